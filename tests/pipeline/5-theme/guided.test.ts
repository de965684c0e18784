import { describe, expect, it } from '@jest/globals';
import { expectedTopics } from '../../../src/pipeline/5-theme/guided.js';

const square = (...rows: number[][]) => ({ size: rows.length, values: Float32Array.from(rows.flat()) });
const word = (name: string) => new Map([[name, 1]]);
const vectors = ['x', 'y', 'z'].map(word);
const apart = square([1, 0, 0], [0, 1, 0], [0, 0, 1]);
const topics = [
  { title: 'x', description: '' },
  { title: 'y', description: '' },
];
const vectorOf = (text: string) => word(text.charAt(0));

describe('expected topics', () => {
  it('take the questions that share their words', () => {
    expect(expectedTopics(vectors, apart, topics, vectorOf)).toEqual([0, 1, null]);
  });

  it('reach a question through one that is like it', () => {
    const alike = square([1, 0, 0.5], [0, 1, 0], [0.5, 0, 1]);
    expect(expectedTopics(vectors, alike, topics, vectorOf)).toEqual([0, 1, 0]);
  });

  it('take nothing where there are none, or no question', () => {
    expect(expectedTopics(vectors, apart, [], vectorOf)).toEqual([null, null, null]);
    expect(expectedTopics([], square(), topics, vectorOf)).toEqual([]);
  });
});
