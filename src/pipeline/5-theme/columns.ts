import { type Matrix, matrix, rowOf, softmaxRows, symmetricTimes, weightedSum } from './matrix.js';
import { type Neighbours, spread } from './spread.js';

/** How much a decided question speaks for a column, where a guess speaks with the square of its share. */
const decidedWeight = 2;
const supportRounds = 2;

/** In place of a column: a person left the question in the tray. */
export const inTray = -1;

/** Row to column, or to `inTray`. */
export type Rows = ReadonlyMap<number, number>;

/**
 * Shares of each question in each column: how well it fits, what its neighbours say, and what the questions already in
 * a column say for it.
 * @param decided what people decided: these rows are fixed, and speak loudest
 * @param seeds rows that speak for a column in the first round, as members of a group that was found
 */
export function sharesOf(
  support: Matrix,
  neighbours: Neighbours,
  fit: Matrix,
  decided: Rows,
  seeds: Rows = new Map(),
): Matrix {
  const rows = new Set(decided.keys());
  let shares = spread(withDecided(softmaxRows(fit), decided), neighbours, rows);
  for (let round = 0; round < supportRounds; round += 1) {
    const speaking = speakers(shares, decided, round === 0 ? seeds : new Map());
    const supported = weightedSum([
      { of: fit, share: 1 },
      { of: perSpeaker(symmetricTimes(support, speaking), speaking), share: 1 },
    ]);
    shares = spread(withDecided(softmaxRows(supported), decided), neighbours, rows);
  }
  return shares;
}

function withDecided(shares: Matrix, decided: Rows): Matrix {
  for (const [row, column] of decided) {
    const values = rowOf(shares, row);
    values.fill(0);
    if (column !== inTray) values[column] = 1;
  }
  return shares;
}

/** Each share squared, so that only the surer ones speak; what a person decided speaks for one column alone. */
function speakers(shares: Matrix, decided: Rows, seeds: Rows): Matrix {
  const made = matrix(shares.rows, shares.columns);
  for (let at = 0; at < made.values.length; at += 1) {
    const value = shares.values[at] as number;
    made.values[at] = value * value;
  }
  for (const [row, column] of seeds) {
    const values = rowOf(made, row);
    values.fill(0);
    values[column] = 1;
  }
  for (const [row, column] of decided) {
    const values = rowOf(made, row);
    values.fill(0);
    if (column !== inTray) values[column] = decidedWeight;
  }
  return made;
}

/** Support over (1 + all that speak): the one keeps a column without answers from losing to one that has some. */
function perSpeaker(sums: Matrix, speaking: Matrix): Matrix {
  const totals = new Float64Array(speaking.columns);
  for (let at = 0; at < speaking.values.length; at += 1)
    totals[at % speaking.columns] =
      (totals[at % speaking.columns] as number) + (speaking.values[at] as number);
  for (let at = 0; at < sums.values.length; at += 1)
    sums.values[at] = (sums.values[at] as number) / (1 + (totals[at % sums.columns] as number));
  return sums;
}
