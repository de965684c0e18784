import { PorterStemmer } from 'natural/lib/natural/stemmers/index.js';
import { stopWords } from './stop-words.js';
import { wordsOf } from './words.js';

/** A stem with the first word of the text that gave it, to show to people. */
export interface Stem {
  stem: string;
  word: string;
}

/** Porter stems of the words that carry meaning, in order. Part of `natural`: its main entry loads far more. */
export function stemsOf(text: string): Stem[] {
  return wordsOf(text)
    .filter(({ word }) => word.length > 1 && !stopWords.has(word))
    .map(({ word }) => ({ stem: PorterStemmer.stem(word), word }));
}
