import { averageLinkage, cut, type Merge } from './linkage.js';
import { type Matrix, matrix, rowOf, spreadOfValues, weightedSum } from './matrix.js';
import { weights } from './prepare.js';
import { smoothed } from './similarity.js';
import { averaged, type Neighbours } from './spread.js';

/** A found group has at least so many questions, of so many mails. */
const fewestQuestions = 3;
const fewestMails = 2;
/** The tree of misfits is cut so far above the mean likeness of all pairs, in standard deviations. */
const cutDeviations = 1.1;
const granularityStep = 0.25;

export interface Misfits {
  /** Fit below which a question is on none of the topics. */
  threshold: number;
  /** Rows of each group that belongs together beside the topics. */
  groups: number[][];
}

/** The merge tree of what fits no topic: kept, so that cutting it broader or narrower takes no time. */
export interface MisfitTree {
  threshold: number;
  rows: number[];
  merges: Merge[];
  /** Of the likeness of all pairs. */
  mean: number;
  deviation: number;
}

/**
 * What fits no topic, relative to the mailbox's own fit: where the topics cover all, a fixed bound would call the worst
 * of them misfits.
 */
export function misfitTree(
  fit: Matrix,
  similarity: Matrix,
  neighbours: Neighbours,
  mails: readonly number[],
): MisfitTree {
  const best = bestFits(fit, neighbours);
  const fits = spreadOfValues(best);
  const threshold = fits.mean - weights.misfitDeviations * fits.deviation;
  const rows = mails.map((_, row) => row).filter((row) => (best[row] as number) < threshold);
  if (rows.length < fewestQuestions) return { threshold, rows: [], merges: [], mean: 0, deviation: 0 };
  const smooth = smoothed(similarity, { nearest: 3, rounds: 2 });
  return {
    threshold,
    rows,
    merges: averageLinkage(submatrix(smooth, rows)),
    ...spreadOfValues(eachPair(smooth)),
  };
}

/** Groups of misfits that are alike stand beside the topics. */
export function findGroups(tree: MisfitTree, mails: readonly number[], granularity = 0): Misfits {
  const { threshold, rows, merges, mean, deviation } = tree;
  const from = mean + (cutDeviations + granularityStep * granularity) * deviation;
  const groups = new Map<number, number[]>();
  cut(merges, rows.length, from).forEach((cluster, index) => {
    groups.set(cluster, [...(groups.get(cluster) ?? []), rows[index] as number]);
  });
  return { threshold, groups: [...groups.values()].filter((members) => isLarge(members, mails)) };
}

export function isLarge(members: readonly number[], mails: readonly number[]): boolean {
  return members.length >= fewestQuestions && new Set(members.map((row) => mails[row])).size >= fewestMails;
}

/** The best fit of each question with any topic, half its own and half its neighbours', where it has any. */
export function bestFits(fit: Matrix, neighbours: Neighbours): Float64Array {
  const half = weightedSum([
    { of: fit, share: 0.5 },
    { of: averaged(neighbours, fit), share: 0.5 },
  ]);
  return Float64Array.from({ length: fit.rows }, (_, row) =>
    Math.max(...rowOf(neighbours[row]?.length === 0 ? fit : half, row)),
  );
}

export function* eachPair({ rows, columns, values }: Matrix): Iterable<number> {
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < row; column += 1) yield values[row * columns + column] as number;
}

export function submatrix({ columns, values }: Matrix, rows: readonly number[]): Matrix {
  const part = matrix(rows.length, rows.length);
  rows.forEach((row, at) => {
    rows.forEach((column, along) => {
      part.values[at * rows.length + along] = values[row * columns + column] as number;
    });
  });
  return part;
}
