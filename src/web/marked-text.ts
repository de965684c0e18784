/** A piece of text, marked or not; pages show each as text. */
export interface TextPart {
  text: string;
  marked: boolean;
  /** Shown before a marked part; of several spans that overlap, the first's. */
  number?: number;
}

export interface Span {
  start: number;
  end: number;
  number?: number;
}

/** Splits a text so that a page can mark given words in it, wherever they stand. */
export function markedText(text: string, words: readonly string[]): TextPart[] {
  const spans: { start: number; end: number }[] = [];
  for (const word of words) {
    if (word === '') continue;
    for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length)) {
      spans.push({ start: at, end: at + word.length });
    }
  }
  return markedSpans(text, spans);
}

/** Splits a text so that given spans are marked; overlapping spans become one. */
export function markedSpans(text: string, spans: readonly Span[]): TextPart[] {
  const parts: TextPart[] = [];
  let at = 0;
  for (const { start, end, number } of [...spans].sort((a, b) => a.start - b.start)) {
    if (end <= at) continue;
    if (start > at) parts.push({ text: text.slice(at, start), marked: false });
    parts.push({
      text: text.slice(Math.max(at, start), end),
      marked: true,
      ...(number === undefined ? {} : { number }),
    });
    at = end;
  }
  if (at < text.length) parts.push({ text: text.slice(at), marked: false });
  return parts;
}
