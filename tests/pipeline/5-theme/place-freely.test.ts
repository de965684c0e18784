import { describe, expect, it } from '@jest/globals';
import type { Tree } from '../../../src/pipeline/5-theme/groups.js';
import { averageLinkage } from '../../../src/pipeline/5-theme/linkage.js';
import { type Matrix, spreadOfValues } from '../../../src/pipeline/5-theme/matrix.js';
import { placeFreely } from '../../../src/pipeline/5-theme/place-freely.js';
import type { Pins } from '../../../src/pipeline/5-theme/placing.js';
import { matrixOf, rounded } from '../../builders/matrix.js';
import { preparedOf } from '../../builders/prepared.js';

const pairs = matrixOf([1, 0.9, 0.1, 0.2], [0.9, 1, 0.1, 0.2], [0.1, 0.1, 1, 0.8], [0.2, 0.2, 0.8, 1]);
/** a, b and c are alike, d and e are like none: cut at .72, for three of ten pairs are .9. */
const three = ([toA, toB]: [number, number] = [0.9, 0.9]) =>
  matrixOf([1, 0.9, toA, 0, 0], [0.9, 1, toB, 0, 0], [toA, toB, 1, 0, 0], [0, 0, 0, 1, 0], [0, 0, 0, 0, 1]);

function placed(
  similarity: Matrix,
  pins: Pins = new Map(),
  { isBlank = [] as boolean[], granularity = 0 } = {},
) {
  const pairsOnce = [...similarity.values].filter(
    (_, at) => at % similarity.columns < Math.floor(at / similarity.columns),
  );
  const tree: Tree = { similarity, merges: averageLinkage(similarity), ...spreadOfValues(pairsOnce) };
  const prepared = preparedOf(similarity);
  const placing = placeFreely(
    { ...prepared, isBlank: prepared.isBlank.map((_, row) => isBlank[row] ?? false) },
    tree,
    pins,
    granularity,
  );
  return { ...placing, keys: placing.at.map((at) => (at === null ? null : placing.places[at]?.key)) };
}

describe('places without expected topics', () => {
  it('are groups of what is alike', () => {
    const { places, keys, parameters } = placed(pairs);
    expect(keys).toEqual(['found 0', 'found 0', 'found 1', 'found 1']);
    expect(places.map(({ title }) => title)).toEqual([null, null]);
    expect(parameters).toMatchObject({ smallest: 2, granularity: 0 });
  });

  it('have shares by mean likeness, twelve to the power', () => {
    // a to b: .9; to c and d: .15. e^(12 · .75) : 1 = 8103 : 1. c to d: .8; to a and b: .1: e^8.4 = 4447.
    const { shares } = placed(pairs);
    expect(rounded(shares)[0]).toEqual([expect.closeTo(0.9999, 4), expect.closeTo(0.0001, 4)]);
    expect(rounded(shares)[2]).toEqual([expect.closeTo(0.0002, 4), expect.closeTo(0.9998, 4)]);
  });

  it('are none for a question that says nothing, or is like none', () => {
    expect(placed(pairs, new Map(), { isBlank: [true] }).keys[0]).toBeNull();
    expect(placed(three()).keys).toEqual(['found 0', 'found 0', 'found 0', null, null]);
    expect(placed(matrixOf())).toMatchObject({ places: [], at: [] });
  });

  it('are cut finer by granularity', () => {
    // Mean .383, deviation .334: a step further than the cut at .751 is at .834, above the pair at .8.
    expect(placed(pairs, new Map(), { granularity: 1 }).keys).toEqual(['found 0', 'found 0', null, null]);
  });
});

describe('a title that a person gave', () => {
  it('names the group in which its question stands', () => {
    const { places, keys } = placed(pairs, new Map([[0, 'Buses']]));
    expect(keys).toEqual(['titled Buses', 'titled Buses', 'found 1', 'found 1']);
    expect(places).toContainEqual({ key: 'titled Buses', title: 'Buses' });
  });

  it('is the title of its question alone where that stands in no group', () => {
    expect(placed(three(), new Map([[3, 'Buses']])).keys).toEqual([
      'found 0',
      'found 0',
      'found 0',
      'titled Buses',
      null,
    ]);
  });

  it('holds for a question that says nothing', () => {
    expect(placed(pairs, new Map([[0, 'Buses']]), { isBlank: [true, true] }).keys.slice(0, 2)).toEqual([
      'titled Buses',
      null,
    ]);
  });

  it('is the one that most answers gave the group, the first by alphabet where two are level', () => {
    const level = new Map([
      [0, 'Panels'],
      [1, 'Buses'],
    ]);
    expect(placed(three(), level).keys.slice(0, 3)).toEqual([
      'titled Panels',
      'titled Buses',
      'titled Buses',
    ]);
    const four = [0, 1, 2, 3, 4, 5].map((row) =>
      [0, 1, 2, 3, 4, 5].map((at) => (Math.max(row, at) < 4 ? 0.9 : 0)),
    );
    expect(placed(matrixOf(...four), new Map([...level, [2, 'Panels']])).keys[3]).toBe('titled Panels');
  });

  it('draws a question that is more like its own than like the rest of the group', () => {
    const level = (ofC: [number, number]) =>
      placed(
        three(ofC),
        new Map([
          [0, 'Panels'],
          [1, 'Buses'],
        ]),
      ).keys[2];
    expect(level([0.95, 0.85])).toBe('titled Panels');
    expect(level([0.85, 0.95])).toBe('titled Buses');
  });

  it('draws from the tray what is more than a deviation more like its own than the mean', () => {
    // Pairs .9, .3 and eight zeros: mean .12, deviation .275, so from .395. So fine a cut leaves all in the tray.
    const near = matrixOf(
      [1, 0.9, 0.3, 0, 0],
      [0.9, 1, 0, 0, 0],
      [0.3, 0, 1, 0, 0],
      [0, 0, 0, 1, 0],
      [0, 0, 0, 0, 1],
    );
    expect(placed(near, new Map([[0, 'Buses']]), { granularity: 12 }).keys).toEqual([
      'titled Buses',
      'titled Buses',
      null,
      null,
      null,
    ]);
  });
});

describe('a question left in the tray', () => {
  it('stays there, and its group stands without it', () => {
    expect(placed(pairs, new Map([[0, null]])).keys).toEqual([null, 'found 0', 'found 1', 'found 1']);
  });
});
