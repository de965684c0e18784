import { submatrix } from './found-groups.js';
import { averageLinkage, cut } from './linkage.js';
import type { Matrix } from './matrix.js';

/** A part that is worth a theme has so many questions. */
const fewest = 2;
/** And this share of all, so that a single odd one is not called half of a theme. */
const smallestShare = 0.2;

/**
 * The smaller of the two parts into which a theme falls most readily: the first cut of its merge tree, from above, that
 * leaves two parts of some size.
 * @returns its rows; none where the theme does not fall apart
 */
export function smallerPart(similarity: Matrix, rows: readonly number[]): number[] {
  const smallest = Math.max(fewest, Math.ceil(smallestShare * rows.length));
  const merges = averageLinkage(submatrix(similarity, rows));
  for (const { similarity: height } of [...merges].reverse()) {
    const parts = new Map<number, number[]>();
    cut(merges, rows.length, height + Number.EPSILON).forEach((part, index) => {
      parts.set(part, [...(parts.get(part) ?? []), rows[index] as number]);
    });
    const [, second = []] = [...parts.values()].sort((a, b) => b.length - a.length);
    if (second.length >= smallest) return second;
  }
  return [];
}
