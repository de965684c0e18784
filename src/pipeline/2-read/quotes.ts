import { attributionAt } from './attribution.js';
import { isHeaderBlock } from './header-words.js';
import { lineAt } from './line-at.js';

/** Cuts away what a mail quotes. Works on lines; `own` is what is left, `cut` what went. */
export interface Cut {
  own: string;
  cut: string;
}

/** An answer that stands below the quoted line it answers. */
export interface Answer {
  quoted: string;
  answer: string;
}

const originalMessage =
  /^[>\s]*(?:-{2,}\s*(?:original message|original appointment|forwarded (?:message|by)|reply message|ursprüngliche nachricht|message (?:d['’]origine|transféré)|mensaje original|mensagem original|messaggio originale|oorspronkelijk bericht|oprindelig besked|opprinnelig melding|ursprungligt meddelande|alkuperäinen viesti|исходное сообщение)\b.*|begin forwarded message:)\s*$/i;
/** A rule of dashes, underscores or equals signs, with or without words in it, is a quote's where headers follow. */
const rule = /^[>\s]*(?:[-_=*]{4,}|-{2,}[^-\n]{3,40}-{2,})\s*$/;
const quoted = /^\s*>/;

/** Where everything below belongs to a quote whose lines carry no mark. */
export function startsUnmarkedQuote(lines: readonly string[], at: number): boolean {
  const line = lineAt(lines, at);
  if (originalMessage.test(line) || isHeaderBlock(lines, at)) return true;
  return rule.test(line) && [1, 2, 3].some((ahead) => isHeaderBlock(lines, at + ahead));
}

/** A quoted line follows within so many lines of the line that announces it. */
const marksFollow = 4;

/** Cuts quoted lines wherever they stand, and everything from a quote's header on where no `>` marks its end. */
export function withoutQuotes(text: string): Cut & { answers: Answer[] } {
  const lines = text.split('\n');
  const own: { line: string; at: number }[] = [];
  const cut: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lineAt(lines, at);
    const attribution = attributionAt(lines, at);
    const below = at + (attribution?.lines ?? 0);
    const marked = lines.slice(below, below + marksFollow).some((next) => quoted.test(next));
    if (attribution !== null && (marked || attribution.isExact)) {
      cut.push(...lines.slice(at, marked ? below : lines.length));
      if (!marked) break;
      at = below - 1;
    } else if (startsUnmarkedQuote(lines, at)) {
      cut.push(...lines.slice(at));
      break;
    } else if (quoted.test(line) || isWrappedEnd(lines, at)) cut.push(line);
    else own.push({ line, at });
  }
  return {
    own: own.map(({ line }) => line).join('\n'),
    cut: cut.join('\n'),
    answers: answersIn(lines, own),
  };
}

/** A quoted line so long was wrapped on its way, and its end lost its mark. */
const wrappedQuoteLength = 68;

function isWrappedEnd(lines: readonly string[], at: number): boolean {
  const before = lineAt(lines, at - 1);
  const line = lineAt(lines, at);
  const isShort = line.trim() !== '' && line.length < wrappedQuoteLength && !line.trimEnd().endsWith('?');
  return quoted.test(before) && before.length >= wrappedQuoteLength && isShort;
}

/** Of a quoted paragraph so much is shown beside its answer. */
const longestQuoted = 300;

/** Own lines that follow a quoted one, with the paragraph that is quoted there. */
function answersIn(lines: readonly string[], own: readonly { line: string; at: number }[]): Answer[] {
  const answers: Answer[] = [];
  let last = -1;
  for (const { line, at } of own) {
    if (line.trim() === '') continue;
    let above = at - 1;
    while (above >= 0 && lineAt(lines, above).trim() === '') above -= 1;
    const isNext = above === last && answers.length > 0;
    last = at;
    if (isNext) {
      const answer = answers[answers.length - 1];
      if (answer !== undefined) answer.answer += `\n${line}`;
    } else if (quoted.test(lineAt(lines, above))) {
      answers.push({ quoted: paragraphEndingAt(lines, above), answer: line });
    }
  }
  return answers;
}

function paragraphEndingAt(lines: readonly string[], end: number): string {
  const paragraph: string[] = [];
  for (let at = end; at >= 0 && quoted.test(lineAt(lines, at)); at -= 1) {
    const plain = lineAt(lines, at).replace(/^[>\s]+/, '');
    if (plain === '' && paragraph.length > 0) break;
    if (plain !== '') paragraph.unshift(plain);
  }
  return paragraph.join(' ').slice(-longestQuoted);
}
