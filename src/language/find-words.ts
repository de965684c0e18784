/** Where words stand: `text.slice(start, end)`. */
export interface FoundWords {
  start: number;
  end: number;
}

/** A letter as it is compared: quotation marks and dashes of any kind are alike, and so are capitals. */
function plain(letter: string): string {
  if (/[\u2018\u2019\u02bc`]/.test(letter)) return "'";
  if (/[\u201c\u201d]/.test(letter)) return '"';
  if (/[\u2010-\u2015]/.test(letter)) return '-';
  const lower = letter.toLowerCase();
  return lower.length === 1 ? lower : letter;
}

/** The text with white space, and the marks of quoted lines, as one space each; and where each letter stood. */
function folded(text: string): { letters: string; places: number[] } {
  let letters = '';
  const places: number[] = [];
  let lineBegins = true;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (letter === '\n') lineBegins = true;
    const isSpace = /[\s\u200b\ufeff]/.test(letter) || (lineBegins && letter === '>');
    if (!isSpace) lineBegins = false;
    if (isSpace && (letters === '' || letters.endsWith(' '))) continue;
    letters += isSpace ? ' ' : plain(letter);
    places.push(at);
  }
  return { letters, places };
}

/**
 * Every place where words stand in a text, in order, whatever the line breaks, quotation marks and capitals.
 * Empty words are found nowhere.
 */
export function findWords(text: string, words: string): FoundWords[] {
  const wanted = folded(words).letters.trim();
  if (wanted === '') return [];
  const { letters, places } = folded(text);
  const found: FoundWords[] = [];
  for (let at = letters.indexOf(wanted); at !== -1; at = letters.indexOf(wanted, at + wanted.length)) {
    const [start, last] = [places[at], places[at + wanted.length - 1]];
    if (start !== undefined && last !== undefined) found.push({ start, end: last + 1 });
  }
  return found;
}
