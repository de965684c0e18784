import { describe, expect, it } from '@jest/globals';
import { screenMessage, screenQuestions } from '../../../src/pipeline/4-screen/index.js';

const webinar = { title: 'School places', description: 'Special schools, panels and school transport' };
const screen = (text: string) => screenQuestions([{ id: 'q', text }], webinar)[0];
const kinds = (text: string) => screen(text)?.hints.map(({ kind }) => kind) ?? [];

describe('about one child', () => {
  it.each([
    'Why was my son refused a place?',
    'When will our panel decision come?',
    'Can she go to the base in Wickby?',
    'What happens to Kian’s plan?',
    'Our daughter has had no school since May, who do we call?',
  ])('raises: %s', (text) => {
    expect(kinds(text)).toContain('individual-child');
  });

  it.each([
    'How many new places will there be?',
    'As a parent of two children, how will the council train SENCOs?',
    'How do panels decide for children with autism?',
  ])('does not raise: %s', (text) => {
    expect(kinds(text)).not.toContain('individual-child');
  });

  it('gives the exact words', () => {
    expect(
      screen('Why was my son refused a place?')?.hints.find(({ kind }) => kind === 'individual-child')
        ?.because,
    ).toContain('my son');
  });
});

describe('personal details', () => {
  it.each([
    ['Please ring 01632 960123 about it.', 'Please ring [phone number] about it.'],
    ['Write to robin.reed@family.example then.', 'Write to [email address] then.'],
    ['We live in BX1 4QT now.', 'We live in [postcode] now.'],
    ['My daughter Ana waits.', 'My daughter [name] waits.'],
    ['Does Alder Bank Primary School have a base?', 'Does [school] have a base?'],
    ['She was born on 3 May 2014 here.', 'She was born on [date of birth] here.'],
    ['It is about case ref: EHC/20431 still.', 'It is about case ref: [number] still.'],
    // 999 000 0018: 9·10 + 9·9 + 9·8 + 1·2 = 245 = 22·11 + 3, check digit 11 - 3 = 8.
    ['Her number is 999 000 0018 there.', 'Her number is [number] there.'],
  ])('are hidden: %s', (text, wanted) => {
    expect(screen(text)?.redacted).toBe(wanted);
    expect(kinds(text)).toContain('personal-data');
  });

  it('leave other sentences as they are', () => {
    const text = 'How many places open in September 2025 and who pays £300?';
    expect(screen(text)?.redacted).toBe(text);
  });
});

describe('harm', () => {
  it.each([
    'He says he wants to die.',
    'She has been cutting herself.',
    'There are bruises on his arms.',
    'She is scared to go home.',
    'He ran away twice this week.',
    'His father hits him.',
    'I am scared what I’ll do if this goes on.',
  ])('is raised wherever it stands: %s', (text) => {
    const hints = screenMessage({ subject: 'Thanks', wholeText: `Thank you all.\n\n-- \n${text}` });
    expect(hints.map(({ kind }) => kind)).toContain('safeguarding');
  });

  it('is raised by the subject alone', () => {
    expect(screenMessage({ subject: 'suicide', wholeText: '' })).toHaveLength(1);
  });

  it('is not raised by ordinary mail', () => {
    expect(screenMessage({ subject: 'Places', wholeText: 'How many places will there be?' })).toEqual([]);
  });
});

describe('other hints', () => {
  it('something else: another service of the council', () => {
    expect(kinds('When will the potholes and bins be seen to?')).toContain('off-topic');
    expect(kinds('How many special schools will open?')).not.toContain('off-topic');
    expect(
      screenQuestions([{ id: 'q', text: 'When will the potholes be seen to?' }], null)[0]?.hints,
    ).toEqual([]);
  });

  it('the same question in other words', () => {
    const [one, other, third] = screenQuestions(
      [
        { id: '1', text: 'How many new special school places open next year?' },
        { id: '2', text: 'How many special school places will open next year?' },
        { id: '3', text: 'Who drives the minibus to Wickby?' },
      ],
      webinar,
    );
    const has = (hints: { kind: string }[] | undefined) =>
      hints?.some(({ kind }) => kind === 'near-duplicate');
    expect([has(one?.hints), has(other?.hints), has(third?.hints)]).toEqual([true, true, false]);
  });

  it('abuse, and no mere anger', () => {
    expect(kinds('You are all idiots and I know where you live.')).toContain('abusive');
    expect(kinds('I am furious: why must we wait so bloody long?')).not.toContain('abusive');
  });
});

it('ends on text that was made to take for ever', () => {
  for (const piece of ['a ', '(((', 'my my my ', 'Aaa Aaa ', '12 34 ', '@a.', "'s ", 'On '])
    screenMessage({ subject: '', wholeText: piece.repeat(20_000 / piece.length) });
});
