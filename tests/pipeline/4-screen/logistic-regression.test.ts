import { describe, expect, it } from '@jest/globals';
import { learnt, logistic, scoreOf } from '../../../src/pipeline/4-screen/logistic-regression.js';

describe('logistic regression', () => {
  const rows = [
    [1, 0.5],
    [0, 1],
    [2, 1],
    [0.5, 0],
    [1.5, 2],
    [0, 0.25],
    [3, 0],
    [1, 1.5],
  ];
  const labels = [1, 0, 1, 0, 1, 0, 1, 0] as const;

  it('learns what scikit-learn 1.9 learns with the same strength', () => {
    // LogisticRegression(C=2, tol=1e-12, solver='lbfgs').fit(rows, labels)
    const { weights, intercept } = learnt(rows, labels, 2);
    expect(weights.map((weight) => weight.toFixed(4))).toEqual(['1.6457', '0.1623']);
    expect(intercept.toFixed(4)).toBe('-1.8862');
  });

  it('holds weights the smaller, the weaker it may learn', () => {
    const length = (strength: number) => Math.hypot(...learnt(rows, labels, strength).weights);
    expect(length(0.01)).toBeLessThan(length(0.1));
    expect(length(0.1)).toBeLessThan(length(1));
  });

  it('gives one half where nothing is known, and even chances without features', () => {
    expect(logistic(0)).toBe(0.5);
    expect(scoreOf({ weights: [], intercept: 0 }, [])).toBe(0.5);
    const { weights, intercept } = learnt([[], [], [], []], [1, 0, 1, 0], 1);
    expect(weights).toEqual([]);
    expect(intercept).toBeCloseTo(0, 6);
  });

  it('scores by the weighted sum; a feature that is missing is none', () => {
    // 2·1 + 3·0 - 2 = 0.
    expect(scoreOf({ weights: [2, 3], intercept: -2 }, [1])).toBe(0.5);
  });
});
