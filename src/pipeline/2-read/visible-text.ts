import type { MailAddress } from '../types.js';
import { withoutAnnouncement, withoutQuotes } from './quotes.js';
import { withoutSignature } from './signature.js';
import { formQuestion, namesItsSender } from './web-form.js';

export interface VisibleText {
  /** What the sender wrote new; empty when nothing is left. */
  visible: string;
  /** Everything that was cut away, our own announcement apart. */
  cut: string;
}

export interface VisibleTextInput {
  /** All text of the mail. */
  whole: string;
  /** The text outside the mail programme's own quote marks, where the mail was HTML. */
  unquoted: string | null;
  announcement: string;
  sender: MailAddress | null;
  isForm: boolean;
  isForward: boolean;
}

/** Tidies line ends and spaces that mail programmes put in; words stay as they are. */
export function tidied(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\u00A0\u2007\u202F]/g, ' ')
    .replaceAll(/[\u200B\uFEFF\u00AD]/g, '')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

/** Cuts a mail down to what its sender wrote new. */
export function visibleTextOf(input: VisibleTextInput): VisibleText {
  const { whole, announcement, sender } = input;
  const asked = input.isForm || namesItsSender(whole) ? formQuestion(whole) : null;
  if (asked !== null) return { visible: asked, cut: '' };
  const unquoted = tidied(input.unquoted ?? '');
  const start = unquoted === '' || answersBetween(whole) ? whole : unquoted;
  const quotes = withoutQuotes(start);
  const ours = withoutAnnouncement(quotes.own, announcement);
  const signature = withoutSignature(tidied(ours.own), sender);
  const cutQuotes = withoutAnnouncement(
    start === whole ? quotes.cut : missing(whole, start),
    announcement,
  ).own;
  const visible = tidied(signature.own);
  if (input.isForward && !visible.includes('?')) {
    const forwarded = withoutSignature(forwardedBody(whole, announcement), sender).own;
    if (visible === '' || forwarded.includes('?')) return { visible: forwarded, cut: '' };
  }
  return { visible, cut: `${cutQuotes}\n${signature.cut}`.trim() };
}

/**
 * Some answer between the lines they quote: mail programmes mark all of that as quoted in HTML. An answer begins behind
 * an empty line; what follows a quoted line at once may be its wrapped end.
 */
function answersBetween(whole: string): boolean {
  const lines = whole.split('\n');
  const isQuoted = (line: string) => line.startsWith('>');
  const quotedLines = lines.slice(lines.findIndex(isQuoted), lines.findLastIndex(isQuoted) + 1);
  return quotedLines.some((line, place) => line !== '' && !isQuoted(line) && quotedLines[place - 1] === '');
}

/** The lines of a text that are not in a part of it. */
function missing(whole: string, part: string): string {
  const kept = new Set(part.split('\n').map((line) => line.trim()));
  return whole
    .split('\n')
    .filter((line) => !kept.has(line.trim()))
    .join('\n');
}

/** A forward that asks nothing of its own: what was forwarded is part of the message. */
function forwardedBody(whole: string, announcement: string): string {
  const body = whole
    .split('\n')
    .filter(
      (line) =>
        !/^[>\s*]*(?:from|sent|date|to|cc|subject)\s*:/i.test(line) &&
        !/forwarded message|original message/i.test(line),
    )
    .map((line) => line.replace(/^\s*>+ ?/, ''))
    .join('\n');
  return tidied(withoutAnnouncement(body, announcement).own);
}
