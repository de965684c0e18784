import { wordsOf } from '../../language/words.js';
import type { Matrix } from './matrix.js';
import type { ThemeQuestion } from './types.js';

const central = 5;
const fewestWords = 4;
const mostWords = 14;

/**
 * The most typical question in few words, verbatim: officers read that best. Never one that may name a person.
 * @returns null where a group holds nothing but such
 */
export function titleOf(
  members: readonly number[],
  questions: readonly ThemeQuestion[],
  similarity: Matrix,
): string | null {
  const ranked = members
    .filter((member) => questions[member]?.personal !== true)
    .map((member) => ({
      text: oneLine(questions[member]?.text ?? ''),
      typical: meanTo(member, members, similarity),
    }))
    .filter(({ text }) => text !== '')
    .sort((a, b) => b.typical - a.typical || (a.text < b.text ? -1 : 1));
  const typical = ranked.slice(0, central).map(({ text }) => ({ text, words: wordsOf(text) }));
  const short = typical
    .filter(({ words }) => words.length >= fewestWords && words.length <= mostWords)
    .sort((a, b) => a.words.length - b.words.length || (a.text < b.text ? -1 : 1));
  const best = short[0] ?? typical[0];
  if (best === undefined) return null;
  const last = best.words[mostWords - 1];
  return best.words.length <= mostWords || last === undefined
    ? best.text
    : `${best.text.slice(0, last.end)} …`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function meanTo(member: number, members: readonly number[], { columns, values }: Matrix): number {
  return (
    members.reduce((sum, other) => sum + (values[member * columns + other] as number), 0) / members.length
  );
}
