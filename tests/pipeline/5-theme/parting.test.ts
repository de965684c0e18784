import { describe, expect, it } from '@jest/globals';
import { smallerPart } from '../../../src/pipeline/5-theme/parting.js';
import { matrixOf } from '../../builders/matrix.js';

/** Of some questions each pair is .9 alike in one group and .1 across, apart from those given. */
function alike(groups: number[], pairs: [number, number, number][] = []) {
  const made = matrixOf(
    ...groups.map((group, row) =>
      groups.map((other, column) => (row === column ? 1 : group === other ? 0.9 : 0.1)),
    ),
  );
  for (const [row, column, value] of pairs) {
    made.values[row * groups.length + column] = value;
    made.values[column * groups.length + row] = value;
  }
  return made;
}

describe('the part that leaves a theme', () => {
  it('is the smaller of the two into which it falls', () => {
    expect(smallerPart(alike([0, 1, 0, 1, 0]), [0, 1, 2, 3, 4])).toEqual([1, 3]);
  });

  it('is never a single odd one: the next cut is tried', () => {
    // The last is like nothing; without it two and three part.
    expect(smallerPart(alike([0, 1, 0, 1, 0, 2]), [0, 1, 2, 3, 4, 5])).toEqual([1, 3]);
  });

  it('is a fifth of the theme at least', () => {
    // Two of eleven are fewer than 2.2.
    expect(smallerPart(alike([0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1]), [...Array(11).keys()])).toEqual([]);
    expect(smallerPart(alike([0, 0, 0, 0, 0, 0, 0, 0, 1, 1]), [...Array(10).keys()])).toEqual([8, 9]);
  });

  it('is none where all hold together, or there are too few', () => {
    expect(smallerPart(alike([0, 0, 0]), [0, 1, 2])).toEqual([]);
    expect(smallerPart(alike([0, 1]), [0, 1])).toEqual([]);
    expect(smallerPart(alike([0]), [])).toEqual([]);
  });

  it('is taken from the questions of that theme alone', () => {
    expect(smallerPart(alike([0, 1, 0, 1, 0, 1]), [0, 1, 2, 3])).toEqual([1, 3]);
  });
});
