import { type Matrix, matrix } from './matrix.js';
import { type Neighbours, nearestOf } from './spread.js';

const borrowed = 0.3;

/**
 * Each question takes three tenths of its meaning from its nearest, round after round: short texts that share no word
 * meet through a third. In Gram form: S becomes A S A', brought back to a diagonal of one.
 */
export function smoothed(
  similarity: Matrix,
  { nearest, rounds }: { nearest: number; rounds: number },
): Matrix {
  let current = similarity;
  for (let round = 0; round < rounds; round += 1) current = smoothedOnce(current, nearest);
  return current;
}

function smoothedOnce(similarity: Matrix, nearest: number): Matrix {
  const size = similarity.rows;
  const neighbours: Neighbours = Array.from({ length: size }, (_, row) => {
    const near = nearestOf(similarity, row, nearest);
    const sum = near.reduce((total, { value }) => total + value, 0);
    return near.map(({ index, value }) => ({ index, share: value / sum }));
  });
  const whole = mixed(turned(mixed(similarity, neighbours)), neighbours);
  const lengths = Float64Array.from({ length: size }, (_, row) =>
    Math.sqrt(whole.values[row * size + row] as number),
  );
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const length = (lengths[row] as number) * (lengths[column] as number);
      const at = row * size + column;
      whole.values[at] = length > 0 ? (whole.values[at] as number) / length : 0;
    }
  }
  return whole;
}

/** Each row with three tenths of its neighbours' rows in place of its own. */
function mixed({ rows, columns, values: from }: Matrix, neighbours: Neighbours): Matrix {
  const made = matrix(rows, columns);
  const { values } = made;
  for (let row = 0; row < rows; row += 1) {
    const near = neighbours[row] as Neighbours[number];
    const own = near.length === 0 ? 1 : 1 - borrowed;
    const at = row * columns;
    for (let column = at; column < at + columns; column += 1) values[column] = own * (from[column] as number);
    for (const { index, share } of near) {
      const other = index * columns;
      const by = borrowed * share;
      for (let column = 0; column < columns; column += 1)
        values[at + column] = (values[at + column] as number) + by * (from[other + column] as number);
    }
  }
  return made;
}

function turned({ rows, columns, values }: Matrix): Matrix {
  const made = matrix(columns, rows);
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1)
      made.values[column * rows + row] = values[row * columns + column] as number;
  return made;
}
