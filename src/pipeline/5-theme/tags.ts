import { stopWords } from '../../language/stop-words.js';
import { wordsOf } from '../../language/words.js';

const mostWords = 4;
/** A word that so many of all questions hold says nothing of one theme. */
const commonFrom = 0.3;
/** Counts for less than the share of its theme that it covers. */
const exclusivityPower = 0.7;

/** Phrases of one to four words of a text, none with a stop word at either end. */
export function phrasesOf(text: string): Set<string> {
  const words = wordsOf(text).map(({ word }) => word);
  const phrases = new Set<string>();
  for (let from = 0; from < words.length; from += 1) {
    for (let to = from + 1; to <= Math.min(words.length, from + mostWords); to += 1) {
      const [first, last] = [words[from] ?? '', words[to - 1] ?? ''];
      if (stopWords.has(first) || stopWords.has(last) || first.length < 3 || last.length < 3) continue;
      phrases.add(words.slice(from, to).join(' '));
    }
  }
  return phrases;
}

/**
 * For each theme the phrase that most of its questions and few others hold: coverage times exclusivity^0.7.
 * @param themes row numbers of each theme
 * @param phrases of each row; none where its words may not be shown
 * @returns a phrase a theme, empty where no phrase stands in two of its questions
 */
export function tagsOf(
  themes: readonly (readonly number[])[],
  phrases: readonly ReadonlySet<string>[],
): string[] {
  const counts = new Map<string, number>();
  for (const found of phrases) for (const phrase of found) counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
  const isCommon = (phrase: string) =>
    phrase.split(' ').some((word) => (counts.get(word) ?? 0) > commonFrom * phrases.length);
  return themes.map((rows) => {
    const inTheme = new Map<string, number>();
    for (const row of rows)
      for (const phrase of phrases[row] ?? []) inTheme.set(phrase, (inTheme.get(phrase) ?? 0) + 1);
    const [best] = [...inTheme]
      .filter(([phrase, count]) => count > 1 && !isCommon(phrase))
      .map(([phrase, count]) => ({
        phrase,
        worth:
          (count / rows.length) *
          (count / (counts.get(phrase) ?? count)) ** exclusivityPower *
          Math.sqrt(phrase.split(' ').length),
      }))
      .sort((a, b) => b.worth - a.worth || (a.phrase < b.phrase ? -1 : 1));
    return best?.phrase ?? '';
  });
}
