import type { Matrix } from './matrix.js';

/** One step of the merge tree: clusters `a` and `b` (leaves are 0 to n-1, the nth merge is n-1+n) join. */
export interface Merge {
  a: number;
  b: number;
  similarity: number;
}

/**
 * Average linkage by the nearest-neighbour chain, O(n²) time (Murtagh 1983; Lance and Williams' update).
 * @returns the n - 1 merges, most similar first.
 */
export function averageLinkage({ rows: size, values }: Matrix): Merge[] {
  const between = Float32Array.from(values);
  const weight = new Float64Array(size).fill(1);
  const alive = new Set(Array.from({ length: size }, (_, index) => index));
  const found: Merge[] = [];
  const chain: number[] = [];
  while (alive.size > 1) {
    if (chain.length === 0) chain.push(alive.values().next().value as number);
    const top = chain[chain.length - 1] as number;
    const before = chain[chain.length - 2];
    let best = before ?? -1;
    let bestSimilarity =
      before === undefined ? Number.NEGATIVE_INFINITY : (between[top * size + before] as number);
    for (const other of alive) {
      const similarity = between[top * size + other] as number;
      if (other !== top && similarity > bestSimilarity) {
        best = other;
        bestSimilarity = similarity;
      }
    }
    if (best !== before) {
      chain.push(best);
      continue;
    }
    chain.length -= 2;
    join(top, best);
    found.push({ a: top, b: best, similarity: bestSimilarity });
  }
  return numbered(found, size);

  /** `kept` stands for both from now on. */
  function join(gone: number, kept: number): void {
    const sum = (weight[gone] as number) + (weight[kept] as number);
    for (const other of alive) {
      if (other === gone || other === kept) continue;
      const mean =
        ((between[gone * size + other] as number) * (weight[gone] as number) +
          (between[kept * size + other] as number) * (weight[kept] as number)) /
        sum;
      between[kept * size + other] = mean;
      between[other * size + kept] = mean;
    }
    weight[kept] = sum;
    alive.delete(gone);
  }
}

/**
 * The chain finds merges out of order and names clusters by a member: sorts them and gives clusters their numbers. A mean
 * is never above what it is the mean of, so none joins before it is made.
 */
function numbered(found: Merge[], size: number): Merge[] {
  const numberOf = Array.from({ length: size }, (_, index) => index);
  const order = found.map((merge, index) => ({ ...merge, index }));
  order.sort((one, other) => other.similarity - one.similarity || one.index - other.index);
  return order.map(({ a, b, similarity }, step) => {
    const merge = { a: numberOf[a] as number, b: numberOf[b] as number, similarity };
    numberOf[b] = size + step;
    return merge;
  });
}

/** Cuts the tree where merges fall below `threshold`. @returns the cluster number of each leaf, from 0 */
export function cut(merges: readonly Merge[], size: number, threshold: number): number[] {
  const members = new Map<number, number[]>(Array.from({ length: size }, (_, index) => [index, [index]]));
  merges.forEach(({ a, b, similarity }, step) => {
    if (similarity < threshold) return;
    members.set(
      size + step,
      [a, b].flatMap((cluster) => members.get(cluster) as number[]),
    );
    members.delete(a);
    members.delete(b);
  });
  const clusters = new Array<number>(size).fill(0);
  [...members.values()]
    .sort((one, other) => Math.min(...one) - Math.min(...other))
    .forEach((leaves, cluster) => {
      for (const leaf of leaves) clusters[leaf] = cluster;
    });
  return clusters;
}
