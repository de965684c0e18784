import { likenessTo } from './distinct-asks.js';
import { bestColumn } from './guided.js';
import type { Matrix } from './matrix.js';
import type { Prepared } from './prepare.js';

/**
 * Questions at least so alike are offered for one answer. Below, a question that is asked about because it is unsure is
 * mostly unlike its neighbours in just the thing that counts: offering them would teach nothing (docs/theming.md).
 */
const togetherFrom = 0.6;

/**
 * The questions of other mails that ask much the same as one that a person is asked about, and that the machine would
 * put in the same place.
 * @param answered rows that a person placed: never among them
 * @returns rows, the likest first
 */
export function answeredTogether(
  prepared: Prepared,
  shares: Matrix,
  answered: ReadonlySet<number>,
  row: number,
): number[] {
  const place = bestColumn(shares, row);
  const others = prepared.mails.flatMap((mail, other) =>
    mail !== prepared.mails[row] &&
    prepared.questions[other]?.example !== true &&
    !answered.has(other) &&
    bestColumn(shares, other) === place
      ? [other]
      : [],
  );
  return likenessTo(prepared, row, others)
    .map((likeness, index) => ({ likeness, other: others[index] as number }))
    .filter(({ likeness }) => likeness >= togetherFrom)
    .sort((a, b) => b.likeness - a.likeness || a.other - b.other)
    .map(({ other }) => other);
}
