import type { MailAddress, ReadMessage } from '../types.js';
import { withoutAnnouncement } from './announcement.js';
import { type Forwarded, forwardedIn, passesOn } from './forwarded.js';
import { type Answer, withoutQuotes } from './quotes.js';
import { withoutSignature } from './signature.js';
import { formQuestion, namesItsSender } from './web-form.js';

export interface VisibleText extends Pick<ReadMessage, 'answers' | 'forwarded'> {
  /** What the sender wrote new; empty when nothing is left. */
  visible: string;
  /** Everything that was cut away, our own announcement apart. */
  cut: string;
  /** It is a form with a field for the question. */
  isForm: boolean;
}

export interface VisibleTextInput {
  /** All text of the mail. */
  whole: string;
  /** The text outside the mail programme's own quote marks, where the mail was HTML. */
  unquoted: string | null;
  announcement: string;
  /** The address that families write to. */
  address: string;
  sender: MailAddress | null;
  isForm: boolean;
  /** The subject says that it is forwarded. */
  isForward: boolean;
}

/** Tidies line ends and spaces that mail programmes put in; words stay as they are. */
export function tidied(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\u00A0\u2007\u202F]/g, ' ')
    .replaceAll(/[\u200B\u200E\u200F\u2060\uFEFF\u00AD]/g, '')
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
  if (asked !== null && asked !== '')
    return { visible: asked, cut: '', isForm: true, answers: [], forwarded: null };
  const unquoted = tidied(input.unquoted ?? '');
  const start = unquoted === '' || answersBetween(whole) ? whole : unquoted;
  const quotes = withoutQuotes(start);
  const ours = withoutAnnouncement(quotes.own, announcement);
  const signature = withoutSignature(tidied(ours.own), sender);
  const visible = tidied(signature.own);
  const passedOn = forwardedIn(whole);
  if (passedOn !== null && isPassedOn(input, passedOn, visible)) return forwardedText(input, passedOn);
  const cutQuotes = withoutAnnouncement(
    start === whole ? quotes.cut : missing(whole, start),
    announcement,
  ).own;
  return {
    visible,
    cut: `${cutQuotes}\n${signature.cut}`.trim(),
    isForm: false,
    answers: placed(quotes.answers, visible),
    forwarded: null,
  };
}

/** Our own mail sent back is no forwarded question; nor is a letter below a question of the forwarder's own. */
function isPassedOn(input: VisibleTextInput, { from, body, isMarked }: Forwarded, visible: string): boolean {
  const isForward = input.isForward || isMarked || visible === '';
  if (!isForward || from?.address === input.address.toLowerCase()) return false;
  return withoutAnnouncement(body, input.announcement).own.trim() !== '' && passesOn(visible);
}

/** The forwarder's words, an empty line, and the words that were passed on. */
function forwardedText(input: VisibleTextInput, { above, body, from }: Forwarded): VisibleText {
  const own = withoutSignature(tidied(withoutQuotes(above).own), input.sender);
  const passed = withoutSignature(
    tidied(withoutAnnouncement(withoutQuotes(body).own, input.announcement).own),
    from,
  );
  const start = own.own === '' ? 0 : own.own.length + 2;
  return {
    visible: `${own.own}${start === 0 ? '' : '\n\n'}${passed.own}`,
    cut: `${own.cut}\n${passed.cut}`.trim(),
    isForm: false,
    answers: [],
    forwarded: { start, from },
  };
}

/** Where the answers stand in the visible text, as far as their lines are still there. */
function placed(answers: readonly Answer[], visible: string): VisibleText['answers'] {
  const found: VisibleText['answers'] = [];
  let from = 0;
  for (const { quoted, answer } of answers) {
    const lines = answer.split('\n').map((line) => line.trimEnd());
    const [first = ''] = lines;
    const start = visible.indexOf(first, from);
    if (start === -1) continue;
    let end = start;
    for (const line of lines) {
      const at = visible.indexOf(line, end);
      if (at === -1) break;
      end = at + line.length;
    }
    found.push({ start, end, quoted });
    from = end;
  }
  return found;
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
