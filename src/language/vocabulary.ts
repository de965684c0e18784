import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PorterStemmer } from 'natural/lib/natural/stemmers/index.js';
import { z } from 'zod';
import { packageRoot } from '../package-root.js';
import { type Word, wordsOf } from './words.js';

/** Ways of saying one thing, such as EHCP and "education, health and care plan"; the first names it. */
export type Synonyms = readonly string[];

export const vocabularyFile = z.array(z.array(z.string().min(1)).min(2));

interface Phrase {
  stems: string[];
  means: string;
}

/** Phrases by their first stem, the longest first. */
const phrases = new Map<string, Phrase[]>();

const own: Synonyms[] = [];

/** What was added to the words that ship: worker threads are started with it. */
export function ownVocabulary(): readonly Synonyms[] {
  return own;
}

/** Adds to what texts and topics are matched by. Both are read with it, so call it before either. */
export function extendVocabulary(groups: readonly Synonyms[]): void {
  own.push(...groups);
  learn(groups);
}

function learn(groups: readonly Synonyms[]): void {
  for (const group of groups) {
    const means = stemsIn(group[0] ?? '').join(' ');
    for (const way of group) {
      const stems = stemsIn(way);
      const [first] = stems;
      if (first === undefined) continue;
      const known = (phrases.get(first) ?? []).filter((phrase) => phrase.stems.join() !== stems.join());
      phrases.set(
        first,
        [...known, { stems, means }].sort((a, b) => b.stems.length - a.stems.length),
      );
    }
  }
}

/** No English word is longer; the stemmer's time grows with the square of the length. */
const longestStemmed = 50;

/** Words come again and again, and a stem takes longer to make than to look up. */
const known = new Map<string, string>();
const mostKnown = 50_000;

export function stemOf(word: string): string {
  if (word.length > longestStemmed) return word;
  const before = known.get(word);
  if (before !== undefined) return before;
  if (known.size >= mostKnown) known.clear();
  const stem = PorterStemmer.stem(word);
  known.set(word, stem);
  return stem;
}

function stemsIn(text: string): string[] {
  return wordsOf(text).map(({ word }) => stemOf(word));
}

/**
 * The phrase of the vocabulary that begins at a word.
 * @returns what it means, and how many words it takes; null where none begins there
 */
export function phraseAt(
  words: readonly (Word & { stem: string })[],
  at: number,
): { means: string; length: number } | null {
  const found = phrases
    .get(words[at]?.stem ?? '')
    ?.find(({ stems }) => stems.every((stem, index) => words[at + index]?.stem === stem));
  return found === undefined ? null : { means: found.means, length: found.stems.length };
}

learn(
  vocabularyFile.parse(
    JSON.parse(readFileSync(join(packageRoot, 'src', 'language', 'vocabulary.json'), 'utf8')),
  ),
);
