import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Programme } from '../../src/programme.js';
import type { Webinar } from '../../src/store/index.js';
import { openTestProgramme } from '../builders/programme.js';
import { mailTexts, sendMails, standing, themedWebinar } from '../builders/themed-webinar.js';
import { fakeVectorMaker } from '../builders/vectors.js';

let programme: Programme;
let close: () => Promise<void>;
let webinar: Webinar;

beforeEach(async () => {
  ({ programme, close } = await openTestProgramme());
  webinar = await themedWebinar(programme);
});
afterEach(() => close());

const taxi = 'Does the school taxi carry an escort?';
const panel = 'How does the provision panel decide?';

describe('while nobody has worked on the themes', () => {
  it('each question stands under the topic it fits', async () => {
    const { titleOf } = await standing(programme, webinar);
    expect(mailTexts.map(titleOf)).toEqual([
      ...Array<string>(3).fill('Places'),
      ...Array<string>(3).fill('Panels'),
      ...Array<string>(3).fill('Taxis'),
    ]);
  });

  it('a run over more mail groups everything afresh, and themes keep their ids', async () => {
    const before = await standing(programme, webinar);
    await sendMails(programme, webinar, ['When will the new special school places be ready?'], 20);
    const after = await standing(programme, webinar);
    expect(after.titleOf('When will the new special school places be ready?')).toBe('Places');
    expect(after.themes.get('Taxis')?.id).toBe(before.themes.get('Taxis')?.id);
    expect(await programme.proposals.list(webinar.id)).toEqual([]);
  });

  it('another granularity is kept with the webinar, and each step says how many themes it gives', async () => {
    await programme.theming.regroup(webinar.id, 2);
    expect((await programme.store.webinars.get(webinar.id)).granularity).toBe(2);
    const steps = await programme.theming.steps(webinar.id);
    expect(steps.map(({ granularity }) => granularity)).toEqual([-2, -1, 0, 1, 2]);
    expect(steps.every(({ themes }) => themes >= 3)).toBe(true);
  });
});

describe('once a person has worked on the themes', () => {
  const place = async (asked: string, title: string) => {
    const { themes, asking } = await standing(programme, webinar);
    const question = asking(asked);
    const theme = themes.get(title)?.id ?? null;
    await programme.ranking.moveQuestion(webinar.id, question.id, question.version, theme, 'Host');
  };

  it('placed questions stay, new ones join a standing theme, and strangers wait in the tray', async () => {
    await place(taxi, 'Panels');
    await sendMails(
      programme,
      webinar,
      ['May parents see what the provision panel wrote?', 'Zebras xylophone quicksilver?'],
      20,
    );
    const { titleOf } = await standing(programme, webinar);
    expect(titleOf(taxi)).toBe('Panels');
    expect(titleOf(panel)).toBe('Panels');
    expect(titleOf('May parents see what the provision panel wrote?')).toBe('Panels');
    expect(titleOf('Zebras xylophone quicksilver?')).toBeNull();
  });

  it('a full run only proposes, and what a person placed is never proposed', async () => {
    await place(panel, 'Panels');
    const { asking, themes } = await standing(programme, webinar);
    // As if an earlier run had put it there.
    await programme.store.questions.place([
      { id: asking(taxi).id, theme: themes.get('Panels')?.id ?? null, confidence: 0, because: [] },
    ]);
    await programme.theming.propose(await programme.store.webinars.get(webinar.id));
    const [proposal, ...more] = await programme.proposals.list(webinar.id);
    expect(more).toEqual([]);
    expect(proposal).toMatchObject({
      question: asking(taxi).id,
      from: themes.get('Panels')?.id,
      to: themes.get('Taxis')?.id,
    });
    expect((await standing(programme, webinar)).titleOf(taxi)).toBe('Panels');
  });

  it('an accepted proposal moves the question, and a dismissed one is not proposed again', async () => {
    await place(panel, 'Panels');
    const { asking, themes } = await standing(programme, webinar);
    const wrong = themes.get('Panels')?.id ?? null;
    const misplaced = [taxi, 'Which firm runs the school taxi?'];
    await programme.store.questions.place(
      misplaced.map((asked) => ({ id: asking(asked).id, theme: wrong, confidence: 0, because: [] })),
    );
    const propose = async () => programme.theming.propose(await programme.store.webinars.get(webinar.id));
    expect(await propose()).toBe(2);
    const list = await programme.proposals.list(webinar.id);
    const of = (asked: string) => list.find(({ question }) => question === asking(asked).id)?.id ?? '';
    expect(await programme.proposals.accept(webinar.id, of(taxi), 'Host')).toBe(true);
    await programme.proposals.dismiss(webinar.id, of(misplaced[1] ?? ''), 'Host');
    const after = await standing(programme, webinar);
    expect(after.titleOf(taxi)).toBe('Taxis');
    expect(after.titleOf(misplaced[1] ?? '')).toBe('Panels');
    expect(await propose()).toBe(0);
  });

  it('accepting all moves what nobody placed meanwhile', async () => {
    await place(panel, 'Panels');
    const { asking, themes } = await standing(programme, webinar);
    await programme.store.questions.place([
      { id: asking(taxi).id, theme: null, confidence: 0, because: [] },
      { id: asking(mailTexts[0] ?? '').id, theme: null, confidence: 0, because: [] },
    ]);
    await programme.theming.propose(await programme.store.webinars.get(webinar.id));
    const question = (await standing(programme, webinar)).asking(taxi);
    await programme.ranking.moveQuestion(
      webinar.id,
      question.id,
      question.version,
      themes.get('Panels')?.id ?? null,
      'Other host',
    );
    expect(await programme.proposals.acceptAll(webinar.id, 'Host')).toBe(1);
    const after = await standing(programme, webinar);
    expect(after.titleOf(taxi)).toBe('Panels');
    expect(after.titleOf(mailTexts[0] ?? '')).toBe('Places');
  });

  it('"not here" sends a question to the tray and keeps it out of that theme in later runs', async () => {
    const { asking, themes } = await standing(programme, webinar);
    const question = asking(taxi);
    await programme.ranking.notHere(
      webinar.id,
      question.id,
      question.version,
      themes.get('Taxis')?.id ?? '',
      'Host',
    );
    await programme.theming.run(webinar.id);
    expect((await standing(programme, webinar)).titleOf(taxi)).toBeNull();
    const proposals = await programme.proposals.list(webinar.id);
    expect(proposals.filter(({ to }) => to === themes.get('Taxis')?.id)).toEqual([]);
  });

  it('"not here" holds for a theme that was found, and it is not offered again', async () => {
    const plain = await themedWebinar(programme, { topics: [] });
    const { questions } = await standing(programme, plain);
    const grouped = questions.find(({ theme }) => theme !== null);
    const refused = grouped?.theme ?? '';
    await programme.ranking.notHere(plain.id, grouped?.id ?? '', grouped?.version ?? 0, refused, 'Host');
    await programme.theming.run(plain.id);
    expect((await programme.store.questions.get(grouped?.id ?? '')).theme).toBeNull();
    const proposals = await programme.proposals.list(plain.id);
    expect(proposals.filter(({ question, to }) => question === grouped?.id && to === refused)).toEqual([]);
    const others = new Set(questions.filter(({ id }) => id !== grouped?.id).map(({ id }) => id));
    const { next } = await programme.sorting.state(plain.id, others);
    expect(next?.question.id).toBe(grouped?.id);
    expect(next?.likeliest.map(({ theme }) => theme)).not.toContain(refused);
  });

  it('an earlier state can be looked at and brought back, and so can what stood before that', async () => {
    const { asking } = await standing(programme, webinar);
    const [first] = await programme.earlierStates.list(webinar.id);
    await place(taxi, 'Panels');
    await programme.earlierStates.restore(webinar.id, first?.id ?? '', 'Host');
    expect((await standing(programme, webinar)).titleOf(taxi)).toBe('Taxis');
    const [undo] = await programme.earlierStates.list(webinar.id);
    expect(undo?.kind).toBe('restore');
    const { result } = await programme.earlierStates.get(webinar.id, undo?.id ?? '');
    expect(result.find(({ question }) => question === asking(taxi).id)?.theme).not.toBe(asking(taxi).theme);
    await programme.earlierStates.restore(webinar.id, undo?.id ?? '', 'Host');
    expect((await standing(programme, webinar)).titleOf(taxi)).toBe('Panels');
  });
});

describe('vectors', () => {
  it('are made once when a mail is collected, and kept', async () => {
    await close();
    const maker = fakeVectorMaker();
    ({ programme, close } = await openTestProgramme(undefined, maker));
    webinar = await themedWebinar(programme);
    const mails = () => maker.read.filter((text) => mailTexts.includes(text.trim()));
    expect(mails()).toHaveLength(mailTexts.length);
    await programme.theming.run(webinar.id);
    expect(mails()).toHaveLength(mailTexts.length);
    expect(maker.read.filter((text) => text === 'Panels')).toHaveLength(1);
    expect((await standing(programme, webinar)).titleOf(taxi)).toBe('Taxis');
  });

  it('of another model are made anew', async () => {
    await close();
    const maker = fakeVectorMaker();
    ({ programme, close } = await openTestProgramme(undefined, maker));
    webinar = await themedWebinar(programme);
    const [question] = await programme.store.questions.ofWebinar(webinar.id);
    const [stored] = await programme.store.vectors.ofWebinar(webinar.id, 'words');
    await programme.store.vectors.save({ ...(stored ?? never()), model: 'an older one' });
    expect(await programme.store.vectors.count(webinar.id, 'words')).toBe(mailTexts.length - 1);
    expect(await programme.theming.readByAnother(webinar.id)).toBe(1);
    await programme.theming.run(webinar.id);
    expect(await programme.theming.readByAnother(webinar.id)).toBe(0);
    expect(await programme.store.vectors.count(webinar.id, 'words')).toBe(mailTexts.length);
    expect(question).toBeDefined();
  });

  it('that cannot be made leave words alone, and the service says why', async () => {
    await close();
    ({ programme, close } = await openTestProgramme(undefined, fakeVectorMaker(0)));
    webinar = await themedWebinar(programme);
    expect(programme.theming.problem).toBe('It is spent.');
    expect((await standing(programme, webinar)).titleOf(taxi)).toBe('Taxis');
  });
});

function never(): never {
  throw new Error('There are no vectors.');
}
