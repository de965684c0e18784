import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Programme } from '../../src/programme.js';
import { NotFound, StaleVersion, type Webinar } from '../../src/store/index.js';
import { openTestProgramme } from '../builders/programme.js';
import { mailTexts, sendMails, standing, themedWebinar } from '../builders/themed-webinar.js';

let programme: Programme;
let close: () => Promise<void>;
let webinar: Webinar;

beforeEach(async () => {
  ({ programme, close } = await openTestProgramme());
  webinar = await themedWebinar(programme);
});
afterEach(() => close());

const taxi = 'Does the school taxi carry an escort?';
const answer = async (asked: string, choice: Parameters<Programme['sorting']['answer']>[3]) => {
  const question = (await standing(programme, webinar)).asking(asked);
  return programme.sorting.answer(webinar.id, question.id, question.version, choice, 'Host');
};

describe('what is asked', () => {
  it('is a question with the likeliest themes first, and how sure the grouping is', async () => {
    const state = await programme.sorting.state(webinar.id);
    expect(mailTexts).toContain(state.next?.question.asked);
    expect(state.next?.likeliest.length).toBeGreaterThan(1);
    expect(state.sure + state.likely + state.unsure).toBe(mailTexts.length);
    expect(state).toMatchObject({ answers: 0, last: null });
  });

  it('is never one that is held back, or that this person passed over', async () => {
    const { questions } = await standing(programme, webinar);
    const [first, second, ...rest] = questions;
    await programme.reviewing.setAside(first?.id ?? '', first?.version ?? 0, 'off-topic', { name: 'Mod' });
    const state = await programme.sorting.state(webinar.id, new Set(rest.map(({ id }) => id)));
    expect(state.next?.question.id).toBe(second?.id);
  });

  it('ends when everything is placed by a person', async () => {
    for (const text of mailTexts) await answer(text, { kind: 'tray' });
    expect((await programme.sorting.state(webinar.id)).next).toBeNull();
  });

  it('stands with two sentences around it, which hosts see only where the mail names nobody', async () => {
    const text = 'We are tired. The bus is cold. Is there a heated bus? It snows. We wait.';
    await sendMails(programme, webinar, [text], 30);
    const { questions } = await standing(programme, webinar);
    const others = new Set(questions.filter(({ asked }) => !asked.includes('heated')).map(({ id }) => id));
    const { next } = await programme.sorting.state(webinar.id, others);
    expect(next?.around).toEqual({ before: 'We are tired. The bus is cold. ', after: ' It snows. We wait.' });
    expect(next?.contextIsSafe).toBe(true);
    await sendMails(programme, webinar, ['Will the ferry run? Ring me on 020 7946 0123.'], 40);
    const now = (await standing(programme, webinar)).questions;
    const all = new Set(now.filter(({ asked }) => !asked.includes('ferry')).map(({ id }) => id));
    expect((await programme.sorting.state(webinar.id, all)).next?.contextIsSafe).toBe(false);
  });
});

describe('an answer', () => {
  it('places the question for good', async () => {
    const { themes } = await standing(programme, webinar);
    const step = await answer(taxi, { kind: 'theme', theme: themes.get('Panels')?.id ?? '' });
    expect(step).toMatchObject({ opened: false, undone: false, who: 'Host' });
    await programme.theming.run(webinar.id);
    expect((await standing(programme, webinar)).titleOf(taxi)).toBe('Panels');
    expect((await programme.store.webinars.get(webinar.id)).themesWorkedOn).toBe(true);
  });

  it('may open a theme, which a second answer of that title joins', async () => {
    const step = await answer(taxi, { kind: 'title', title: 'Escorts' });
    expect(step.opened).toBe(true);
    const second = await answer('Which firm runs the school taxi?', { kind: 'title', title: 'Escorts' });
    expect(second).toMatchObject({ opened: false, theme: step.theme });
    expect((await standing(programme, webinar)).titleOf(taxi)).toBe('Escorts');
  });

  it('moves others that it taught about, and undoing puts all of them back', async () => {
    const before = await standing(programme, webinar);
    const where = (state: Awaited<ReturnType<typeof standing>>) => mailTexts.map(state.titleOf);
    const steps = [];
    for (const text of mailTexts.slice(6, 8))
      steps.push(await answer(text, { kind: 'title', title: 'Minibuses' }));
    expect((await standing(programme, webinar)).titleOf(mailTexts[6] ?? '')).toBe('Minibuses');
    for (const { id } of steps.reverse())
      expect(await programme.sorting.undo(webinar.id, id, 'Host')).toBe(true);
    const after = await standing(programme, webinar);
    expect(where(after)).toEqual(where(before));
    expect(after.themes.has('Minibuses')).toBe(false);
    expect(after.questions.every(({ placedBy }) => placedBy === 'machine')).toBe(true);
    expect(await programme.sorting.undo(webinar.id, steps[0]?.id ?? '', 'Host')).toBe(false);
  });

  it('may take along what asks much the same in other mails, and undoing puts all of them back', async () => {
    const copy = 'Does the school taxi carry an escort, please?';
    await sendMails(programme, webinar, [copy], 60);
    const before = await standing(programme, webinar);
    const asked = before.asking(taxi);
    const others = before.questions.filter(({ id }) => id !== asked.id && before.asking(copy).id !== id);
    const { next } = await programme.sorting.state(webinar.id, new Set(others.map(({ id }) => id)));
    const [one, other] = [next?.question.asked, ...(next?.together ?? []).map((also) => also.asked)];
    expect([one, other].sort()).toEqual([taxi, copy].sort());
    const step = await programme.sorting.answer(
      webinar.id,
      asked.id,
      asked.version,
      { kind: 'title', title: 'Escorts' },
      'Host',
      [before.asking(copy).id, 'no such question'],
    );
    expect(step.together).toEqual([
      { question: before.asking(copy).id, before: { theme: before.asking(copy).theme, placedBy: 'machine' } },
    ]);
    const placed = await standing(programme, webinar);
    expect([placed.titleOf(taxi), placed.titleOf(copy)]).toEqual(['Escorts', 'Escorts']);
    expect(placed.asking(copy).placedBy).toBe('person');
    await programme.sorting.undo(webinar.id, step.id, 'Host');
    const after = await standing(programme, webinar);
    expect([after.titleOf(taxi), after.titleOf(copy)]).toEqual([before.titleOf(taxi), before.titleOf(copy)]);
    expect(after.asking(copy).placedBy).toBe('machine');
  });

  it('takes nothing along that a person placed', async () => {
    const copy = 'Does the school taxi carry an escort, please?';
    await sendMails(programme, webinar, [copy], 60);
    const { asking, themes } = await standing(programme, webinar);
    const panels = themes.get('Panels')?.id ?? null;
    await programme.ranking.moveQuestion(webinar.id, asking(copy).id, asking(copy).version, panels, 'Host');
    const { id, version } = asking(taxi);
    const step = await programme.sorting.answer(webinar.id, id, version, { kind: 'tray' }, 'Host', [
      asking(copy).id,
    ]);
    expect(step.together).toEqual([]);
    expect((await standing(programme, webinar)).titleOf(copy)).toBe('Panels');
  });

  it('undone leaves alone what somebody placed since', async () => {
    const { themes } = await standing(programme, webinar);
    const step = await answer(taxi, { kind: 'theme', theme: themes.get('Panels')?.id ?? '' });
    const question = (await standing(programme, webinar)).asking(taxi);
    await programme.ranking.moveQuestion(
      webinar.id,
      question.id,
      question.version,
      themes.get('Places')?.id ?? null,
      'Other host',
    );
    await programme.sorting.undo(webinar.id, step.id, 'Host');
    expect((await standing(programme, webinar)).titleOf(taxi)).toBe('Places');
  });

  it('is refused on a stale page, for another webinar, and for a theme that is gone', async () => {
    const question = (await standing(programme, webinar)).asking(taxi);
    const give = (id: string, version: number, choice: Parameters<Programme['sorting']['answer']>[3]) =>
      programme.sorting.answer(id, question.id, version, choice, 'Host');
    await expect(give(webinar.id, question.version + 1, { kind: 'tray' })).rejects.toThrow(StaleVersion);
    const other = await themedWebinar(programme);
    await expect(give(other.id, question.version, { kind: 'tray' })).rejects.toThrow(NotFound);
    await expect(give(webinar.id, question.version, { kind: 'theme', theme: 'gone' })).rejects.toThrow(
      NotFound,
    );
    const step = await answer(taxi, { kind: 'tray' });
    await expect(programme.sorting.undo(other.id, step.id, 'Host')).rejects.toThrow(NotFound);
  });
});
