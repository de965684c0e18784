import { describe, expect, it } from '@jest/globals';
import {
  bestFits,
  eachPair,
  findGroups,
  isLarge,
  misfitTree,
  submatrix,
} from '../../../src/pipeline/5-theme/found-groups.js';
import { neighboursOf } from '../../../src/pipeline/5-theme/spread.js';
import { matrixOf, rounded } from '../../builders/matrix.js';

describe('the best fit of a question', () => {
  it('is half its own and half its neighbours’', () => {
    // Halves of (1, 0) and (0, 2): (.5, 1) for both.
    const near = [[{ index: 1, share: 1 }], [{ index: 0, share: 1 }]];
    expect(Array.from(bestFits(matrixOf([1, 0], [0, 2]), near))).toEqual([1, 1]);
  });
});

describe('a group beside the topics', () => {
  // a, b and c fit the one topic by 4, d, e and f by 0, and each three are all alike.
  const block = [1, 1, 1, 0, 0, 0];
  const similarity = matrixOf(block, block, block, ...[1, 2, 3].map(() => [...block].reverse()));
  const fit = matrixOf([4], [4], [4], [0], [0], [0]);
  const found = (mails: number[], granularity = 0, of = fit) =>
    findGroups(
      misfitTree(of, similarity, neighboursOf(similarity, [0, 1, 2, 3, 4, 5]), mails),
      mails,
      granularity,
    );

  it('is of those that fit less than most and are alike', () => {
    // Mean 2, deviation 2: below 2 - .7 · 2 = .6.
    expect(found([0, 1, 2, 3, 4, 5])).toEqual({ threshold: expect.closeTo(0.6), groups: [[3, 4, 5]] });
  });

  it('is of two mails at least', () => {
    expect(found([0, 1, 2, 3, 3, 4]).groups).toEqual([[3, 4, 5]]);
    expect(found([0, 1, 2, 3, 3, 3]).groups).toEqual([]);
  });

  it('is of three questions at least', () => {
    expect(found([0, 1, 2, 3, 4, 5], 0, matrixOf([4], [4], [4], [4], [4], [0])).groups).toEqual([]);
    expect(isLarge([0, 1, 2], [0, 1, 1])).toBe(true);
    expect(isLarge([0, 1], [0, 1])).toBe(false);
    expect(isLarge([0, 1, 2], [1, 1, 1])).toBe(false);
  });

  it('is one of several where misfits are alike in parts', () => {
    const three = matrixOf(
      ...[0, 1, 2].flatMap((group) =>
        [0, 1, 2].map(() =>
          [0, 1, 2].flatMap((other) => Array.from({ length: 3 }, () => Number(group === other))),
        ),
      ),
    );
    const mails = [0, 1, 2, 3, 4, 5, 6, 7, 8];
    // Fits 9 · 3, 0 · 6: mean 3, deviation 4.24, below .03.
    const of = matrixOf([9], [9], [9], [0], [0], [0], [0], [0], [0]);
    expect(findGroups(misfitTree(of, three, neighboursOf(three, mails), mails), mails).groups).toEqual([
      [3, 4, 5],
      [6, 7, 8],
    ]);
  });

  it('is cut a quarter of a deviation higher by each step of granularity', () => {
    // Of 15 pairs 6 are 1: mean .4, deviation .49. Cut at .939; one step up at 1.061, which nothing reaches.
    expect(found([0, 1, 2, 3, 4, 5], 1).groups).toEqual([]);
  });

  it('is none where all fit the same', () => {
    expect(found([0, 1, 2, 3, 4, 5], 0, matrixOf([1], [1], [1], [1], [1], [1])).groups).toEqual([]);
  });
});

describe('parts of a matrix', () => {
  const whole = matrixOf([1, 2, 3], [4, 5, 6], [7, 8, 9]);

  it('are each pair once', () => {
    expect([...eachPair(whole)]).toEqual([4, 7, 8]);
  });

  it('are some rows and the same columns', () => {
    expect(rounded(submatrix(whole, [2, 0]))).toEqual([
      [9, 7],
      [3, 1],
    ]);
  });
});
