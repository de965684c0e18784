import { describe, expect, it } from '@jest/globals';
import { smoothed } from '../../../src/pipeline/5-theme/similarity.js';
import { matrixOf, rounded } from '../../builders/matrix.js';

describe('smoothed likeness', () => {
  const pair = matrixOf([1, 0.5], [0.5, 1]);

  it('takes three tenths from a neighbour', () => {
    // A = (.7 .3; .3 .7). Diagonal of A S A': .49 + .09 + .42 · .5 = .79; beside it .42 + .58 · .5 = .71; .71 / .79 = .8987.
    expect(rounded(smoothed(pair, { nearest: 5, rounds: 1 }))).toEqual([
      [1, 0.8987],
      [0.8987, 1],
    ]);
  });

  it('takes them again in each round', () => {
    // (.42 + .58 · .8987) / (.58 + .42 · .8987) = .9412 / .9575.
    expect(rounded(smoothed(pair, { nearest: 5, rounds: 2 }))[0]?.[1]).toBeCloseTo(0.9831, 3);
    expect(smoothed(pair, { nearest: 5, rounds: 0 })).toBe(pair);
  });

  it('takes them from the nearest only', () => {
    // c is near a alone, a nearest b. A = (.7 .3 0; .3 .7 0; .3 0 .7); a·c: .451, over √(.79 · .748) = .5867.
    const { values } = smoothed(matrixOf([1, 0.5, 0.4], [0.5, 1, 0], [0.4, 0, 1]), { nearest: 1, rounds: 1 });
    expect(values[2]).toBeCloseTo(0.5867, 4);
    expect(values[6]).toBeCloseTo(0.5867, 4);
  });

  it('lets two meet through a third, and leaves alone what is alone', () => {
    const similarity = matrixOf([1, 0.5, 0, 0], [0.5, 1, 0.5, 0], [0, 0.5, 1, 0], [0, 0, 0, 0]);
    const made = rounded(smoothed(similarity, { nearest: 5, rounds: 1 }));
    expect(made[0]?.[2]).toBeGreaterThan(0);
    expect(made[3]).toEqual([0, 0, 0, 0]);
  });
});
