import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Vector } from '../../language/passage-vectors.js';
import { packageRoot } from '../../package-root.js';

const model = z.object({
  weights: z.array(z.number()),
  intercept: z.number(),
  /** Scores from here on raise a hint. */
  raisedFrom: z.number(),
});
const schema = z.object({
  /** SHA-256 of the sentence model whose vectors these weights know. */
  model: z.string(),
  vectorLength: z.number(),
  withModel: model,
  /** For questions without a vector, or with one of another model. */
  rules: model,
});

export type IndividualWeights = z.infer<typeof schema>;

export const individualFile = 'individual-child.json';

/** What was learnt from the labelled examples. @throws ZodError when it is damaged */
export function readIndividualWeights(): IndividualWeights {
  const file = join(packageRoot, 'src', 'pipeline', '4-screen', 'examples', individualFile);
  return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** The rules' numbers with the sentence vector behind them, brought to a length. */
export function withVector(rules: readonly number[], vector: Vector, length: number): number[] {
  let squares = 0;
  for (const value of vector) squares += value * value;
  const by = squares === 0 ? 0 : length / Math.sqrt(squares);
  return [...rules, ...Array.from(vector, (value) => value * by)];
}
