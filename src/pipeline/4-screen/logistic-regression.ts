/** What was learnt: a weight for each feature, and what is added to their sum. */
export interface LogisticModel {
  weights: number[];
  intercept: number;
}

const mostRounds = 50;
const settledAt = 1e-8;

/** From 0 to 1: 1 / (1 + e^-x). */
export function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

export function scoreOf({ weights, intercept }: LogisticModel, features: ArrayLike<number>): number {
  let sum = intercept;
  for (let at = 0; at < weights.length; at += 1) sum += (weights[at] as number) * (features[at] ?? 0);
  return logistic(sum);
}

/**
 * Logistic regression with an L2 penalty on the weights, not on the intercept, by Newton's method (iteratively
 * reweighted least squares: Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, 4.4.1). The minimum
 * of sum(log loss) + |w|² / (2 strength), the same as that of scikit-learn's LogisticRegression with C = strength.
 * @param rows features of each example, all of one length
 * @param labels 1 or 0
 */
export function learnt(
  rows: readonly ArrayLike<number>[],
  labels: readonly (0 | 1)[],
  strength: number,
): LogisticModel {
  const size = (rows[0]?.length ?? 0) + 1;
  const x = rows.map((row) =>
    Float64Array.from({ length: size }, (_, at) => (at === size - 1 ? 1 : (row[at] ?? 0))),
  );
  let weights = new Float64Array(size);
  for (let round = 0; round < mostRounds; round += 1) {
    const gradient = Float64Array.from(weights, (weight, at) => (at === size - 1 ? 0 : weight / strength));
    const hessian = Array.from({ length: size }, (_, at) => {
      const row = new Float64Array(size);
      row[at] = at === size - 1 ? 1e-9 : 1 / strength;
      return row;
    });
    x.forEach((row, index) => {
      const score = logistic(dot(weights, row));
      const [off, curve] = [score - (labels[index] as number), score * (1 - score)];
      for (let a = 0; a < size; a += 1) {
        const value = row[a] as number;
        if (value === 0) continue;
        gradient[a] = (gradient[a] as number) + off * value;
        const into = hessian[a] as Float64Array;
        for (let b = 0; b <= a; b += 1) into[b] = (into[b] as number) + curve * value * (row[b] as number);
      }
    });
    const step = solved(hessian, gradient);
    weights = weights.map((weight, at) => weight - (step[at] as number));
    if (Math.max(...step.map(Math.abs)) < settledAt) break;
  }
  return { weights: [...weights.subarray(0, size - 1)], intercept: weights[size - 1] as number };
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] as number) * (b[at] as number);
  return sum;
}

/** The solution of a symmetric positive system, of which the lower half is given, by Cholesky's decomposition in place. */
function solved(matrix: Float64Array[], right: Float64Array): Float64Array {
  const size = right.length;
  const at = (row: number, column: number) => matrix[row]?.[column] as number;
  for (let row = 0; row < size; row += 1) {
    const own = matrix[row] as Float64Array;
    for (let column = 0; column <= row; column += 1) {
      let sum = at(row, column);
      for (let k = 0; k < column; k += 1) sum -= (own[k] as number) * at(column, k);
      own[column] = row === column ? Math.sqrt(Math.max(sum, 1e-12)) : sum / at(column, column);
    }
  }
  const y = Float64Array.from(right);
  for (let row = 0; row < size; row += 1) {
    for (let k = 0; k < row; k += 1) y[row] = (y[row] as number) - at(row, k) * (y[k] as number);
    y[row] = (y[row] as number) / at(row, row);
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    for (let k = row + 1; k < size; k += 1) y[row] = (y[row] as number) - at(k, row) * (y[k] as number);
    y[row] = (y[row] as number) / at(row, row);
  }
  return y;
}
