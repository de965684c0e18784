import { describe, expect, it } from '@jest/globals';
import { averageLinkage, cut } from '../../../src/pipeline/5-theme/linkage.js';

describe('average linkage', () => {
  // By hand: a and b join at .9, c and d at .8; between the pairs (.1 + .2 + .3 + .4) / 4 = .25.
  const values = Float32Array.from([1, 0.9, 0.1, 0.2, 0.9, 1, 0.3, 0.4, 0.1, 0.3, 1, 0.8, 0.2, 0.4, 0.8, 1]);
  const merges = averageLinkage({ size: 4, values });

  it('joins the most similar first, at the mean of all pairs', () => {
    expect(merges.map(({ similarity }) => Number(similarity.toFixed(4)))).toEqual([0.9, 0.8, 0.25]);
  });

  it('is cut where similarity falls below a threshold', () => {
    expect(cut(merges, 4, 0.5)).toEqual([0, 0, 1, 1]);
    expect(cut(merges, 4, 0.85)).toEqual([0, 0, 1, 2]);
    expect(cut(merges, 4, 0.2)).toEqual([0, 0, 0, 0]);
  });

  it('numbers what it joined from n on', () => {
    const pairs = merges.map(({ a, b }) => [a, b].sort((one, other) => one - other));
    expect(pairs).toEqual([
      [0, 1],
      [2, 3],
      [4, 5],
    ]);
  });

  it('weighs a cluster by its size', () => {
    // a and b join at .9; c joins at (.5 + .7) / 2 = .6; d joins at (.1 + .2 + .6) / 3 = .3, not (.15 + .6) / 2.
    const chained = Float32Array.from([
      1, 0.9, 0.5, 0.1, 0.9, 1, 0.7, 0.2, 0.5, 0.7, 1, 0.6, 0.1, 0.2, 0.6, 1,
    ]);
    const steps = averageLinkage({ size: 4, values: chained });
    expect(steps.map(({ similarity }) => Number(similarity.toFixed(4)))).toEqual([0.9, 0.6, 0.3]);
  });

  it('has nothing to join in one or none', () => {
    expect(averageLinkage({ size: 1, values: Float32Array.of(1) })).toEqual([]);
    expect(averageLinkage({ size: 0, values: new Float32Array(0) })).toEqual([]);
    expect(cut([], 0, 0.5)).toEqual([]);
  });

  it('joins all at once where all are the same', () => {
    const same = averageLinkage({ size: 5, values: new Float32Array(25).fill(1) });
    expect(same.map(({ similarity }) => similarity)).toEqual([1, 1, 1, 1]);
    expect(cut(same, 5, 1)).toEqual([0, 0, 0, 0, 0]);
  });
});
