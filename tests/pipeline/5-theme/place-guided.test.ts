import { describe, expect, it } from '@jest/globals';
import { guideOf } from '../../../src/pipeline/5-theme/guided.js';
import { placeGuided } from '../../../src/pipeline/5-theme/place-guided.js';
import type { Pins } from '../../../src/pipeline/5-theme/placing.js';
import { matrixOf } from '../../builders/matrix.js';
import { preparedOf } from '../../builders/prepared.js';

const block = [1, 1, 1, 0, 0, 0];
const similarity = matrixOf(block, block, block, ...[1, 2, 3].map(() => [...block].reverse()));
const support = { ...similarity, values: similarity.values.map((value) => 6 * value) };
/** Three questions fit the topic x, three are alike and do not. */
const prepared = preparedOf(similarity, { support, fit: { x: [4, 4, 4, 0, 0, 0] } });

function placed(pins: Pins = new Map(), titles: string[] = [], isBlank = prepared.isBlank) {
  const guide = guideOf(prepared, [{ title: 'x', description: '' }]);
  const opened = titles.map((title) => ({ title, description: '' }));
  return placeGuided({ ...prepared, isBlank }, guide, pins, opened);
}

describe('places by expected topics', () => {
  it('are topics and the groups found beside them', () => {
    const { places, at, parameters } = placed();
    expect(places).toEqual([
      { key: 'titled x', title: 'x' },
      { key: 'found 3', title: null },
    ]);
    expect(at).toEqual([0, 0, 0, 1, 1, 1]);
    expect(parameters).toEqual({ threshold: expect.closeTo(0.6), found: 1 });
  });

  it('are titles that a person gave', () => {
    const { places, at, parameters } = placed(new Map([[4, 'new']]), ['new']);
    expect(places.map(({ key }) => key)).toEqual(['titled x', 'titled new']);
    expect(at).toEqual([0, 0, 0, 1, 1, 1]);
    expect(parameters.found).toBe(0);
  });

  it('are none for a question that says nothing, or was left in the tray', () => {
    expect(
      placed(new Map([[1, null]]), [], [true, false, false, false, false, false]).at.slice(0, 3),
    ).toEqual([null, null, 0]);
  });
});
