import { stemsOf } from './stems.js';
import { wordsOf } from './words.js';

/** What is compared of a text, made once. */
export interface Likeable {
  stems: ReadonlySet<string>;
  /** Runs of three words: copies with small edits share most of them. */
  shingles: ReadonlySet<string>;
  /** Numbers and denials: "for under 5s" and "for under 16s" ask different things in nearly the same words. */
  decisive: string;
}

/** Fewer stems than this say too little to compare. */
const fewestStems = 3;
const shingleLength = 3;
/** A text of fewer runs is no letter that could stand within a longer one. */
const fewestShingles = 6;

const denials: ReadonlySet<string> = new Set([
  'not',
  'no',
  'never',
  'without',
  'nor',
  'stop',
  'except',
  'unless',
]);

/** Families write the same things in their own short words. */
const sameWord: ReadonlyMap<string, string> = new Map([
  ['children', 'child'],
  ['kids', 'child'],
  ['kid', 'child'],
  ['kiddies', 'child'],
  ['yr', 'year'],
  ['yrs', 'year'],
  ['wk', 'week'],
  ['wks', 'week'],
  ['sept', 'septemb'],
  ['sep', 'septemb'],
]);

export function likeable(text: string): Likeable {
  const words = wordsOf(text).map(({ word }) => word);
  const decisive = words.filter((word) => /\d/.test(word) || denials.has(word) || /nt$/.test(word)).sort();
  const shingles = new Set<string>();
  for (let at = 0; at + shingleLength <= words.length; at += 1) {
    shingles.add(words.slice(at, at + shingleLength).join(' '));
  }
  return {
    stems: new Set(stemsOf(text).map(({ stem, word }) => sameWord.get(word) ?? stem)),
    shingles,
    decisive: [...new Set(decisive)].join(' '),
  };
}

function common(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let count = 0;
  for (const one of small) if (large.has(one)) count += 1;
  return count;
}

function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = common(a, b);
  return shared === 0 ? 0 : shared / (a.size + b.size - shared);
}

/**
 * How many of their words two texts share, from 0 to 1: stems in common (the same in other words), or runs of words (a
 * copy with small edits, or one that stands whole in a longer text), whichever is more.
 */
export function overlap(a: Likeable, b: Likeable): number {
  const fewer = Math.min(a.shingles.size, b.shingles.size);
  const contained = fewer < fewestShingles ? 0 : common(a.shingles, b.shingles) / fewer;
  return Math.max(jaccard(a.stems, b.stems), jaccard(a.shingles, b.shingles), contained);
}

/** How much two questions ask the same, from 0 to 1. */
export function likeness(a: Likeable, b: Likeable): number {
  if (a.stems.size < fewestStems || b.stems.size < fewestStems || a.decisive !== b.decisive) return 0;
  return overlap(a, b);
}
