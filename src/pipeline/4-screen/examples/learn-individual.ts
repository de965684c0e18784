import type { VectorMaker } from '../../../language/vector-maker.js';
import { individualFeatures } from '../individual-features.js';
import { type IndividualWeights, withVector } from '../individual-weights.js';
import { type LogisticModel, learnt, scoreOf } from '../logistic-regression.js';
import type { Example } from './labelled.js';

/** How freely weights grow: larger fits the examples closer. The best of .1, .3 and 1 on voices that were left out. */
const strength = 1;
/** Length of the sentence vector beside the rules' numbers: longer listens to it more. Of 1, 2 and 3 the best. */
const vectorLength = 1;
/** A question is raised from the score on at which so many of the individual ones are, on voices that were left out. */
const wantedRecall = 0.95;

export interface Measured {
  recall: number;
  precision: number;
}

interface Learning {
  rows: number[][];
  labels: (0 | 1)[];
  voices: string[];
}

/** Learns from the examples, with the sentence vector and by the rules alone. @throws Error without a model */
export async function learnIndividual(
  examples: readonly Example[],
  maker: VectorMaker,
): Promise<{ weights: IndividualWeights; withModel: Measured; rules: Measured }> {
  const labels = examples.map(({ label }): 0 | 1 => (label === 'general' ? 0 : 1));
  const voices = examples.map(({ voice }) => voice);
  const rules = examples.map(({ text }) => individualFeatures(text).values);
  const rows: number[][] = [];
  for (const [index, { text }] of examples.entries()) {
    const alone = (await maker.ofText(text, [{ apart: text }]))?.passages[0]?.alone;
    if (alone === undefined) throw new Error(maker.problem ?? 'There is no sentence model.');
    rows.push(withVector(rules[index] ?? [], alone, vectorLength));
  }
  const read = judged({ rows, labels, voices });
  const ruled = judged({ rows: rules, labels, voices });
  return {
    weights: {
      model: maker.model,
      vectorLength,
      withModel: { ...read.model, raisedFrom: read.raisedFrom },
      rules: { ...ruled.model, raisedFrom: ruled.raisedFrom },
    },
    withModel: read.measured,
    rules: ruled.measured,
  };
}

/** Each voice is judged by what was learnt from the others; the model itself learns from all. */
function judged({ rows, labels, voices }: Learning): {
  model: LogisticModel;
  raisedFrom: number;
  measured: Measured;
} {
  const scores = new Array<number>(rows.length).fill(0);
  for (const voice of new Set(voices)) {
    const others = rows.flatMap((_, index) => (voices[index] === voice ? [] : [index]));
    const model = learnt(
      others.map((index) => rows[index] ?? []),
      others.map((index) => labels[index] ?? 0),
      strength,
    );
    rows.forEach((row, index) => {
      if (voices[index] === voice) scores[index] = scoreOf(model, row);
    });
  }
  const individual = scores.filter((_, index) => labels[index] === 1).sort((a, b) => b - a);
  const raisedFrom =
    Math.floor((individual[Math.ceil(wantedRecall * individual.length) - 1] ?? 0) * 100) / 100;
  const raised = scores.map((score) => score >= raisedFrom);
  const right = raised.filter((on, index) => on && labels[index] === 1).length;
  return {
    model: learnt(rows, labels, strength),
    raisedFrom,
    measured: {
      recall: right / individual.length,
      precision: right / raised.filter(Boolean).length,
    },
  };
}
