import type { Matrix } from '../../src/pipeline/5-theme/matrix.js';

/** A matrix written out, a list a row. */
export function matrixOf(...rows: number[][]): Matrix {
  return { rows: rows.length, columns: rows[0]?.length ?? 0, values: Float32Array.from(rows.flat()) };
}

/** Its numbers to four digits, a list a row. */
export function rounded({ rows, columns, values }: Matrix): number[][] {
  return Array.from({ length: rows }, (_, row) =>
    Array.from(values.slice(row * columns, (row + 1) * columns), (value) => Number(value.toFixed(4))),
  );
}
