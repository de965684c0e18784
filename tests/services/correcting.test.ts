import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Programme } from '../../src/programme.js';
import { account } from '../../src/services/accounting.js';
import type { Message, Question, Webinar } from '../../src/store/index.js';
import { fetched, type MailParts } from '../builders/mail.js';
import { addWebinar, collect, openTestProgramme } from '../builders/programme.js';

let programme: Programme;
let webinar: Webinar;
let close: () => Promise<void>;
beforeEach(async () => {
  ({ programme, close } = await openTestProgramme());
  webinar = await addWebinar(programme);
});
afterEach(() => close());

const ana = { name: 'Ana' };

async function mailOf(parts: MailParts): Promise<Message> {
  await collect(programme, webinar, [fetched(parts)]);
  const [line] = await programme.store.messages.page(webinar.id, null, 0, 1);
  return programme.store.messages.get(line?.id ?? '');
}
const again = ({ id }: Message) => programme.store.messages.get(id);
const questionsOf = async ({ id }: Message) =>
  (await programme.store.questions.ofMessage(id)).sort((a, b) => a.start - b.start);
const askedIn = async (message: Message) => (await questionsOf(message)).map(({ asked }) => asked);
async function only(message: Message, nth = 0): Promise<Question> {
  const question = (await questionsOf(message))[nth];
  if (question === undefined) throw new Error('The mail holds no such question.');
  return question;
}
/** What must hold after every change. */
async function holds(message: Message) {
  const { visibleText, wholeText } = await again(message);
  for (const { asked, start, end, inWhole } of await questionsOf(message))
    expect((inWhole === true ? wholeText : visibleText).slice(start, end)).toBe(asked);
  expect((await account(programme.store, webinar.id)).faults).toEqual([]);
}

const two = { text: 'How many places will there be? Is there a bus to the new school?' };

describe('a question that was missed', () => {
  const thanks = { text: 'Thank you for the newsletter.' };

  it('makes a mail without a question one with a question, of the same family', async () => {
    const message = await mailOf(thanks);
    expect(message.outcome).toBe('no-question');
    await programme.correcting.add(message, 'The  newsletter\n', null, ana);
    expect(await only(message)).toMatchObject({
      asked: 'the newsletter',
      start: 14,
      end: 28,
      family: message.family,
      theme: null,
      placedBy: 'machine',
      state: 'undecided',
    });
    expect((await again(message)).outcome).toBe('questions');
    await holds(message);
  });

  it('taken away again leaves the mail what it was', async () => {
    const message = await mailOf(thanks);
    await programme.correcting.add(message, 'the newsletter', null, ana);
    await programme.correcting.takeAway(await again(message), await only(message), ana);
    expect(await again(message)).toMatchObject({ outcome: 'no-question', reason: message.reason });
    await holds(message);
  });

  it('is found in the part cut away, where it stands', async () => {
    const message = await mailOf({
      text: 'Thank you for your answer.\n\nOn Mon, 4 Nov 2024 at 10:00, Jo <jo@school.example> wrote:\n> Hello\n> Will the lift be\n> mended?',
    });
    await programme.correcting.add(message, 'Will the lift be mended?', null, ana);
    const question = await only(message);
    expect(question.inWhole).toBe(true);
    expect(question.asked).toBe('Will the lift be\n> mended?');
    await holds(message);
  });

  it('of words that stand twice is the one selected', async () => {
    const message = await mailOf({ text: 'Thank you for the bus news. The bus news was good.' });
    await programme.correcting.add(message, 'bus news', 30, ana);
    expect((await only(message)).start).toBe(32);
  });

  it('is refused where the words stand nowhere, are none, or belong to another', async () => {
    const message = await mailOf(two);
    const add = (words: string) => programme.correcting.add(message, words, null, ana);
    await expect(add('a helicopter')).rejects.toThrow('do not stand in the mail');
    await expect(add(' ')).rejects.toThrow('Enter the words');
    await expect(add('a bus')).rejects.toThrow('belong to another question');
    expect(await again(message)).toEqual(message);
  });

  it('is flagged as a collected one is', async () => {
    const message = await mailOf({ text: 'Thank you for the call to 01632 960123 last week.' });
    await programme.correcting.add(message, 'the call to 01632 960123', null, ana);
    const question = await only(message);
    expect(question.hints.map(({ kind }) => kind)).toContain('personal-data');
    expect(question.redacted).not.toContain('960123');
  });
});

describe('a question that is none', () => {
  it('goes, with the mail counted as without one when it was the only one, and comes back as it was', async () => {
    const message = await mailOf({ text: 'How many places will there be?' });
    const before = await only(message);
    await programme.correcting.takeAway(message, before, ana);
    expect(await askedIn(message)).toEqual([]);
    expect(await again(message)).toMatchObject({
      outcome: 'no-question',
      reason: 'A moderator found no question in it.',
    });
    await holds(message);
    await programme.correcting.undo(await again(message), ana);
    expect(await only(message)).toEqual({ ...before, removed: false, version: 3 });
    expect(await again(message)).toMatchObject({ outcome: 'questions', reason: '' });
    await holds(message);
  });

  it('does not come back when the same mail is collected again', async () => {
    const message = await mailOf(two);
    await programme.correcting.takeAway(message, await only(message), ana);
    await collect(programme, webinar, [fetched(two)]);
    expect(await askedIn(message)).toEqual(['Is there a bus to the new school?']);
    // Even a run that was slower than the person stores nothing anew.
    const gone = await programme.store.questions.get(
      (await again(message)).corrections?.[0]?.removed[0] ?? '',
    );
    await programme.store.questions.addOnce([{ ...gone, removed: false }]);
    expect(await askedIn(message)).toEqual(['Is there a bus to the new school?']);
    await holds(message);
  });
});

describe('where a question begins and ends', () => {
  it('is changed in place: theme and a wording that a person gave stay', async () => {
    const message = await mailOf(two);
    const old = await only(message, 1);
    await programme.store.questions.moveToTheme(old.id, 1, 'transport');
    await programme.reviewing.reword(old.id, 2, 'A bus?', ana);
    await programme.correcting.trim(message, await only(message, 1), 'Is there a bus', ana);
    expect(await only(message, 1)).toMatchObject({
      asked: 'Is there a bus',
      wording: 'A bus?',
      theme: 'transport',
      placedBy: 'person',
    });
    await holds(message);
  });

  it('needs a new look where words were added, and none where they were only taken away', async () => {
    const message = await mailOf({ text: 'Many thanks for the evening. How many places will there be?' });
    await programme.reviewing.include((await only(message)).id, 1, ana);
    await programme.correcting.trim(message, await only(message), 'How many places', ana);
    expect((await only(message)).state).toBe('included');
    await programme.correcting.trim(
      await again(message),
      await only(message),
      'Many thanks for the evening. How many places will there be?',
      ana,
    );
    expect((await only(message)).state).toBe('undecided');
  });

  it('set aside stays set aside however it is changed', async () => {
    const message = await mailOf({ text: 'Many thanks for the evening. How many places will there be?' });
    await programme.reviewing.setAside((await only(message)).id, 1, 'off-topic', ana);
    await programme.correcting.trim(
      message,
      await only(message),
      'Many thanks for the evening. How many places',
      ana,
    );
    expect(await only(message)).toMatchObject({ state: 'set-aside', setAsideReason: 'off-topic' });
  });

  it('is changed though its general half was split off, which shares its words', async () => {
    const message = await mailOf({ text: 'How many places will there be and is there a bus?' });
    const whole = await only(message);
    const general = { asked: 'is there a bus?', start: whole.end - 15, end: whole.end };
    await programme.store.questions.addOnce([{ ...whole, ...general, id: 'general' }]);
    await programme.correcting.trim(message, whole, 'How many places', ana);
    expect(await askedIn(message)).toEqual(['How many places', 'is there a bus?']);
  });

  it('cannot run into another question, or stay the same', async () => {
    const message = await mailOf(two);
    const first = await only(message);
    const trim = (words: string) => programme.correcting.trim(message, first, words, ana);
    await expect(trim('there be? Is there')).rejects.toThrow('belong to another question');
    await expect(trim(first.asked)).rejects.toThrow('as they stand');
    await holds(message);
  });
});

describe('splitting and joining', () => {
  const one = { text: 'How many places will there be and is there a bus?' };

  it('makes two of one and one of two, true to the text', async () => {
    const message = await mailOf(one);
    const whole = await only(message);
    await programme.correcting.split(message, whole, whole.asked.indexOf('is there'), ana);
    expect(await askedIn(message)).toEqual(['How many places will there be and', 'is there a bus?']);
    await holds(message);
    await programme.correcting.join(await again(message), await only(message), await only(message, 1), ana);
    expect(await askedIn(message)).toEqual([whole.asked]);
    await holds(message);
    for (let n = 0; n < 2; n += 1) await programme.correcting.undo(await again(message), ana);
    expect((await only(message)).id).toBe(whole.id);
    expect((await again(message)).corrections).toEqual([]);
    await expect(programme.correcting.undo(await again(message), ana)).rejects.toThrow('nothing to undo');
    await holds(message);
  });

  it('leaves parts where a person had placed the whole, and never shows a wording that was hidden', async () => {
    const message = await mailOf(one);
    const { id } = await only(message);
    await programme.store.questions.moveToTheme(id, 1, 'places');
    await programme.reviewing.reword(id, 2, 'Places and buses?', ana);
    await programme.correcting.split(message, await only(message), 30, ana);
    const parts = await questionsOf(message);
    expect(parts.map(({ theme, wording }) => [theme, wording])).toEqual([
      ['places', 'Places and buses?'],
      ['places', 'Places and buses?'],
    ]);
    await programme.correcting.join(await again(message), await only(message), await only(message, 1), ana);
    expect((await only(message)).wording).toBe('Places and buses? Places and buses?');
  });

  it('lets parts of a question that the machine placed wait in the tray', async () => {
    const message = await mailOf(one);
    const { id } = await only(message);
    await programme.store.questions.place([{ id, theme: 'places', confidence: 1, because: [] }]);
    await programme.correcting.split(message, await only(message), 30, ana);
    expect((await questionsOf(message)).map(({ theme }) => theme)).toEqual([null, null]);
  });

  it('refuses a place outside, and questions that do not follow each other', async () => {
    const message = await mailOf({ text: `${two.text} Who pays for it?` });
    const [first, second, third] = [await only(message), await only(message, 1), await only(message, 2)];
    for (const at of [0, 1.5, -1, 500])
      await expect(programme.correcting.split(message, first, at, ana)).rejects.toThrow(
        'inside the question',
      );
    await expect(programme.correcting.join(message, second, first, ana)).rejects.toThrow(
      'one after the other',
    );
    await expect(programme.correcting.join(message, first, third, ana)).rejects.toThrow('between these two');
    await holds(message);
  });
});

describe('every correction', () => {
  it('is refused from a stale page, of the mail or of the question', async () => {
    const message = await mailOf(two);
    const [first, second] = [await only(message), await only(message, 1)];
    await programme.reviewing.include(second.id, 1, ana);
    await expect(programme.correcting.takeAway(message, second, ana)).rejects.toThrow('Somebody else');
    await programme.correcting.takeAway(message, first, ana);
    await expect(programme.correcting.undo(message, ana)).rejects.toThrow('Somebody else');
    await expect(programme.correcting.takeAway(await again(message), first, ana)).rejects.toThrow('not here');
    expect(await askedIn(message)).toEqual([second.asked]);
  });

  it('is in the history without words of the mail', async () => {
    const message = await mailOf(two);
    await programme.correcting.takeAway(message, await only(message), ana);
    await programme.correcting.undo(await again(message), ana);
    const entries = await programme.store.history.of(message.id);
    expect(entries.map(({ who, action, detail }) => [who, action, detail]).sort()).toEqual([
      ['Ana', 'question taken away', ''],
      ['Ana', 'undone: question taken away', ''],
    ]);
  });

  it('leaves the count of families', async () => {
    const message = await mailOf(two);
    await programme.correcting.split(message, await only(message), 9, ana);
    expect(await account(programme.store, webinar.id)).toMatchObject({ families: 1, questions: 3 });
  });

  it('is refused on a copy, which would be counted twice', async () => {
    await mailOf(two);
    await collect(programme, webinar, [
      fetched(two, undefined, 'other.eml'),
      fetched({ ...two, subject: 'Again' }),
    ]);
    const [copy] = await programme.store.messages.page(webinar.id, 'duplicate-copy', 0, 1);
    const message = await programme.store.messages.get(copy?.id ?? '');
    await expect(programme.correcting.add(message, 'places', null, ana)).rejects.toThrow('is a copy');
  });
});
