import { cosine, type WordVector } from '../../language/word-vectors.js';
import type { ExpectedTopic } from '../types.js';
import { neighboursOf, type Similarity } from './similarity.js';

/** Weight of the cosine with a topic's words before the softmax. */
const sharpness = 14;
/** How much of its place a question takes from the questions most like it, in each of thirty rounds. */
const fromNeighbours = 0.3;
const spreadRounds = 30;
/** A question this far below the mean fit of all, in standard deviations, is on none of the topics. */
const misfitDeviations = 0.5;

/**
 * The expected topic of each question by shared words, its own and those of the questions like it.
 * @returns topic number of each question; null where none fits.
 */
export function expectedTopics(
  vectors: readonly WordVector[],
  similarity: Similarity,
  topics: readonly ExpectedTopic[],
  vectorOf: (text: string) => WordVector,
): (number | null)[] {
  if (topics.length === 0) return vectors.map(() => null);
  const topicVectors = topics.map(({ title, description }) => vectorOf(`${title} ${title} ${description}`));
  const own = vectors.map((vector) => topicVectors.map((topic) => cosine(vector, topic)));
  const near = vectors.map((_, row) => neighboursOf(similarity, row));
  const start = own.map((row) => softmax(row.map((value) => value * sharpness)));
  let places = start;
  for (let round = 0; round < spreadRounds; round += 1) {
    const before = places;
    places = start.map((row, index) =>
      row.map((value, topic) => {
        const around = (near[index] ?? []).reduce(
          (sum, { index: other, weight }) => sum + weight * (before[other]?.[topic] ?? 0),
          0,
        );
        return (1 - fromNeighbours) * value + fromNeighbours * around;
      }),
    );
  }
  const fits = own.map((row, index) => {
    const around = (near[index] ?? []).map(
      ({ index: other, weight }) => weight * Math.max(0, ...(own[other] ?? [])),
    );
    return 0.5 * Math.max(0, ...row) + 0.5 * around.reduce((sum, value) => sum + value, 0);
  });
  const mean = fits.reduce((sum, fit) => sum + fit, 0) / Math.max(1, fits.length);
  const deviation = Math.sqrt(
    fits.reduce((sum, fit) => sum + (fit - mean) ** 2, 0) / Math.max(1, fits.length),
  );
  return places.map((row, index) => {
    const fit = fits[index] ?? 0;
    return fit <= 0 || fit < mean - misfitDeviations * deviation ? null : row.indexOf(Math.max(...row));
  });
}

function softmax(values: readonly number[]): number[] {
  const top = Math.max(...values);
  const powers = values.map((value) => Math.exp(value - top));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
