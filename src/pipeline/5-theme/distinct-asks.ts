import { cosine } from '../../language/word-vectors.js';
import { averageLinkage, cut } from './linkage.js';
import { dot, fromVectors, gram, type Matrix, rowOf, weightedSum } from './matrix.js';
import type { Prepared } from './prepare.js';
import { wordGram } from './word-features.js';

/** Half meaning of the question alone, half its words: each finds repeats that the other misses (measured). */
const meaningShare = 0.5;
/** Questions at least so alike ask the same thing. */
const sameFrom = 0.33;

/** Rows of one theme that ask the same thing, the most central first. */
export type Ask = number[];

/**
 * The different things asked in a theme, near-duplicates folded: what most mails ask first, then what is most central.
 */
export function distinctAsks(prepared: Prepared, rows: readonly number[]): Ask[] {
  const likeness = likenessOf(prepared, rows);
  const clusters = cut(averageLinkage(likeness), rows.length, sameFrom);
  const asks = new Map<number, number[]>();
  clusters.forEach((cluster, index) => {
    asks.set(cluster, [...(asks.get(cluster) ?? []), index]);
  });
  const centrality = (index: number) =>
    rows.reduce((sum, _, other) => sum + (likeness.values[index * rows.length + other] as number), 0);
  return [...asks.values()]
    .map((members) => {
      const sorted = [...members].sort((a, b) => centrality(b) - centrality(a) || a - b);
      const mails = new Set(members.map((index) => prepared.mails[rows[index] as number])).size;
      return {
        rows: sorted.map((index) => rows[index] as number),
        mails,
        centre: centrality(sorted[0] ?? 0),
      };
    })
    .sort((a, b) => b.mails - a.mails || b.centre - a.centre || (a.rows[0] ?? 0) - (b.rows[0] ?? 0))
    .map((ask) => ask.rows);
}

/** How alike each of some rows is to one, by the question alone: from 0 to 1. */
export function likenessTo({ alone, words }: Prepared, row: number, others: readonly number[]): number[] {
  const wordsOf = (of: number) => words.question[of] ?? new Map<string, number>();
  return others.map((other) => {
    const byWords = cosine(wordsOf(row), wordsOf(other));
    if (alone === null) return byWords;
    const { columns, values } = alone;
    const byMeaning = dot(values, row * columns, values, other * columns, columns);
    return meaningShare * byMeaning + (1 - meaningShare) * byWords;
  });
}

function likenessOf({ alone, words }: Prepared, rows: readonly number[]): Matrix {
  const byWords = wordGram(rows.map((row) => words.question[row] ?? new Map()));
  if (alone === null) return byWords;
  const meaning = fromVectors(
    rows.map((row) => rowOf(alone, row)),
    alone.columns,
  );
  return weightedSum([
    { of: gram(meaning), share: meaningShare },
    { of: byWords, share: 1 - meaningShare },
  ]);
}
