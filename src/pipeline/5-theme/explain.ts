import { stemsOf } from '../../language/stems.js';
import { blend, type WordVector } from '../../language/word-vectors.js';

const shownWords = 3;

/** What the questions of a theme have in common, in words. */
export function centreOf(vectors: readonly WordVector[], members: readonly number[]): WordVector {
  return blend(members.map((member) => ({ vector: vectors[member] ?? new Map(), share: 1 })));
}

/** The words of a question that weigh most in its theme, as the question writes them. */
export function becauseOf(text: string, vector: WordVector, centre: WordVector): string[] {
  const words = new Map(stemsOf(text).map(({ stem, word }) => [stem, word]));
  return [...words]
    .map(([stem, word]) => ({ word, share: (vector.get(stem) ?? 0) * (centre.get(stem) ?? 0) }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share || (a.word < b.word ? -1 : 1))
    .slice(0, shownWords)
    .map(({ word }) => word);
}
