import { describe, expect, it } from '@jest/globals';
import { matrix } from '../../../src/pipeline/5-theme/matrix.js';
import { sittingApart } from '../../../src/pipeline/5-theme/sits-apart.js';

/** Each as like its nearest as said; every row has three others of that likeness. */
function similarityOf(likeness: readonly number[]) {
  const made = matrix(likeness.length, likeness.length);
  likeness.forEach((value, row) => {
    made.values.fill(value, row * likeness.length, (row + 1) * likeness.length);
  });
  return made;
}

describe('what sits apart', () => {
  const twenty = Array.from({ length: 20 }, (_, row) => (row === 13 ? 0.1 : row === 4 ? 0.2 : 0.5));

  it('is the tenth that is least like its nearest, loneliest first', () => {
    expect(sittingApart(similarityOf(twenty))).toEqual([13, 4]);
    expect(sittingApart(similarityOf(twenty.slice(0, 19)))).toEqual([13]);
  });

  it('goes by the three nearest', () => {
    // Row 0 is like one other only: (.9 + 0 + 0) / 3 = .3 is less than .5.
    const similarity = similarityOf(twenty.map(() => 0.5).slice(0, 10));
    similarity.values.set([1, 0.9, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(sittingApart(similarity)).toEqual([0]);
  });

  it('is the first of those equally lonely', () => {
    expect(sittingApart(similarityOf(twenty.map(() => 0)))).toEqual([0, 1]);
  });

  it('is nothing among fewer than ten', () => {
    expect(sittingApart(similarityOf(twenty.slice(0, 9)))).toEqual([]);
    expect(sittingApart(similarityOf([]))).toEqual([]);
  });
});
