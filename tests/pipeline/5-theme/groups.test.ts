import { describe, expect, it } from '@jest/globals';
import { groupsOf, nearestGroups, spreadOf } from '../../../src/pipeline/5-theme/groups.js';

const square = (...rows: number[][]) => ({ size: rows.length, values: Float32Array.from(rows.flat()) });
const pairs = square([1, 0.9, 0.1, 0.2], [0.9, 1, 0.3, 0.4], [0.1, 0.3, 1, 0.8], [0.2, 0.4, 0.8, 1]);

describe('spread', () => {
  it('is mean and standard deviation over all pairs', () => {
    // 2.7 / 6 = .45; squares 1.75 / 6 = .29167, less .2025 is .08917, whose root is .2986.
    expect(spreadOf(pairs)).toEqual({ mean: expect.closeTo(0.45), deviation: expect.closeTo(0.2986, 4) });
  });

  it('is nothing where there is no pair', () => {
    expect(spreadOf(square([1]))).toEqual({ mean: 0, deviation: 0 });
  });
});

describe('groups', () => {
  it('are what joins one deviation above the mean', () => {
    // .45 + .2986 = .7486: both pairs, at .9 and .8, stand.
    expect(groupsOf(pairs)).toMatchObject({
      groups: [0, 0, 1, 1],
      parameters: { threshold: expect.closeTo(0.7486, 4), smallest: 2, granularity: 0 },
    });
  });

  it('are cut a quarter of a deviation higher by each step of granularity', () => {
    // .45 + 1.25 · .2986 = .8233: the pair at .8 comes apart, too far from the other to join it.
    expect(groupsOf(pairs, 1).groups).toEqual([0, 0, null, null]);
  });

  it('take in a single question half a deviation above the mean', () => {
    // Mean 2.1 / 6 = .35, deviation .364: cut at .714, joined from .532. c is .6 near, d is 0 near.
    const near = square([1, 0.9, 0.6, 0], [0.9, 1, 0.6, 0], [0.6, 0.6, 1, 0], [0, 0, 0, 1]);
    expect(groupsOf(near).groups).toEqual([0, 0, 0, null]);
  });

  it('are none where nothing is alike', () => {
    expect(groupsOf(square([0, 0], [0, 0])).groups).toEqual([null, null]);
    expect(groupsOf(square()).groups).toEqual([]);
  });

  it.each([
    [99, 2],
    [100, 3],
    [300, 4],
    [1250, 5],
  ])('of %d questions hold at least %d', (size, smallest) => {
    const { parameters } = groupsOf({ size, values: new Float32Array(size * size) });
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
    const even = square([1, 0.5, 0.5], [0.5, 1, 0], [0.5, 0, 1]);
    expect(nearestGroups(even, 0, [null, 'y', 'x']).map(({ group }) => group)).toEqual(['x', 'y']);
    expect(nearestGroups(even, 0, [null, 'x', 'y']).map(({ group }) => group)).toEqual(['x', 'y']);
  });
});
