import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Programme } from '../../src/programme.js';
import type { Webinar } from '../../src/store/index.js';
import { appOf, signedIn } from '../builders/pages.js';
import { addWebinar, openTestProgramme } from '../builders/programme.js';
import { addQuestion } from '../builders/question.js';

let programme: Programme;
let webinar: Webinar;
let close: () => Promise<void>;
beforeEach(async () => {
  ({ programme, close } = await openTestProgramme());
  webinar = await addWebinar(programme);
});
afterEach(() => close());

async function runningOrder(): Promise<string> {
  const host = await signedIn(appOf(programme), programme, ['host']);
  return (await host.get(`/webinars/${webinar.id}/running-order`).expect(200)).text;
}

describe('the running order', () => {
  it('says when there is nothing to run', async () => {
    const text = await runningOrder();
    expect(text).toContain('There is nothing to run yet');
    expect(text).toContain('Wednesday 27 November 2024, 7.30pm to 8.30pm');
  });

  it('shows what hosts prepared and the wording of questions, and never what is held back', async () => {
    const theme = await programme.ranking.addTheme(webinar.id, 'Buses', 'Test');
    const flagged = [{ kind: 'personal-data' as const, score: 1, because: ['secret'] }];
    await programme.ranking.prepare(
      webinar.id,
      theme,
      1,
      { wording: 'Who gets a bus?', owner: 'Transport', draftAnswer: 'Those who need one.' },
      'Test',
    );
    await addQuestion(programme, webinar, {
      theme,
      asked: 'Is secret Sam on a bus?',
      wording: 'Reworded one',
    });
    await addQuestion(programme, webinar, { theme, asked: 'Secret aside', state: 'set-aside' });
    await addQuestion(programme, webinar, { theme, asked: 'Secret flag', hints: flagged });
    await addQuestion(programme, webinar, { asked: 'Secret tray', hints: flagged });
    await addQuestion(programme, webinar, {
      theme,
      asked: 'Reviewed flag',
      hints: flagged,
      state: 'included',
      family: null,
    });
    await addQuestion(programme, webinar, { asked: 'In no theme at all' });
    const text = await runningOrder();
    for (const words of [
      '1. Buses',
      'Who gets a bus?',
      'Answered by Transport',
      'Those who need one.',
      'Reworded one',
      'Reviewed flag',
      'In no theme at all',
      '2 questions from at least 2 families',
    ])
      expect(text).toContain(words);
    expect(text).not.toMatch(/secret/i);
  });

  it('shows five questions of a theme and counts the rest, and leaves out themes without any', async () => {
    const theme = await programme.ranking.addTheme(webinar.id, 'Buses', 'Test');
    await programme.ranking.addTheme(webinar.id, 'Empty one', 'Test');
    for (let n = 1; n <= 7; n += 1) await addQuestion(programme, webinar, { theme, asked: `Bus ${n}?` });
    const text = await runningOrder();
    expect(text.match(/Bus \d\?/g)).toHaveLength(5);
    expect(text).toContain('And 2 more.');
    expect(text).not.toContain('Empty one');
  });
});
