import { likeable, likeness } from '../../language/likeness.js';
import { alikeFrom } from '../../language/near-duplicates.js';
import type { Hint } from '../types.js';

/** Which questions ask what another question asks: its words stand in `because`. */
export function nearDuplicates(questions: readonly { text: string }[]): (Hint | null)[] {
  const compared = questions.map(({ text }) => likeable(text));
  return compared.map((one, index) => {
    let best = 0;
    let twin = -1;
    compared.forEach((other, at) => {
      const alike = at === index ? 0 : likeness(one, other);
      if (alike > best) [best, twin] = [alike, at];
    });
    const words = questions[twin]?.text;
    return best < alikeFrom || words === undefined
      ? null
      : { kind: 'near-duplicate', score: Math.round(best * 100) / 100, because: [words] };
  });
}
