import { type Sentence, sentencesOf } from '../../language/sentences.js';
import { asks, withoutGreeting } from './asks.js';
import { partsOf } from './clauses.js';
import { enumerationIn } from './enumerations.js';
import {
  introducedItems,
  introduces,
  isMarked,
  itemsBesideQuestions,
  itemsCompleting,
  withoutMark,
} from './lists.js';

/** A part of a text that may be a question. */
export interface Candidate extends Sentence {
  /** An item of a list that an introduction makes a question of. */
  isItem: boolean;
  /** It stands in a list's item behind the item's first sentence. */
  goesOn: boolean;
}

/** The parts of each sentence that may be a question, in order. */
export function candidatesIn(text: string): Candidate[] {
  const sentences = sentencesOf(text);
  const items = new Set([
    ...introducedItems(sentences),
    ...itemsBesideQuestions(sentences, (sentence) => asks(sentence, false)),
  ]);
  let isInItem = false;
  let taken = -1;
  return sentences.flatMap((sentence, index) => {
    if (index <= taken) return [];
    const isFirst = isMarked(sentence);
    const isSameLine = !text.slice(sentences[index - 1]?.end ?? 0, sentence.start).includes('\n');
    isInItem = isFirst || (isInItem && isSameLine);
    const completing = itemsCompleting(sentences, index);
    if (completing > 0) {
      taken = index + completing;
      return [{ ...spanning(text, sentence, sentences[taken]), isItem: true, goesOn: false }];
    }
    if (introduces(sentences, index)) return [];
    const plain = withoutGreeting(withoutMark(sentence));
    const listed = enumerationIn(plain);
    if (listed.length > 0) return listed.map((item) => ({ ...item, isItem: true, goesOn: false }));
    const goesOn = isInItem && !isFirst;
    return partsOf(plain).map((part) => ({ ...part, isItem: items.has(index), goesOn }));
  });
}

/** From the beginning of one sentence to the end of a later one. */
function spanning(text: string, first: Sentence, last: Sentence = first): Sentence {
  const { start } = withoutGreeting(first);
  return { text: text.slice(start, last.end), start, end: last.end };
}
