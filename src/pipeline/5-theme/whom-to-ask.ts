import { type Matrix, rowOf } from './matrix.js';
import type { Prepared } from './prepare.js';

/** Less alike than this, an answer about one question says nothing of the other. */
const alikeFrom = 0.15;
const sameMailWeight = 0.3;

/**
 * The questions whose answer teaches most: unsure, and like many others that are unsure.
 * @param answered rows that a person placed: never asked again
 * @returns rows, the most telling first
 */
export function whomToAsk(
  { similarity, mails }: Pick<Prepared, 'similarity' | 'mails'>,
  shares: Matrix,
  answered: ReadonlySet<number>,
  count: number,
): number[] {
  const unsure = Float64Array.from(mails, (_, row) =>
    answered.has(row) ? 0 : 1 - Math.max(0, ...rowOf(shares, row)),
  );
  return mails
    .map((mail, row) => {
      let teaches = 0;
      const values = rowOf(similarity, row);
      for (let other = 0; other < values.length; other += 1) {
        const alike = values[other] as number;
        if (alike > alikeFrom || other === row) teaches += alike * (unsure[other] as number);
        if (mails[other] === mail && other !== row) teaches += sameMailWeight * (unsure[other] as number);
      }
      return { row, worth: (unsure[row] as number) * Math.sqrt(teaches) };
    })
    .filter(({ row, worth }) => !answered.has(row) && worth > 0)
    .sort((a, b) => b.worth - a.worth || a.row - b.row)
    .slice(0, count)
    .map(({ row }) => row);
}
