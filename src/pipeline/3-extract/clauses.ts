import type { Sentence } from '../../language/sentences.js';
import { wordsOf } from '../../language/words.js';
import { asksAsClause, asksBehindColon, asksWithoutMark, hasQuestionMark } from './asking.js';

/** A story of no more words than this before the asking clause tells what is asked. */
const longestStory = 28;
/** A sentence of more words and no question mark is several, written without stops. */
const longestSentence = 40;

/** Where a clause may begin: behind a comma, colon, dash or emoji. */
const clauseStart = /(?:[,;:–—-]|\p{Extended_Pictographic}\uFE0F?)\s+/gu;
/** Where a part of a story may begin. */
const storyStart = /(?:[,;:–—-]|\b(?:and|but|so|because|when))\s+/giu;
/** Where one may begin in writing without stops. */
const runStart = /[,\s](?=(?:and|also|but|so|plus|cos|coz|is it|who|what|wot|why|when|wen|where|how)\s)/giu;

const from = (sentence: Sentence, offset: number): Sentence => ({
  text: sentence.text.slice(offset),
  start: sentence.start + offset,
  end: sentence.end,
});

function firstAskingClause(text: string): number {
  for (const { index, 0: mark } of text.matchAll(clauseStart)) {
    const clause = text.slice(index + mark.length, index + mark.length + 160);
    if (asksAsClause(clause) || (mark.startsWith(':') && asksBehindColon(clause))) return index + mark.length;
  }
  return -1;
}

/**
 * The parts of a sentence that may each be a question: mostly the sentence itself. A long story before the clause
 * that asks is left out, and a run of several questions without any stop is parted.
 */
export function partsOf(sentence: Sentence): Sentence[] {
  const { text } = sentence;
  const words = wordsOf(text).length;
  if (words > longestSentence && !hasQuestionMark(text)) {
    const parts = runParts(sentence);
    if (parts.length > 0) return parts;
  }
  const clause = firstAskingClause(text);
  const story = clause === -1 ? 0 : wordsOf(text.slice(0, clause)).length;
  return story > longestStory && !asksWithoutMark(text.slice(0, clause))
    ? [from(sentence, storyEnd(text, clause))]
    : [sentence];
}

/** Of a long story the last clauses stay, as many words as the question has: they say what "it" and "he" are. */
function storyEnd(text: string, clause: number): number {
  const kept = wordsOf(text.slice(clause)).length;
  for (const { index, 0: mark } of text.slice(0, clause).matchAll(storyStart)) {
    const start = mark.endsWith(' ') && /^\p{L}/u.test(mark) ? index : index + mark.length;
    if (wordsOf(text.slice(start, clause)).length <= kept) return start;
  }
  return clause;
}

function runParts(sentence: Sentence): Sentence[] {
  const { text } = sentence;
  const starts = [...text.matchAll(runStart)]
    .map(({ index }) => index + 1)
    .filter((start) => asksAsClause(text.slice(start, start + 160)));
  if (asksAsClause(text)) starts.unshift(0);
  const apart = starts.filter((start, place) => place === 0 || start - (starts[place - 1] ?? 0) > 12);
  return apart.map((start, place) => {
    const end = apart[place + 1] ?? text.length;
    const piece = text.slice(start, end).trimEnd();
    return { text: piece, start: sentence.start + start, end: sentence.start + start + piece.length };
  });
}

/** Does some clause of it ask, whatever the words before it? */
export const hasAskingClause = (text: string) => asksAsClause(text) || firstAskingClause(text) !== -1;
