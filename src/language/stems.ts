import { PorterStemmer } from 'natural/lib/natural/stemmers/index.js';
import { stopWords } from './stop-words.js';
import { wordsOf } from './words.js';

/** A stem with the first word of the text that gave it, to show to people. */
export interface Stem {
  stem: string;
  word: string;
}

/** No English word is longer; the stemmer's time grows with the square of the length. */
const longestStemmed = 50;

/** Porter stems of the words that carry meaning, in order. Part of `natural`: its main entry loads far more. */
export function stemsOf(text: string): Stem[] {
  return wordsOf(text)
    .filter(({ word }) => word.length > 1 && !stopWords.has(word))
    .map(({ word }) => ({ stem: word.length > longestStemmed ? word : PorterStemmer.stem(word), word }));
}
