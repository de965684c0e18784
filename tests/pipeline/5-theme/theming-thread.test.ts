import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createThemingThread, type ThemingThread } from '../../../src/pipeline/5-theme/index.js';

const questions = [
  'How many special school places open next year?',
  'When do the special school places open?',
  'Who sits on the provision panel?',
  'How does the provision panel decide?',
].map((text, index) => ({ id: String(index), text }));

let thread: ThemingThread;
beforeAll(() => {
  thread = createThemingThread();
});
afterAll(() => thread.close());

describe('the theming thread', () => {
  it('takes the questions once, and answers again from what it kept', async () => {
    let asked = 0;
    const input = () => {
      asked += 1;
      return { questions, options: {} };
    };
    const first = await thread.theme('one', input);
    expect(first.theming.assignments.map(({ id }) => id)).toEqual(['0', '1', '2', '3']);
    const answers = [{ question: '3', title: 'Panels' }];
    const second = await thread.theme('one', input, { answers, ask: 2, steps: true });
    expect(second.theming.assignments[3]).toMatchObject({ title: 'Panels', confidence: 1 });
    expect(second.ask).not.toContain('3');
    expect(second.steps).toHaveLength(5);
    expect(asked).toBe(1);
    // An answer taken back is gone.
    expect((await thread.theme('one', input)).theming.assignments[3]?.title).not.toBe('Panels');
  });

  it('asks for the questions again once it has seen three other inputs', async () => {
    let asked = 0;
    const input = () => {
      asked += 1;
      return { questions, options: {} };
    };
    for (const key of ['a', 'b', 'c', 'd', 'a']) await thread.theme(key, input);
    expect(asked).toBe(5);
  });

  it('takes many questions in parts', async () => {
    const many = Array.from({ length: 1_200 }, (_, index) => ({
      id: String(index),
      text: `bus ${index % 7}`,
    }));
    const { theming } = await thread.theme('many', () => ({ questions: many, options: {} }));
    expect(theming.assignments).toHaveLength(1_200);
  });
});
