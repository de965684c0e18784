import { describe, expect, it } from '@jest/globals';
import {
  centred,
  dot,
  fromVectors,
  gram,
  matrix,
  products,
  rowOf,
  softmaxRows,
  spreadOfValues,
  symmetricTimes,
  unitRows,
  weightedSum,
} from '../../../src/pipeline/5-theme/matrix.js';
import { matrixOf, rounded } from '../../builders/matrix.js';

/** 1 / √2, as a rounded matrix shows it. */
const diagonal = Number(Math.SQRT1_2.toFixed(4));

describe('a matrix', () => {
  it('is of zeros at first', () => {
    expect(rounded(matrix(2, 3))).toEqual([
      [0, 0, 0],
      [0, 0, 0],
    ]);
  });

  it('is written through its rows', () => {
    const made = matrix(2, 2);
    rowOf(made, 1).set([3, 4]);
    expect(rounded(made)).toEqual([
      [0, 0],
      [3, 4],
    ]);
  });

  it('has a row of zeros for a vector that is missing', () => {
    expect(rounded(fromVectors([[1, 2], undefined, Int8Array.of(-3, 4), null], 2))).toEqual([
      [1, 2],
      [0, 0],
      [-3, 4],
      [0, 0],
    ]);
    expect(fromVectors([], 7)).toMatchObject({ rows: 0, columns: 7 });
  });
});

describe('rows', () => {
  it('are brought to length one, but for a row of zeros', () => {
    expect(rounded(unitRows(matrixOf([3, 4], [0, 0])))).toEqual([
      [0.6, 0.8],
      [0, 0],
    ]);
  });

  it('are centred: less what all share, whatever their length', () => {
    // Of length one: (1, 0) and (0, 1), mean (.5, .5). Less that: (.5, -.5) and (-.5, .5), and 1 / √2 = .7071.
    expect(rounded(centred(matrixOf([5, 0], [0, 2])))).toEqual([
      [diagonal, -diagonal],
      [-diagonal, diagonal],
    ]);
  });

  it('of zeros count for nothing when others are centred, and stay', () => {
    expect(rounded(centred(matrixOf([1, 0], [0, 0], [0, 1])))).toEqual([
      [diagonal, -diagonal],
      [0, 0],
      [-diagonal, diagonal],
    ]);
  });

  it('are left as they are where one is all there is', () => {
    expect(rounded(centred(matrixOf([3, 4], [0, 0])))).toEqual([
      [0.6, 0.8],
      [0, 0],
    ]);
  });

  it('that are all the same are nothing once they are centred', () => {
    expect(rounded(centred(matrixOf([0, 1], [0, 1])))).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });

  it('become shares by softmax, however great their numbers', () => {
    // e^0 : e^ln 3 is 1 : 3.
    expect(rounded(softmaxRows(matrixOf([0, Math.log(3)], [1000, 1000])))).toEqual([
      [0.25, 0.75],
      [0.5, 0.5],
    ]);
    expect(softmaxRows(matrix(2, 0)).values).toHaveLength(0);
  });
});

describe('sums and products', () => {
  it('add matrices by their shares', () => {
    const sum = weightedSum([
      { of: matrixOf([1, 2]), share: 2 },
      { of: matrixOf([10, 20]), share: 0.5 },
    ]);
    expect(rounded(sum)).toEqual([[7, 14]]);
    expect(weightedSum([])).toMatchObject({ rows: 0, columns: 0 });
  });

  it.each([
    [0, 0],
    [1, 1],
    [4, 1 + 4 + 9 + 16],
    [6, 1 + 4 + 9 + 16 + 25 + 36],
  ])('multiply rows of %d numbers', (length, product) => {
    const numbers = Float32Array.of(9, 1, 2, 3, 4, 5, 6);
    expect(dot(numbers, 1, numbers, 1, length)).toBe(product);
  });

  it('multiply each row with each of more than four', () => {
    const five = matrixOf([1, 1], [1, 2], [2, 1], [0, 3], [3, 0], [1, -1]);
    expect(rounded(products(matrixOf([1, 2]), five))).toEqual([[3, 5, 4, 6, 3, -1]]);
    expect(rounded(gram(five))).toEqual([
      [2, 3, 3, 3, 3, 0],
      [3, 5, 4, 6, 3, -1],
      [3, 4, 5, 3, 6, 1],
      [3, 6, 3, 9, 0, -3],
      [3, 3, 6, 0, 9, 3],
      [0, -1, 1, -3, 3, 2],
    ]);
  });

  it('multiply rows wherever they stand', () => {
    expect(dot(Float32Array.of(9, 2, 3), 1, Float32Array.of(5, 7, 9), 0, 2)).toBe(2 * 5 + 3 * 7);
  });

  it('multiply each row with each row', () => {
    expect(rounded(products(matrixOf([1, 2]), matrixOf([3, 4], [5, 6], [7, 8])))).toEqual([[11, 17, 23]]);
    expect(rounded(gram(matrixOf([1, 2], [3, 4])))).toEqual([
      [5, 11],
      [11, 25],
    ]);
  });

  it('multiply a symmetric matrix by shares, passing over what is next to nothing', () => {
    // (1 3; 3 2) · (1 0; 2 .0009) = (7 0; 7 0): .0009 is passed over.
    expect(rounded(symmetricTimes(matrixOf([1, 3], [3, 2]), matrixOf([1, 0], [2, 0.0009])))).toEqual([
      [7, 0],
      [7, 0],
    ]);
  });
});

describe('the spread of numbers', () => {
  it('is their mean and standard deviation', () => {
    // Mean 2; squares 10 / 2 = 5, less 4.
    expect(spreadOfValues([1, 3])).toEqual({ mean: 2, deviation: 1 });
  });

  it('is none where all are the same, or there is none', () => {
    expect(spreadOfValues([0.1, 0.1, 0.1]).deviation).toBeCloseTo(0);
    expect(spreadOfValues([])).toEqual({ mean: 0, deviation: 0 });
  });
});
