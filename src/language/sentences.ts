/** A sentence and its place: `text.slice(start, end)` is the sentence without white space around it. */
export interface Sentence {
  text: string;
  start: number;
  end: number;
}

/** Words that a full stop follows without ending a sentence. */
const abbreviations: ReadonlySet<string> = new Set(
  (
    'mr mrs ms mx miss dr prof rev hon sr jr st rd ave e.g i.e eg ie etc vs approx no nos ref tel ext cf viz al p pp d.o.b ' +
    'yr yrs hr hrs min mins dept govt min max jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu thurs fri'
  ).split(' '),
);

/** A hard-wrapped line is about so long; a shorter or a much longer one was ended by its writer. */
const wrappedLineLength = { least: 58, most: 100 };
const listMark = /^\s*(?:[-*•·–▪◦]|\(?\d{1,2}[.):]|\(?[a-z][.)])\s+/i;

/** Does the white space between two words end a sentence because the writer began a new line? */
function endsLine(text: string, at: number, lineStart: number): boolean {
  const rest = text.slice(at + 1, at + 200);
  if (/^[ \t]*\n/.test(rest) || listMark.test(rest)) return true;
  const length = at - lineStart;
  if (length < wrappedLineLength.least || length > wrappedLineLength.most) return true;
  return listMark.test(text.slice(lineStart, lineStart + 6)) && !/^[ \t]*\p{Ll}/u.test(rest.slice(0, 40));
}

function isAbbreviation(before: string): boolean {
  const word = /[\p{L}.]+$/u.exec(before)?.[0]?.toLowerCase() ?? '';
  return abbreviations.has(word) || /^\p{L}$/u.test(word);
}

/**
 * Splits mail text into sentences. Families often begin a sentence without a capital, so a stop followed by a space
 * ends one, unless an abbreviation stands before it; so does a line that its writer ended.
 */
export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  let lineStart = 0;
  const close = (end: number) => {
    const piece = text.slice(start, end);
    const trimmed = piece.trim();
    if (trimmed !== '') {
      const from = start + piece.indexOf(trimmed);
      sentences.push({ text: trimmed, start: from, end: from + trimmed.length });
    }
    start = end;
  };
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (letter === '\n') {
      if (endsLine(text, at, lineStart)) close(at);
      lineStart = at + 1;
    } else if (letter === '.' || letter === '?' || letter === '!' || letter === '…') {
      let end = at + 1;
      while (/[.?!…"”'’)\]]/.test(text.charAt(end))) end += 1;
      const next = text.charAt(end);
      const isEnd = next === '' || /\s/.test(next) || (letter === '?' && /\p{L}/u.test(next));
      const single = letter === '.' && end === at + 1;
      const isListNumber = single && /(?:^|\n)\s*\(?\w{1,2}$/.test(text.slice(Math.max(0, at - 6), at));
      if (isEnd && !isListNumber && !(single && isAbbreviation(text.slice(Math.max(0, at - 12), at))))
        close(end);
      at = end - 1;
    }
  }
  close(text.length);
  return sentences;
}
