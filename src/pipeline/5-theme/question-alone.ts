import { eachPair } from './found-groups.js';
import { averageLinkage, cut } from './linkage.js';
import { gram, spreadOfValues } from './matrix.js';
import { prepare } from './prepare.js';
import type { ThemeQuestion } from './types.js';

/** The plain way, to compare with: average linkage of each question's vector alone, cut one deviation above the mean. */
export function averageLinkageOfQuestions(questions: readonly ThemeQuestion[]): (string | null)[] {
  const { alone, similarity } = prepare(questions);
  const likeness = alone === null ? similarity : gram(alone);
  const { mean, deviation } = spreadOfValues(eachPair(likeness));
  return cut(averageLinkage(likeness), likeness.rows, mean + deviation).map(String);
}
