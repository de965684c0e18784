import { stemsOf } from '../../language/stems.js';
import type { Hint } from '../types.js';

/** Two questions with this share of common stems ask the same thing in other words. */
const alikeFrom = 0.6;
/** Fewer stems than this say too little to compare. */
const fewestStems = 3;

/** Which questions ask what another question asks, by Jaccard similarity of their stems. */
export function nearDuplicates(questions: readonly { text: string }[]): (Hint | null)[] {
  const sets = questions.map(({ text }) => new Set(stemsOf(text).map(({ stem }) => stem)));
  return sets.map((set, index) => {
    if (set.size < fewestStems) return null;
    let best = 0;
    let twin = -1;
    sets.forEach((other, at) => {
      if (at === index || other.size < fewestStems) return;
      let common = 0;
      for (const stem of set) if (other.has(stem)) common += 1;
      const alike = common / (set.size + other.size - common);
      if (alike > best) {
        best = alike;
        twin = at;
      }
    });
    const words = questions[twin]?.text;
    return best < alikeFrom || words === undefined
      ? null
      : { kind: 'near-duplicate', score: Math.round(best * 100) / 100, because: [words] };
  });
}
