import { afterAll, describe, expect, it } from '@jest/globals';
import { createScreeningThread, screenQuestions } from '../../../src/pipeline/4-screen/index.js';

const thread = createScreeningThread();
afterAll(() => thread.close());

const webinar = { title: 'School places', description: 'Special schools and panels' };
const asked = (count: number, text: string) =>
  Array.from({ length: count }, (_, index) => ({
    id: `${text} ${index}`,
    text: `${text} ${index} of them?`,
  }));

describe('screening in a thread', () => {
  it('gives what screening here gives, however many parts the questions come in', async () => {
    const questions = asked(501, 'Why was Maisie refused');
    expect(await thread.screen(questions, webinar, [])).toEqual(screenQuestions(questions, webinar));
  });

  it('keeps two callers apart', async () => {
    const [one, other] = [asked(3, 'When will the bins be emptied'), asked(2, 'How does a panel decide')];
    const both = await Promise.all([thread.screen(one, webinar, []), thread.screen(other, null, [])]);
    expect(both).toEqual([screenQuestions(one, webinar), screenQuestions(other, null)]);
  });

  it('of none is none', async () => {
    expect(await thread.screen([], webinar, [])).toEqual([]);
  });
});
