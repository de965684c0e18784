import { describe, expect, it } from '@jest/globals';
import { prepare } from '../../../src/pipeline/5-theme/prepare.js';
import { rounded } from '../../builders/matrix.js';

/** A question of which the model reads the same alone, in its mail and in all of its mail. */
const question = (id: string, text: string, numbers?: number[], message?: string) => {
  const vector = Int8Array.from(numbers ?? []);
  return {
    id,
    text,
    message,
    vectors: numbers === undefined ? undefined : { inText: vector, alone: vector, mail: vector },
  };
};
const topic = (title: string, whole?: number[], ...phrases: number[][]) => ({
  title,
  description: '',
  vectors:
    whole === undefined
      ? undefined
      : { whole: Int8Array.from(whole), phrases: phrases.map((phrase) => Int8Array.from(phrase)) },
});

describe('questions from words alone', () => {
  const prepared = prepare([
    question('a', 'taxi'),
    question('b', 'taxi'),
    question('c', 'bus'),
    question('d', '?'),
  ]);

  it('are like each other by their words', () => {
    expect(rounded(prepared.similarity)).toEqual([
      [1, 1, 0, 0],
      [1, 1, 0, 0],
      [0, 0, 1, 0],
      [0, 0, 0, 0],
    ]);
    expect([prepared.withModel, prepared.alone]).toEqual([false, null]);
  });

  it('speak for each other by eight times their likeness', () => {
    expect(rounded(prepared.support)[0]).toEqual([0, 8, 0, 0]);
  });

  it('fit a topic by the words of question, surroundings and mail', () => {
    // (3 + 2 + 5) · 1.8, for all three are "taxi".
    expect(rounded(prepared.fitTo([topic('taxi'), topic('panel')]))).toEqual([
      [18, 0],
      [18, 0],
      [0, 0],
      [0, 0],
    ]);
  });

  it('are blank where there is no word', () => {
    expect(prepared.isBlank).toEqual([false, false, false, true]);
  });

  it('are none where there is none', () => {
    expect(prepare([])).toMatchObject({ mails: [], isBlank: [], similarity: { rows: 0 } });
  });
});

describe('questions of one mail', () => {
  const prepared = prepare([
    question('a', 'taxi', undefined, 'm'),
    question('b', 'taxi', undefined, 'n'),
    question('c', 'taxi', undefined, 'm'),
  ]);

  it('are numbered as such, and do not speak for each other', () => {
    expect(prepared.mails).toEqual([0, 1, 0]);
    expect(rounded(prepared.support).map((row) => row.map((value) => value > 0))).toEqual([
      [false, true, false],
      [true, false, true],
      [false, true, false],
    ]);
  });
});

describe('questions that a model read', () => {
  // Centred, (1, 0) and (0, 1) are opposite: cosine -1.
  const prepared = prepare([question('a', 'taxi', [1, 0]), question('b', 'bus', [0, 1])]);

  it('are like each other half by meaning and half by words', () => {
    expect(rounded(prepared.similarity)).toEqual([
      [1, -0.5],
      [-0.5, 1],
    ]);
  });

  it('speak for each other by six times meaning and eight times words', () => {
    expect(rounded(prepared.support)).toEqual([
      [0, -6],
      [-6, 0],
    ]);
  });

  it('fit a topic by what is read in the mail, alone and of the mail, and by its phrases', () => {
    // 6 + 2 + 2 for the whole of the topic, 6 + 4 for its phrase.
    const fit = prepared.fitTo([topic('panel', [1, 0], [1, 0]), topic('cost', [0, 1], [0, 1])]);
    expect(rounded(fit)).toEqual([
      [20, -20],
      [-20, 20],
    ]);
  });

  it('fit a topic by the phrase that is nearest', () => {
    // b is -1 like the whole, 1 like the second phrase: -10 + 10. The other topic has no phrase.
    const fit = prepared.fitTo([topic('panel', [1, 0], [1, 0], [0, 1]), topic('cost', [0, 1])]);
    expect(rounded(fit)).toEqual([
      [20, -10],
      [0, 10],
    ]);
  });

  it('fit a topic that was made of several as well as the best of those', () => {
    const [one, other] = [topic('a', [1, 0]), topic('b', [0, 1])];
    const both = { ...one, parts: [one, other] };
    const apart = rounded(prepared.fitTo([one, other]));
    expect(rounded(prepared.fitTo([both, other]))).toEqual(
      apart.map(([first = 0, second = 0]) => [Math.max(first, second), second]),
    );
  });

  it('fit by their words too', () => {
    // Without a vector of the topic: 3 + 2 + 5.
    expect(rounded(prepared.fitTo([topic('taxi')]))).toEqual([[10], [0]]);
  });

  it('are kept as read alone', () => {
    expect(prepared.withModel).toBe(true);
    expect(prepared.alone === null ? [] : rounded(prepared.alone)[0]?.map(Math.sign)).toEqual([1, -1]);
  });

  it('are none blank, though they have no word', () => {
    expect(prepare([question('a', '🙂', [1, 0]), question('b', '🙂')]).isBlank).toEqual([false, true]);
  });

  it('stand beside questions that it did not read', () => {
    const { similarity } = prepare([
      question('a', 'taxi', [1, 0]),
      question('b', 'taxi'),
      question('c', 'bus', [0, 1]),
    ]);
    // Words alone say 1, which counts half.
    expect(rounded(similarity)[0]).toEqual([1, 0.5, -0.5]);
  });
});
