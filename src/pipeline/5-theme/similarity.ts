import { stemsOf } from '../../language/stems.js';
import { blend, cosine, type WordVector, WordVectors } from '../../language/word-vectors.js';
import type { ThemeQuestion } from './types.js';

/** A symmetric matrix of similarities, row by row. */
export interface Similarity {
  size: number;
  values: Float32Array;
}

/** The mail around a question says what it is about: sorting by it as well is worth ten points (measured). */
const contextShare = 0.6;

/** Vectors of the questions read with their mails, and of any further texts in the same space. */
export function questionVectors(questions: readonly ThemeQuestion[]): {
  vectors: WordVector[];
  vectorOf: (text: string) => WordVector;
} {
  const mails = new Map(
    questions.map((question) => [question.message ?? question.id, question.context ?? question.text]),
  );
  const space = new WordVectors([...mails.values()].map(stemsOf));
  const vectorOf = (text: string) => space.of(stemsOf(text));
  const contexts = new Map<string, WordVector>();
  const contextOf = (text: string) => {
    const known = contexts.get(text) ?? vectorOf(text);
    contexts.set(text, known);
    return known;
  };
  const vectors = questions.map((question) =>
    blend([
      { vector: vectorOf(question.text), share: 1 },
      { vector: contextOf(question.context ?? question.text), share: contextShare },
    ]),
  );
  return { vectors, vectorOf };
}

/** Cosine of each pair. */
export function similarityOf(vectors: readonly WordVector[]): Similarity {
  const size = vectors.length;
  const values = new Float32Array(size * size);
  const holders = new Map<string, { row: number; weight: number }[]>();
  vectors.forEach((vector, row) => {
    for (const [stem, weight] of vector) {
      const others = holders.get(stem) ?? [];
      for (const other of others)
        values[row * size + other.row] = (values[row * size + other.row] ?? 0) + weight * other.weight;
      others.push({ row, weight });
      holders.set(stem, others);
    }
    values[row * size + row] = vector.size === 0 ? 0 : cosine(vector, vector);
  });
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < row; column += 1)
      values[column * size + row] = values[row * size + column] ?? 0;
  }
  return { size, values };
}

const nearest = 5;
const borrowed = 0.3;

/**
 * Each question takes three tenths of its meaning from its five nearest, twice over: short texts that share no word
 * meet through a third. In Gram form: S becomes A S A', brought back to a diagonal of one.
 */
export function smoothed(similarity: Similarity, rounds = 2): Similarity {
  let current = similarity;
  for (let round = 0; round < rounds; round += 1) current = smoothedOnce(current);
  return current;
}

function smoothedOnce({ size, values }: Similarity): Similarity {
  const half = new Float32Array(size * size);
  const whole = new Float32Array(size * size);
  const neighbours = Array.from({ length: size }, (_, row) => neighboursOf({ size, values }, row));
  const mix = (from: Float32Array, into: Float32Array, at: (row: number, column: number) => number) => {
    for (let row = 0; row < size; row += 1) {
      const near = neighbours[row] ?? [];
      const own = near.length === 0 ? 1 : 1 - borrowed;
      for (let column = 0; column < size; column += 1) {
        let sum = own * (from[at(row, column)] ?? 0);
        for (const { index, weight } of near) sum += borrowed * weight * (from[at(index, column)] ?? 0);
        into[at(row, column)] = sum;
      }
    }
  };
  mix(values, half, (row, column) => row * size + column);
  mix(half, whole, (row, column) => column * size + row);
  const lengths = Array.from({ length: size }, (_, row) => Math.sqrt(whole[row * size + row] ?? 0));
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const length = (lengths[row] ?? 0) * (lengths[column] ?? 0);
      whole[row * size + column] = length === 0 ? 0 : (whole[row * size + column] ?? 0) / length;
    }
  }
  return { size, values: whole };
}

/** The most similar others with their shares, which sum to one; none where nothing is alike. */
export function neighboursOf({ size, values }: Similarity, row: number): { index: number; weight: number }[] {
  const near: { index: number; weight: number }[] = [];
  for (let index = 0; index < size; index += 1) {
    const weight = values[row * size + index] ?? 0;
    if (index === row || weight <= 0) continue;
    if (near.length === nearest && weight <= (near[nearest - 1]?.weight ?? 0)) continue;
    near.push({ index, weight });
    near.sort((a, b) => b.weight - a.weight || a.index - b.index);
    near.length = Math.min(near.length, nearest);
  }
  const sum = near.reduce((total, { weight }) => total + weight, 0);
  return near.map(({ index, weight }) => ({ index, weight: weight / sum }));
}
