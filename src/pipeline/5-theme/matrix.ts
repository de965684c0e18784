/** Numbers in rows and columns, row after row. */
export interface Matrix {
  rows: number;
  columns: number;
  values: Float32Array;
}

export function matrix(rows: number, columns: number): Matrix {
  return { rows, columns, values: new Float32Array(rows * columns) };
}

/** The numbers of one row: a view, not a copy. */
export function rowOf({ columns, values }: Matrix, row: number): Float32Array {
  return values.subarray(row * columns, (row + 1) * columns);
}

/** A matrix from vectors of one length; a missing vector is a row of zeros. */
export function fromVectors(
  vectors: readonly (ArrayLike<number> | null | undefined)[],
  columns: number,
): Matrix {
  const made = matrix(vectors.length, columns);
  vectors.forEach((vector, row) => {
    if (vector) made.values.set(vector, row * columns);
  });
  return made;
}

/** Each row brought to length one, in place; a row of zeros stays. */
export function unitRows(given: Matrix): Matrix {
  for (let row = 0; row < given.rows; row += 1) {
    const values = rowOf(given, row);
    let squares = 0;
    for (const value of values) squares += value * value;
    if (squares === 0) continue;
    const by = 1 / Math.sqrt(squares);
    for (let at = 0; at < values.length; at += 1) values[at] = (values[at] as number) * by;
  }
  return given;
}

/** Rows of length one, less the mean of those that are not zero, of length one again: what all share says nothing. */
export function centred(given: Matrix): Matrix {
  unitRows(given);
  const mean = new Float64Array(given.columns);
  const filled: number[] = [];
  for (let row = 0; row < given.rows; row += 1) {
    const values = rowOf(given, row);
    if (!values.some((value) => value !== 0)) continue;
    filled.push(row);
    for (let at = 0; at < values.length; at += 1) mean[at] = (mean[at] as number) + (values[at] as number);
  }
  // One row alone is all that is known of its kind: less itself it would be nothing.
  if (filled.length < 2) return given;
  for (const row of filled) {
    const values = rowOf(given, row);
    for (let at = 0; at < values.length; at += 1)
      values[at] = (values[at] as number) - (mean[at] as number) / filled.length;
  }
  return unitRows(given);
}

/** The sum of matrices of one shape, each times its share. */
export function weightedSum(parts: readonly { of: Matrix; share: number }[]): Matrix {
  const first = parts[0]?.of ?? matrix(0, 0);
  const sum = matrix(first.rows, first.columns);
  for (const { of, share } of parts)
    for (let at = 0; at < sum.values.length; at += 1)
      sum.values[at] = (sum.values[at] as number) + share * (of.values[at] as number);
  return sum;
}

/** Dot product of two rows of one length, four numbers at a time. */
export function dot(
  a: Float32Array,
  aStart: number,
  b: Float32Array,
  bStart: number,
  length: number,
): number {
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  let at = 0;
  for (; at + 3 < length; at += 4) {
    s0 += (a[aStart + at] as number) * (b[bStart + at] as number);
    s1 += (a[aStart + at + 1] as number) * (b[bStart + at + 1] as number);
    s2 += (a[aStart + at + 2] as number) * (b[bStart + at + 2] as number);
    s3 += (a[aStart + at + 3] as number) * (b[bStart + at + 3] as number);
  }
  for (; at < length; at += 1) s0 += (a[aStart + at] as number) * (b[bStart + at] as number);
  return s0 + s1 + s2 + s3;
}

/** A block of two rows and four: eight sums at a time is what a processor holds without putting any away. */
const [high, wide] = [2, 4];

/** The eight dot products of two rows of one matrix with four of another. */
function blockInto(into: Matrix, a: Matrix, row: number, b: Matrix, other: number): void {
  const { columns, values: x } = a;
  const y = b.values;
  const [a0, b0] = [row * columns, other * columns];
  const a1 = a0 + columns;
  const [b1, b2, b3] = [b0 + columns, b0 + 2 * columns, b0 + 3 * columns];
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  let [t0, t1, t2, t3] = [0, 0, 0, 0];
  for (let at = 0; at < columns; at += 1) {
    const upper = x[a0 + at] as number;
    const lower = x[a1 + at] as number;
    const y0 = y[b0 + at] as number;
    const y1 = y[b1 + at] as number;
    const y2 = y[b2 + at] as number;
    const y3 = y[b3 + at] as number;
    s0 += upper * y0;
    s1 += upper * y1;
    s2 += upper * y2;
    s3 += upper * y3;
    t0 += lower * y0;
    t1 += lower * y1;
    t2 += lower * y2;
    t3 += lower * y3;
  }
  const at = row * into.columns + other;
  into.values[at] = s0;
  into.values[at + 1] = s1;
  into.values[at + 2] = s2;
  into.values[at + 3] = s3;
  const under = at + into.columns;
  into.values[under] = t0;
  into.values[under + 1] = t1;
  into.values[under + 2] = t2;
  into.values[under + 3] = t3;
}

/** The dot products of rows that fill no block: from the first to before the second of each pair. */
function edgeInto(
  into: Matrix,
  a: Matrix,
  rows: [number, number],
  b: Matrix,
  others: [number, number],
): void {
  for (let row = rows[0]; row < rows[1]; row += 1)
    for (let other = others[0]; other < others[1]; other += 1)
      into.values[row * into.columns + other] = dot(
        a.values,
        row * a.columns,
        b.values,
        other * a.columns,
        a.columns,
      );
}

/** Dot products of each row of one matrix with the first rows of another: as many as `until` says for a pair of rows. */
function productsUntil(a: Matrix, b: Matrix, until: (row: number) => number): Matrix {
  const made = matrix(a.rows, b.rows);
  for (let row = 0; row < a.rows; row += high) {
    const end = until(row);
    let other = 0;
    if (row + high <= a.rows) for (; other + wide <= end; other += wide) blockInto(made, a, row, b, other);
    edgeInto(made, a, [row, Math.min(row + high, a.rows)], b, [other, end]);
  }
  return made;
}

/** Dot products of each row of one matrix with each row of another: `a` times `b` turned. */
export function products(a: Matrix, b: Matrix): Matrix {
  return productsUntil(a, b, () => b.rows);
}

/** Dot products of each row with each other row; symmetric, so half is computed. */
export function gram(of: Matrix): Matrix {
  const { rows } = of;
  const made = productsUntil(of, of, (row) => Math.min(row + high, rows));
  for (let row = 0; row < rows; row += 1)
    for (let column = row + 1; column < rows; column += 1)
      made.values[row * rows + column] = made.values[column * rows + row] as number;
  return made;
}

/** Shares below this say nothing that could be seen in a sum. */
const negligible = 1e-3;

/** A symmetric matrix times another of which most numbers are next to nothing: those are passed over. */
export function symmetricTimes(symmetric: Matrix, other: Matrix): Matrix {
  const size = symmetric.rows;
  const turned = matrix(other.columns, size);
  const [sums, values] = [turned.values, symmetric.values];
  for (let row = 0; row < size; row += 1) {
    const from = row * size;
    for (let column = 0; column < other.columns; column += 1) {
      const by = other.values[row * other.columns + column] as number;
      if (by < negligible) continue;
      const into = column * size;
      for (let at = 0; at < size; at += 1)
        sums[into + at] = (sums[into + at] as number) + by * (values[from + at] as number);
    }
  }
  const made = matrix(size, other.columns);
  for (let column = 0; column < other.columns; column += 1)
    for (let row = 0; row < size; row += 1)
      made.values[row * other.columns + column] = sums[column * size + row] as number;
  return made;
}

/** Each row as shares that sum to one (softmax). */
export function softmaxRows(given: Matrix): Matrix {
  const made = matrix(given.rows, given.columns);
  for (let row = 0; row < given.rows; row += 1) {
    const from = rowOf(given, row);
    const into = rowOf(made, row);
    let top = Number.NEGATIVE_INFINITY;
    for (const value of from) top = Math.max(top, value);
    let sum = 0;
    for (let at = 0; at < from.length; at += 1) {
      const power = Math.exp((from[at] as number) - top);
      into[at] = power;
      sum += power;
    }
    for (let at = 0; at < into.length; at += 1) into[at] = (into[at] as number) / sum;
  }
  return made;
}

/** Mean and standard deviation of some numbers; zeros for none. */
export function spreadOfValues(values: Iterable<number>): { mean: number; deviation: number } {
  let [count, sum, squares] = [0, 0, 0];
  for (const value of values) {
    count += 1;
    sum += value;
    squares += value * value;
  }
  if (count === 0) return { mean: 0, deviation: 0 };
  const mean = sum / count;
  return { mean, deviation: Math.sqrt(Math.max(0, squares / count - mean * mean)) };
}
