import { stopWords } from './stop-words.js';
import { phraseAt, stemOf } from './vocabulary.js';
import { wordsOf } from './words.js';

/** A stem with the first word of the text that gave it, to show to people. */
export interface Stem {
  stem: string;
  word: string;
}

/**
 * Porter stems of the words that carry meaning, in order; a phrase of the vocabulary is one stem, the same for each way
 * of saying it.
 */
export function stemsOf(text: string): Stem[] {
  const words = wordsOf(text).map(({ word, start, end }) => ({ word, start, end, stem: stemOf(word) }));
  const stems: Stem[] = [];
  let at = 0;
  for (let next = words[at]; next !== undefined; next = words[at]) {
    const phrase = phraseAt(words, at);
    if (phrase !== null) {
      const last = words[at + phrase.length - 1] ?? next;
      stems.push({ stem: phrase.means, word: text.slice(next.start, last.end).toLowerCase() });
    } else if (next.word.length > 1 && !stopWords.has(next.word)) {
      stems.push({ stem: next.stem, word: next.word });
    }
    at += phrase?.length ?? 1;
  }
  return stems;
}
