import type { Matrix } from './matrix.js';
import { nearestOf } from './spread.js';

/** One question in ten is listed as sitting apart. */
const share = 0.1;
const nearest = 3;

/** The rows least like their three nearest, loneliest first: one-offs are among them. */
export function sittingApart(similarity: Matrix): number[] {
  return Array.from({ length: similarity.rows }, (_, row) => ({
    row,
    likeness: nearestOf(similarity, row, nearest).reduce((sum, { value }) => sum + value, 0) / nearest,
  }))
    .sort((a, b) => a.likeness - b.likeness || a.row - b.row)
    .slice(0, Math.floor(similarity.rows * share))
    .map(({ row }) => row);
}
