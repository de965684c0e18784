import { describe, expect, it } from '@jest/globals';
import {
  neighboursOf,
  questionVectors,
  similarityOf,
  smoothed,
} from '../../../src/pipeline/5-theme/similarity.js';

const square = (...rows: number[][]) => ({ size: rows.length, values: Float32Array.from(rows.flat()) });
const rounded = (values: Float32Array) => Array.from(values, (value) => Number(value.toFixed(4)));

describe('similarity', () => {
  it('is the cosine of each pair, and nothing for a text without words', () => {
    const vectors = [
      new Map([
        ['x', 0.6],
        ['y', 0.8],
      ]),
      new Map([['x', 1]]),
      new Map<string, number>(),
    ];
    expect(rounded(similarityOf(vectors).values)).toEqual([1, 0.6, 0, 0.6, 1, 0, 0, 0, 0]);
  });

  it('takes three tenths from a neighbour', () => {
    // A = (.7 .3; .3 .7). Diagonal of A S A': .49 + .09 + .42 · .5 = .79; beside it .42 + .58 · .5 = .71; .71 / .79 = .8987.
    expect(rounded(smoothed(square([1, 0.5], [0.5, 1]), 1).values)).toEqual([1, 0.8987, 0.8987, 1]);
  });

  it('lets two meet through a third, and leaves alone what is alone', () => {
    const { values } = smoothed(square([1, 0.5, 0, 0], [0.5, 1, 0.5, 0], [0, 0.5, 1, 0], [0, 0, 0, 0]));
    expect(values[2]).toBeGreaterThan(0);
    expect(rounded(values.slice(12))).toEqual([0, 0, 0, 0]);
  });

  it('has five neighbours at most, whose shares sum to one', () => {
    const row = [1, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0];
    const matrix = square(row, ...Array.from({ length: 7 }, () => row.map(() => 0)));
    const near = neighboursOf(matrix, 0).map(({ index, weight }) => [index, Number(weight.toFixed(4))]);
    // .6 + .5 + .4 + .3 + .2 = 2.
    expect(near).toEqual([
      [6, 0.3],
      [5, 0.25],
      [4, 0.2],
      [3, 0.15],
      [2, 0.1],
    ]);
  });

  it('takes the first of those equally near', () => {
    const row = [1, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5];
    const matrix = square(row, ...Array.from({ length: 6 }, () => row.map(() => 0)));
    expect(neighboursOf(matrix, 0).map(({ index }) => index)).toEqual([1, 2, 3, 4, 5]);
  });
});

describe('a question’s vector', () => {
  it('holds the words of its mail, lighter than its own', () => {
    const { vectors } = questionVectors([
      { id: 'a', text: 'Who decides?', context: 'Who decides? About the taxi.', message: 'm1' },
      { id: 'b', text: 'Which school?' },
    ]);
    const [one] = vectors;
    expect(one?.get('taxi') ?? 0).toBeGreaterThan(0);
    expect(one?.get('decid') ?? 0).toBeGreaterThan(one?.get('taxi') ?? 1);
  });
});
