import { type Matrix, matrix, rowOf } from './matrix.js';

/** The questions from which each takes part of its place, with shares that sum to one. */
export type Neighbours = { index: number; share: number }[][];

const nearest = 5;
/** What another question of the same mail counts for, beside likeness. */
const sameMailWeight = 0.25;
const borrowed = 0.3;
const rounds = 10;

/** The most similar others of a row, likest first; nothing where nothing is alike. */
export function nearestOf(
  similarity: Matrix,
  row: number,
  count: number,
): { index: number; value: number }[] {
  const near: { index: number; value: number }[] = [];
  const values = rowOf(similarity, row);
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] as number;
    if (index === row || value <= 0) continue;
    if (near.length === count && value <= (near[count - 1] as { value: number }).value) continue;
    let at = near.length;
    while (at > 0 && (near[at - 1] as { value: number }).value < value) at -= 1;
    near.splice(at, 0, { index, value });
    if (near.length > count) near.pop();
  }
  return near;
}

export function neighboursOf(similarity: Matrix, mails: readonly number[]): Neighbours {
  const ofMail = new Map<number, number[]>();
  mails.forEach((mail, row) => {
    ofMail.set(mail, [...(ofMail.get(mail) ?? []), row]);
  });
  return mails.map((mail, row) => {
    const weights = new Map(nearestOf(similarity, row, nearest).map(({ index, value }) => [index, value]));
    for (const other of ofMail.get(mail) as number[])
      if (other !== row) weights.set(other, (weights.get(other) ?? 0) + sameMailWeight);
    const sum = [...weights.values()].reduce((total, weight) => total + weight, 0);
    return [...weights].map(([index, weight]) => ({ index, share: weight / sum }));
  });
}

/** Each row as the mean of its neighbours' rows. */
export function averaged(neighbours: Neighbours, of: Matrix): Matrix {
  const made = matrix(of.rows, of.columns);
  neighbours.forEach((near, row) => {
    const into = rowOf(made, row);
    for (const { index, share } of near) {
      const from = index * of.columns;
      for (let column = 0; column < into.length; column += 1)
        into[column] = (into[column] as number) + share * (of.values[from + column] as number);
    }
  });
  return made;
}

/**
 * Places spread along likeness: in ten rounds, which leave less than a hundred-thousandth, each question keeps seven
 * tenths of its own and takes three of its neighbours' (label spreading: Zhou et al. 2004). Rows that a person decided
 * stay as they are.
 */
export function spread(start: Matrix, neighbours: Neighbours, decided: ReadonlySet<number>): Matrix {
  let places = start;
  for (let round = 0; round < rounds; round += 1) places = spreadOnce(start, places, neighbours, decided);
  return places;
}

function spreadOnce(
  { rows, columns, values: own }: Matrix,
  { values: before }: Matrix,
  neighbours: Neighbours,
  decided: ReadonlySet<number>,
): Matrix {
  const values = Float32Array.from(own);
  for (let row = 0; row < rows; row += 1) {
    const near = neighbours[row] as Neighbours[number];
    if (decided.has(row) || near.length === 0) continue;
    const at = row * columns;
    for (let column = at; column < at + columns; column += 1)
      values[column] = (1 - borrowed) * (values[column] as number);
    for (const { index, share } of near) {
      const from = index * columns;
      const by = borrowed * share;
      for (let column = 0; column < columns; column += 1)
        values[at + column] = (values[at + column] as number) + by * (before[from + column] as number);
    }
  }
  return { rows, columns, values };
}
