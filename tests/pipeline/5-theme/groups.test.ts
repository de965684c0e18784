import { describe, expect, it } from '@jest/globals';
import { groupsOf, nearestGroups, type Tree, treeOf } from '../../../src/pipeline/5-theme/groups.js';
import { averageLinkage } from '../../../src/pipeline/5-theme/linkage.js';
import { type Matrix, matrix, spreadOfValues } from '../../../src/pipeline/5-theme/matrix.js';
import { matrixOf } from '../../builders/matrix.js';

const pairs = matrixOf([1, 0.9, 0.1, 0.2], [0.9, 1, 0.3, 0.4], [0.1, 0.3, 1, 0.8], [0.2, 0.4, 0.8, 1]);

/** The tree of likeness as it is, not smoothed. */
function treeWith(similarity: Matrix, ofPairs: number[]): Tree {
  return { similarity, merges: averageLinkage(similarity), ...spreadOfValues(ofPairs) };
}
// 2.7 / 6 = .45; squares 1.75 / 6 = .29167, less .2025 is .08917, whose root is .2986.
const tree = treeWith(pairs, [0.9, 0.1, 0.2, 0.3, 0.4, 0.8]);

describe('a tree', () => {
  it('is made of smoothed likeness, its mean and its spread', () => {
    // .5 smoothed twice is .9831: see the tests of similarity.
    const made = treeOf(matrixOf([1, 0.5], [0.5, 1]));
    expect(made).toMatchObject({ mean: expect.closeTo(0.9831, 3), deviation: expect.closeTo(0, 3) });
    expect(made.merges).toEqual([{ a: 1, b: 0, similarity: made.similarity.values[1] }]);
  });

  it('of one question or none has nothing to cut', () => {
    expect(treeOf(matrixOf([1]))).toMatchObject({ merges: [], mean: 0, deviation: 0 });
    expect(groupsOf(treeOf(matrixOf()))).toMatchObject({ groups: [] });
  });
});

describe('groups', () => {
  it('are what joins eleven tenths of a deviation above the mean', () => {
    // .45 + 1.1 · .2986 = .7785: both pairs, at .9 and .8, stand.
    expect(groupsOf(tree)).toMatchObject({
      groups: [0, 0, 1, 1],
      parameters: { threshold: expect.closeTo(0.7785, 3), smallest: 2, granularity: 0 },
    });
  });

  it('are cut a quarter of a deviation higher by each step of granularity', () => {
    // .45 + 1.35 · .2986 = .8531: the pair at .8 comes apart, too far from the other to join it.
    expect(groupsOf(tree, 1).groups).toEqual([0, 0, null, null]);
    // .45 - .65 · .2986 = .256, above the .25 at which the pairs join; a step lower they do.
    expect(groupsOf(tree, -7).groups).toEqual([0, 0, 1, 1]);
    expect(groupsOf(tree, -8).groups).toEqual([0, 0, 0, 0]);
  });

  it('take in a single question that is more like them than the mean', () => {
    // Mean 2.1 / 6 = .35, deviation .364: cut at .75. c is .6 near, d is 0 near.
    const near = matrixOf([1, 0.9, 0.6, 0], [0.9, 1, 0.6, 0], [0.6, 0.6, 1, 0], [0, 0, 0, 1]);
    expect(groupsOf(treeWith(near, [0.9, 0.6, 0.6, 0, 0, 0])).groups).toEqual([0, 0, 0, null]);
  });

  it('are none where nothing is alike', () => {
    expect(groupsOf(treeWith(matrixOf([0, 0], [0, 0]), [0])).groups).toEqual([null, null]);
  });

  it.each([
    [99, 2],
    [100, 3],
    [299, 3],
    [300, 4],
    [1250, 5],
  ])('of %d questions hold at least %d', (size, smallest) => {
    const { parameters } = groupsOf({ similarity: matrix(size, size), merges: [], mean: 0, deviation: 0 });
    expect(parameters.smallest).toBe(smallest);
  });
});

describe('the nearest groups', () => {
  it('are ranked by mean similarity, without the question itself or the tray', () => {
    // To x: .9; to y: .1; the last waits in the tray.
    expect(nearestGroups(pairs, 0, ['x', 'x', 'y', null])).toEqual([
      { group: 'x', similarity: expect.closeTo(0.9) },
      { group: 'y', similarity: expect.closeTo(0.1) },
    ]);
  });

  it('are in the order of their names where they are equally near', () => {
    const even = matrixOf([1, 0.5, 0.5], [0.5, 1, 0], [0.5, 0, 1]);
    expect(nearestGroups(even, 0, [null, 'y', 'x']).map(({ group }) => group)).toEqual(['x', 'y']);
    expect(nearestGroups(even, 0, [null, 'x', 'y']).map(({ group }) => group)).toEqual(['x', 'y']);
  });
});
