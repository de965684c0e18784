/** A word with its place in the text: `text.slice(start, end) === word` before folding. */
export interface Word {
  /** Lower case, apostrophes dropped. */
  word: string;
  start: number;
  end: number;
}

const wordPattern = /[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu;

/** The words of a text in order; works in any script. */
export function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(wordPattern), (match) => ({
    word: match[0].toLowerCase().replaceAll(/['’]/g, ''),
    start: match.index,
    end: match.index + match[0].length,
  }));
}
