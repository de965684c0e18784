import { describe, expect, it } from '@jest/globals';
import { averaged, nearestOf, neighboursOf, spread } from '../../../src/pipeline/5-theme/spread.js';
import { matrixOf, rounded } from '../../builders/matrix.js';

describe('the nearest of a question', () => {
  const similarity = matrixOf([1, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0, -0.5]);
  const near = (count: number) => nearestOf(similarity, 0, count).map(({ index }) => index);

  it('are the likest others, likest first, as many as wanted', () => {
    expect(near(3)).toEqual([6, 5, 4]);
  });

  it('are only those that are alike at all', () => {
    expect(near(9)).toEqual([6, 5, 4, 3, 2, 1]);
    expect(nearestOf(matrixOf([1, 0, -1]), 0, 3)).toEqual([]);
  });

  it('are the first of those equally near', () => {
    const even = matrixOf(...[1, 2, 3].map(() => [0.5, 0.5, 0.5, 0.5, 0.5]));
    expect(nearestOf(even, 2, 3)).toEqual([
      { index: 0, value: 0.5 },
      { index: 1, value: 0.5 },
      { index: 3, value: 0.5 },
    ]);
  });
});

describe('neighbours', () => {
  const shares = (of: ReturnType<typeof neighboursOf>) =>
    of.map((near) => near.map(({ index, share }) => [index, Number(share.toFixed(4))]));

  it('are five at most, whose shares sum to one', () => {
    const similarity = matrixOf(
      [1, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6],
      ...Array.from({ length: 6 }, () => [0, 0, 0, 0, 0, 0, 0]),
    );
    // .6 + .5 + .4 + .3 + .2 = 2.
    expect(shares(neighboursOf(similarity, [0, 1, 2, 3, 4, 5, 6]))[0]).toEqual([
      [6, 0.3],
      [5, 0.25],
      [4, 0.2],
      [3, 0.15],
      [2, 0.1],
    ]);
  });

  it('are also the questions of the same mail, alike or not', () => {
    // Alike .5, of another mail; nothing alike, of the same mail, .25: 2 to 1.
    const similarity = matrixOf([1, 0.5, 0], [0.5, 1, 0], [0, 0, 1]);
    expect(shares(neighboursOf(similarity, [0, 1, 0]))).toEqual([
      [
        [1, 0.6667],
        [2, 0.3333],
      ],
      [[0, 1]],
      [[0, 1]],
    ]);
  });

  it('are nearer where they are alike and of the same mail', () => {
    // .25 + .25 against .5 of the other.
    const similarity = matrixOf([1, 0.25, 0.5], [0.25, 1, 0], [0.5, 0, 1]);
    expect(shares(neighboursOf(similarity, [0, 0, 1]))[0]).toEqual([
      [2, 0.5],
      [1, 0.5],
    ]);
  });

  it('are none of a question that is alone', () => {
    expect(neighboursOf(matrixOf([1, 0], [0, 1]), [0, 1])).toEqual([[], []]);
  });
});

describe('what neighbours hold', () => {
  it('is averaged by their shares', () => {
    const near = [
      [
        { index: 1, share: 0.25 },
        { index: 2, share: 0.75 },
      ],
      [],
      [{ index: 1, share: 1 }],
    ];
    // .25 · (4, 0) + .75 · (0, 8).
    expect(rounded(averaged(near, matrixOf([9, 9], [4, 0], [0, 8])))).toEqual([
      [1, 6],
      [0, 0],
      [4, 0],
    ]);
  });
});

describe('spreading', () => {
  const each = [[{ index: 1, share: 1 }], [{ index: 0, share: 1 }]];

  it('lets each keep seven tenths of its own', () => {
    // At rest x = .7 + .3 y and y = .3 x, so x = .7 / .91 = .7692.
    expect(rounded(spread(matrixOf([1, 0], [0, 1]), each, new Set()))).toEqual([
      [0.7692, 0.2308],
      [0.2308, 0.7692],
    ]);
  });

  it('moves nothing that a person decided', () => {
    expect(rounded(spread(matrixOf([1, 0], [0, 1]), each, new Set([0])))).toEqual([
      [1, 0],
      [0.3, 0.7],
    ]);
  });

  it('leaves alone what is alone', () => {
    expect(rounded(spread(matrixOf([0.4, 0.6]), [[]], new Set()))).toEqual([[0.4, 0.6]]);
  });

  it('changes nothing of what it was given', () => {
    const start = matrixOf([1, 0], [0, 1]);
    spread(start, each, new Set());
    expect(rounded(start)).toEqual([
      [1, 0],
      [0, 1],
    ]);
  });
});
