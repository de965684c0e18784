import { describe, expect, it } from '@jest/globals';
import { averageLinkage, cut } from '../../../src/pipeline/5-theme/linkage.js';
import { matrixOf } from '../../builders/matrix.js';

describe('average linkage', () => {
  // By hand: a and b join at .9, c and d at .8; between the pairs (.1 + .2 + .3 + .4) / 4 = .25.
  const merges = averageLinkage(
    matrixOf([1, 0.9, 0.1, 0.2], [0.9, 1, 0.3, 0.4], [0.1, 0.3, 1, 0.8], [0.2, 0.4, 0.8, 1]),
  );

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
    const steps = averageLinkage(
      matrixOf([1, 0.9, 0.5, 0.1], [0.9, 1, 0.7, 0.2], [0.5, 0.7, 1, 0.6], [0.1, 0.2, 0.6, 1]),
    );
    expect(steps.map(({ similarity }) => Number(similarity.toFixed(4)))).toEqual([0.9, 0.6, 0.3]);
  });

  it('has nothing to join in one or none', () => {
    expect(averageLinkage(matrixOf([1]))).toEqual([]);
    expect(averageLinkage(matrixOf())).toEqual([]);
    expect(cut([], 0, 0.5)).toEqual([]);
  });

  it('joins all at once where all are the same', () => {
    const same = averageLinkage(matrixOf(...Array.from({ length: 5 }, () => [1, 1, 1, 1, 1])));
    expect(same.map(({ similarity }) => similarity)).toEqual([1, 1, 1, 1]);
    expect(cut(same, 5, 1)).toEqual([0, 0, 0, 0, 0]);
  });

  it('joins what is unlike last, however unlike', () => {
    // a and b join at -.2; c, at -.6 and -.8 from them, at -.7.
    const steps = averageLinkage(matrixOf([1, -0.2, -0.6], [-0.2, 1, -0.8], [-0.6, -0.8, 1]));
    expect(steps.map(({ similarity }) => Number(similarity.toFixed(4)))).toEqual([-0.2, -0.7]);
  });

  it('changes nothing of what it was given', () => {
    const given = matrixOf([1, 0.9, 0.1], [0.9, 1, 0.3], [0.1, 0.3, 1]);
    const before = Float32Array.from(given.values);
    averageLinkage(given);
    expect(given.values).toEqual(before);
  });
});
