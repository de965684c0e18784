/** A sentence and its place: `text.slice(start, end)` is the sentence without white space around it. */
export interface Sentence {
  text: string;
  start: number;
  end: number;
}

/** Words that a full stop follows without ending a sentence. */
const abbreviations: ReadonlySet<string> = new Set(
  'mr mrs ms mx dr prof rev hon sr jr e.g i.e eg ie vs ref cf viz al p pp d.o.b dept govt'.split(' '),
);
/** Words that end a sentence as well: "no. 12", "about 30 min. is it", "on 3 Nov. 2024", "St. Albans", "etc. and". */
const beforeNumber: ReadonlySet<string> = new Set(
  (
    'no nos tel ext approx max min mins hr hrs yr yrs jan feb mar apr jun jul aug sep sept oct nov dec ' +
    'mon tue wed thu thurs fri'
  ).split(' '),
);
const beforeCapital: ReadonlySet<string> = new Set(['st']);
const beforeSmall: ReadonlySet<string> = new Set(['etc', 'rd', 'ave', 'miss']);

function isAbbreviation(before: string, after: string): boolean {
  const last = /[\p{L}.]+$/u.exec(before)?.[0] ?? '';
  const word = last.toLowerCase();
  if (abbreviations.has(word) || /^\p{Lu}$/u.test(last)) return true;
  if (beforeNumber.has(word)) return /^\s*\d/.test(after);
  if (beforeCapital.has(word)) return /^\s*\p{Lu}/u.test(after);
  return beforeSmall.has(word) && /^\s*\p{Ll}/u.test(after);
}

/** Mail programmes wrap at one of these widths; a longest line that is shorter, or longer, was ended by its writer. */
const wrapWidth = { least: 58, most: 100 };
const listMark = /^\s*(?:[-*•·–▪◦]|\(?\d{1,2}[.):]|\(?[a-z][.)])\s+/i;
/** A verb before its subject begins a sentence of its own, where no word before it leads on. */
const asksAnew =
  /^\s*(?:(?:how|why|when|where|what|who)\s+)?(?:is|are|do|does|did|can|could|will|would|should|has|have)\s+(?:i|we|you|u|he|she|it|they|there|that|this|my|the)\b/i;
const leadsOn =
  /(?:[,;:–—-]|\b(?:and|or|but|so|if|whether|that|which|who|what|when|where|why|how|the|a|an|of|to|for|in|on|at|with|by|from|as|than|because|my|our|your|their|is|are|not|only))\s*$/i;

/** "3 things 1. the light 2. the path": a number counts where the next one, or the one before, stands close by. */
function isCounting(text: string, at: number): boolean {
  const number = Number(/(?:^|\s)(\d{1,2})$/.exec(text.slice(Math.max(0, at - 4), at))?.[1] ?? Number.NaN);
  if (Number.isNaN(number) || !/^\.\s+\p{Ll}/u.test(text.slice(at, at + 4))) return false;
  const near = text.slice(Math.max(0, at - countedWithin), at + countedWithin);
  return near.includes(` ${number + 1}. `) || near.includes(` ${number - 1}. `);
}

/** Items counted within a line are short. */
const countedWithin = 160;

/** Programmes differ by a few letters in where they break. */
const slack = 6;

/**
 * Where lines were broken by a mail programme and not by the writer: the first word of the next line had no room any
 * more. One such line proves little where another leaves room and goes on without a stop.
 */
function wrappedBreaks(text: string): ReadonlySet<number> {
  const lines = text.split('\n');
  const width = lines.reduce((longest, line) => Math.max(longest, line.trimEnd().length), 0);
  if (width < wrapWidth.least || width > wrapWidth.most) return new Set();
  const breaks = new Set<number>();
  let roomy = 0;
  let at = 0;
  lines.forEach((line, index) => {
    at += line.length;
    const next = lines[index + 1] ?? '';
    const goesOn = next.trim() !== '' && !listMark.test(next) && (leadsOn.test(line) || !asksAnew.test(next));
    if (goesOn && line.trim() !== '') {
      const [first = ''] = next.trimStart().split(/\s/, 1);
      const isFull = line.trimEnd().length + 1 + first.length > width - slack;
      if (isFull) breaks.add(at);
      else if (/[\p{L}\p{N}]\s*$/u.test(line) && !listMark.test(line)) roomy += 1;
    }
    at += 1;
  });
  return breaks.size > roomy ? breaks : new Set();
}

/**
 * Splits mail text into sentences. Families often begin a sentence without a capital, so a stop followed by a space
 * ends one, unless an abbreviation stands before it; so does a line that its writer ended.
 */
export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  const wrapped = wrappedBreaks(text);
  let start = 0;
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
      if (!wrapped.has(at)) close(at);
    } else if (letter === '.' || letter === '?' || letter === '!' || letter === '…') {
      let end = at + 1;
      while (/[.?!…"”'’)\]]/.test(text.charAt(end))) end += 1;
      const next = text.charAt(end);
      const isEnd = next === '' || /\s/.test(next) || (letter === '?' && /\p{L}/u.test(next));
      const single = letter === '.' && end === at + 1;
      const isListNumber =
        single &&
        (/(?:^|\n)\s*\(?\w{1,2}$/.test(text.slice(Math.max(0, at - 6), at)) || isCounting(text, at));
      if (
        isEnd &&
        !isListNumber &&
        !(single && isAbbreviation(text.slice(Math.max(0, at - 12), at), text.slice(end, end + 12)))
      )
        close(end);
      at = end - 1;
    }
  }
  close(text.length);
  return sentences;
}
