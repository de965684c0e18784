import { eachPair } from './found-groups.js';
import { averageLinkage, cut, type Merge } from './linkage.js';
import { type Matrix, rowOf, spreadOfValues } from './matrix.js';
import { smoothed } from './similarity.js';

/** How far above the mean likeness of all pairs the tree is cut, in standard deviations; the best of those tried. */
const cutDeviations = 1.1;
/** One step of the granularity slider, in standard deviations. */
const granularityStep = 0.25;
/** Few questions may make a theme of two; hundreds want larger ones. */
const smallestTheme = (size: number) =>
  size < 100 ? 2 : size < 300 ? 3 : Math.max(4, Math.floor(size / 250));

/** The kept merge tree of a webinar's questions: cutting it anew takes milliseconds. */
export interface Tree {
  similarity: Matrix;
  merges: Merge[];
  mean: number;
  deviation: number;
}

export interface Grouping {
  /** Group number of each question from 0; null for the tray. */
  groups: (number | null)[];
  parameters: Record<string, number>;
}

export function treeOf(similarity: Matrix): Tree {
  const smooth = smoothed(similarity, { nearest: 5, rounds: 2 });
  return {
    similarity: smooth,
    merges: averageLinkage(smooth),
    ...spreadOfValues(eachPair(smooth)),
  };
}

/** Groups by average linkage, cut relative to their own likeness. What is like nothing waits in the tray. */
export function groupsOf(tree: Tree, granularity = 0): Grouping {
  const size = tree.similarity.rows;
  const threshold = Math.max(
    tree.mean + (cutDeviations + granularityStep * granularity) * tree.deviation,
    Number.EPSILON,
  );
  const smallest = smallestTheme(size);
  const clusters = cut(tree.merges, size, threshold);
  return {
    groups: withoutSmall(tree.similarity, clusters, smallest, Math.max(0, tree.mean)),
    parameters: { threshold, smallest, granularity },
  };
}

/** Questions in groups too small join the most similar theme, where it is similar enough; else they wait. */
function withoutSmall(
  similarity: Matrix,
  clusters: readonly number[],
  smallest: number,
  joinFrom: number,
): (number | null)[] {
  const sizes = new Map<number, number>();
  for (const cluster of clusters) sizes.set(cluster, (sizes.get(cluster) ?? 0) + 1);
  const standing = clusters.map((cluster) => ((sizes.get(cluster) ?? 0) >= smallest ? cluster : null));
  return standing.map((cluster, row) => {
    if (cluster !== null) return cluster;
    const [best] = nearestGroups(similarity, row, standing);
    return best !== undefined && best.similarity > joinFrom ? best.group : null;
  });
}

/** Groups by mean likeness of their members to a question (itself apart), the nearest first. */
export function nearestGroups<Group extends number | string>(
  similarity: Matrix,
  row: number,
  groups: readonly (Group | null)[],
): { group: Group; similarity: number }[] {
  const values = rowOf(similarity, row);
  const sums = new Map<Group, { sum: number; count: number }>();
  groups.forEach((group, column) => {
    if (group === null || column === row) return;
    const entry = sums.get(group) ?? { sum: 0, count: 0 };
    entry.sum += values[column] as number;
    entry.count += 1;
    sums.set(group, entry);
  });
  return [...sums]
    .map(([group, { sum, count }]) => ({ group, similarity: sum / count }))
    .sort((a, b) => b.similarity - a.similarity || (a.group < b.group ? -1 : 1));
}
