import { describe, expect, it } from '@jest/globals';
import {
  isNhsNumber,
  personalData,
  personalSpans,
  redacted,
} from '../../../src/pipeline/4-screen/personal-data.js';

describe('personal details', () => {
  it.each([
    ['Please ring 01632 960123 about it.', 'Please ring [phone number] about it.'],
    ['Write to robin.reed@family.example then.', 'Write to [email address] then.'],
    ['We live in BX1 4QT now.', 'We live in [postcode] now.'],
    ['My daughter Ana waits.', 'My daughter [name] waits.'],
    ['Does Alder Bank Primary School have a base?', 'Does [school] have a base?'],
    ['She was born on 3 May 2014 here.', 'She was born on [date of birth] here.'],
    ['It is about case ref: EHC/20431 still.', 'It is about case ref: [number] still.'],
    ['Her number is 999 000 0018 there.', 'Her number is [number] there.'],
  ])('are hidden: %s', (text, wanted) => {
    expect(redacted(text)).toBe(wanted);
    expect(personalData(text)?.kind).toBe('personal-data');
  });

  it('leave other sentences as they are', () => {
    const text = 'How many places open in September 2025 and who pays £300?';
    expect(redacted(text)).toBe(text);
    expect(personalData(text)).toBeNull();
  });

  it.each([
    ['My son Zoë’s friend left.', 'My son [name]’s friend left.'],
    ['Please ask Mr O’Hare today.', 'Please ask Mr [name] today.'],
    ['Please ask Mrs McGrew today.', 'Please ask Mrs [name] today.'],
    ['Please ask Dr Ana-May Reed today.', 'Please ask Dr [name] today.'],
    ['Élodie is autistic.', '[name] is autistic.'],
  ])('are hidden to the last letter: %s', (text, wanted) => {
    expect(redacted(text)).toBe(wanted);
  });

  it.each([
    // A name alone, at the start of a sentence or in it.
    ['Zaki has no place.', '[name] has no place.'],
    ['Can Maisie come too?', 'Can [name] come too?'],
    ['why is jayden still at home', 'why is [name] still at home'],
    ['Kians taxi is late.', '[name] taxi is late.'],
    ['ASK MAISIE NOW PLEASE', 'ASK [name] NOW PLEASE'],
    // With its surname, with two names, with a hyphen.
    ['Why is Archie Barnaby waiting?', 'Why is [name] waiting?'],
    ['Ellie-Rose starts soon.', '[name] starts soon.'],
    // A name that is a word as well.
    ['What about Poppy now?', 'What about [name] now?'],
    ['Rowan has no seat.', '[name] has no seat.'],
    ['My son Will waits.', 'My son [name] waits.'],
    ['Please ask Mr Best today.', 'Please ask Mr [name] today.'],
    ['Please ask Ms May today.', 'Please ask Ms [name] today.'],
    // By the words around it alone.
    ['My son tyrique waits.', 'My son [name] waits.'],
    ['My son J is six.', 'My son [name] is six.'],
    ['Will T. get a seat?', 'Will [name] get a seat?'],
    ['Is there a club for Quillon, please?', 'Is there a club for [name], please?'],
  ])('hide a name: %s', (text, wanted) => {
    expect(redacted(text)).toBe(wanted);
  });

  it.each([
    'Will you publish it in May?',
    'Rose beds in the park need water.',
    'Mark the date: the hope is that we all come.',
    'Is Down’s syndrome covered, or Makaton on Tuesdays in Leeds?',
    'Do the TAs and PAs of Ofsted use WhatsApp?',
    'HOW MANY PLACES ARE THERE IN YEAR SIX',
    'Registering took weeks. Grace periods help nobody.',
    'What will Larkmere do for all of its pupils?',
    'It costs £300 for 12 weeks, or 20 % on 3 September.',
    'Who has the last word, e.g. a head?',
  ])('leave alone: %s', (text) => {
    expect(redacted(text)).toBe(text);
  });

  it('hide places where somebody is spoken of: there they say who it is', () => {
    expect(redacted('Can Maisie go to Larkmere in September?')).toBe(
      'Can [name] go to [place] in September?',
    );
    expect(redacted('Is Nia on the bus from Tern House?')).toBe('Is [name] on the bus from [place]?');
    expect(redacted('Nia waits at the stop on Corder Street.')).toBe('[name] waits at the stop on [place].');
  });

  it('hide schools by what they are called, and addresses by their number', () => {
    expect(redacted('Is St Oswin’s full?')).toBe('Is [school] full?');
    expect(redacted('is larkmere primary full')).toBe('is [school] full');
    expect(redacted('Is the local primary school full?')).toBe('Is the local primary school full?');
    expect(redacted('Which school for 52 Keelson House?')).toBe('Which school for [address]?');
  });

  it('hide birthdays, and an age beside a name', () => {
    expect(redacted('Jayden, d.o.b. 22/05/13, waits.')).toBe('[name], d.o.b. [date of birth], waits.');
    expect(redacted('Tobias turns 18 on 3 September.')).toBe('[name] turns 18 on [date of birth].');
    expect(redacted('Aidan is 18 already (27 May).')).toBe('[name] is 18 already ([date of birth]).');
    expect(redacted('Nia, aged 7, waits.')).toBe('[name], aged [age], waits.');
    expect(redacted('Clubs for children aged 7 exist.')).toBe('Clubs for children aged 7 exist.');
  });

  it('hide a name wherever it stands again, and no word that begins like it', () => {
    expect(redacted('My daughter Ana waits. Poor Ana! Analysis helps.')).toBe(
      'My daughter [name] waits. Poor [name]! Analysis helps.',
    );
  });

  it('that overlap become one, of the longest one’s kind', () => {
    expect(personalSpans('Is Robin at Alder Bank School, robin.reed@alder.example?')).toEqual([
      { kind: 'name', start: 3, end: 8 },
      { kind: 'school', start: 12, end: 29 },
      { kind: 'email', start: 31, end: 55 },
    ]);
    const text = 'My son Kian Reed Primary School';
    expect(redacted(text)).toBe('My son [school]');
  });

  it('hide account names, registrations and a pupil’s number', () => {
    expect(redacted('Tell @robin_reed about AB12 CDE and X123456789012.')).toBe(
      'Tell [account] about [number] and [number].',
    );
  });

  it('give each exact word once', () => {
    expect(personalData('BX1 4QT, yes, BX1 4QT.')?.because).toEqual(['BX1 4QT']);
  });
});

describe('an NHS number', () => {
  it('ends in the digit its weighted sum asks for', () => {
    // 9·10 + 9·9 + 9·8 + 1·2 = 245 = 22·11 + 3, check digit 11 - 3 = 8.
    expect(isNhsNumber('9990000018')).toBe(true);
    expect(isNhsNumber('9990000017')).toBe(false);
  });

  it('ends in 0 where the sum is a multiple of 11', () => {
    // 243 + 5·2 = 253 = 23·11.
    expect(isNhsNumber('9990000050')).toBe(true);
  });

  it('is never given where the digit would be 10', () => {
    // 243 = 22·11 + 1, and 11 - 1 is no digit.
    const tried = Array.from({ length: 10 }, (_, digit) => isNhsNumber(`999000000${digit}`));
    expect(tried).not.toContain(true);
  });

  it('has ten digits', () => {
    expect(isNhsNumber('999000001')).toBe(false);
    expect(isNhsNumber('99900000l8')).toBe(false);
  });
});
