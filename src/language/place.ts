import type { Passage } from './passage-vectors.js';

/** Where words stand in a text, whatever white space lies between them; null where they do not. */
export function placeOf(words: string, text: string): Passage | null {
  const exact = text.indexOf(words);
  if (exact >= 0 && words !== '') return { start: exact, end: exact + words.length };
  const parts = words.trim().split(/\s+/);
  if (parts[0] === '' || parts.length > mostWords) return null;
  const found = new RegExp(parts.map(escaped).join('\\s+')).exec(text);
  return found === null ? null : { start: found.index, end: found.index + found[0].length };
}

/** A longer question than any: its place is not looked for word by word. */
const mostWords = 2000;

function escaped(word: string): string {
  return word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
