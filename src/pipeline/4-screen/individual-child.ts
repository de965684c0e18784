import type { Vector } from '../../language/passage-vectors.js';
import { sentencesOf } from '../../language/sentences.js';
import type { Hint } from '../types.js';
import { individualFeatures } from './individual-features.js';
import { readIndividualWeights, withVector } from './individual-weights.js';
import { scoreOf } from './logistic-regression.js';
import { noSurroundings, type Surroundings } from './names.js';

const weights = readIndividualWeights();

/** SHA-256 of the sentence model whose vectors screening can use. */
export const screeningModel = weights.model;

/** A general half has so many words: less says nothing by itself. */
const fewestWords = 5;

/**
 * Is it about one child's or family's case? Judged by the question alone: what stands around it explains it, and never
 * makes it individual. By rules, and by what the sentence model reads in the question where there is a vector.
 * @param alone the vector of the question alone, of the model `screeningModel`
 */
export function individualChild(
  text: string,
  surroundings: Surroundings = noSurroundings,
  alone?: Vector,
): Hint | null {
  const { values, because } = individualFeatures(text, surroundings);
  const known = alone !== undefined && values.length + alone.length === weights.withModel.weights.length;
  const model = known ? weights.withModel : weights.rules;
  const score = scoreOf(model, known ? withVector(values, alone, weights.vectorLength) : values);
  if (score < model.raisedFrom) return null;
  const general = generalHalf(text, surroundings);
  return {
    kind: 'individual-child',
    score: Math.round(score * 100) / 100,
    because,
    ...(general === null ? {} : { general }),
  };
}

const asking =
  '(?:how (?:many|much|often|long)|what|why|will|would|is|are|do|does|did|can|could|has|have|who|which|when|where)\\b';
/** Where one question holds two: "… refused, and how many …", "… refused and how many …". */
const halves = new RegExp(
  `[,;] (?=(?:(?:and|but|also),? )?${asking})| (?=(?:and|but|also),? ${asking})`,
  'gi',
);
/** A half with a lower score asks for everybody. */
const generalBelow = 0.5;

/** The half of a mixed question that anybody could have asked, for a person to edit; null where there is none. */
export function generalHalf(text: string, surroundings: Surroundings = noSurroundings): string | null {
  const parts = sentencesOf(text)
    .map(({ start, end }) => text.slice(start, end))
    .flatMap((sentence) => sentence.split(halves))
    .map((part) => part.trim().replace(/^(?:and|but|also),? /i, ''));
  if (parts.length < 2) return null;
  const free = parts.filter((part) => {
    if (part.split(/\s+/).length < fewestWords) return false;
    const { values } = individualFeatures(part, surroundings);
    return scoreOf(weights.rules, values) < generalBelow;
  });
  const best = free.find((part) => part.endsWith('?')) ?? free.at(-1);
  if (best === undefined || free.length === parts.length) return null;
  const asked = best.replace(/[\s,;.?!]+$/, '');
  return `${asked.charAt(0).toUpperCase()}${asked.slice(1)}?`;
}
