import { averageLinkage, cut, type Merge } from './linkage.js';
import type { Similarity } from './similarity.js';

/** How far above the mean similarity of all pairs the tree is cut, in standard deviations; the best of those tried. */
const cutDeviations = 1;
/** One step of the granularity slider, in standard deviations. */
const granularityStep = 0.25;
/** Few questions may make a theme of two; hundreds want larger ones. */
const smallestTheme = (size: number) =>
  size < 100 ? 2 : size < 300 ? 3 : Math.max(4, Math.floor(size / 250));
/** A small group joins the nearest theme only where it is at least this much above the mean, in deviations. */
const joinDeviations = 0.5;

export interface Grouping {
  /** Group number of each question from 0; null for the tray. */
  groups: (number | null)[];
  parameters: Record<string, number>;
}

/** Mean and standard deviation over all pairs. */
export function spreadOf({ size, values }: Similarity): { mean: number; deviation: number } {
  let sum = 0;
  let squares = 0;
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < row; column += 1) {
      const value = values[row * size + column] ?? 0;
      sum += value;
      squares += value * value;
    }
  }
  const pairs = (size * (size - 1)) / 2;
  if (pairs === 0) return { mean: 0, deviation: 0 };
  const mean = sum / pairs;
  return { mean, deviation: Math.sqrt(Math.max(0, squares / pairs - mean * mean)) };
}

/** Groups questions by average linkage, cut relative to their own similarities; loners and strays wait in the tray. */
export function groupsOf(similarity: Similarity, granularity = 0): Grouping {
  const { size } = similarity;
  const { mean, deviation } = spreadOf(similarity);
  const threshold = Math.max(
    mean + (cutDeviations + granularityStep * granularity) * deviation,
    Number.EPSILON,
  );
  const merges: Merge[] = averageLinkage(similarity);
  const smallest = smallestTheme(size);
  const clusters = cut(merges, size, threshold);
  const parameters = { threshold, smallest, granularity };
  return {
    groups: withoutSmall(similarity, clusters, smallest, mean + joinDeviations * deviation),
    parameters,
  };
}

/** Questions in groups too small join the most similar theme, where it is similar enough; else they wait. */
function withoutSmall(
  similarity: Similarity,
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
    return best !== undefined && best.similarity >= joinFrom && best.similarity > 0 ? best.group : null;
  });
}

/** Groups by mean similarity of their members to a question (itself apart), the nearest first. */
export function nearestGroups<Group extends number | string>(
  { size, values }: Similarity,
  row: number,
  groups: readonly (Group | null)[],
): { group: Group; similarity: number }[] {
  const sums = new Map<Group, { sum: number; count: number }>();
  groups.forEach((group, column) => {
    if (group === null || column === row) return;
    const entry = sums.get(group) ?? { sum: 0, count: 0 };
    entry.sum += values[row * size + column] ?? 0;
    entry.count += 1;
    sums.set(group, entry);
  });
  return [...sums]
    .map(([group, { sum, count }]) => ({ group, similarity: sum / count }))
    .sort((a, b) => b.similarity - a.similarity || (a.group < b.group ? -1 : 1));
}
