import type { ParsedMail } from 'mailparser';
import type { MailAddress, ReadMessage } from '../types.js';
import { withoutAnnouncement } from './announcement.js';
import { attachmentsOf } from './attachments.js';
import { automaticBecause } from './automatic.js';
import { repaired } from './charset.js';
import { checkHints } from './check-hints.js';
import { passesOn } from './forwarded.js';
import { addressesOf, firstHeader, headerValues, mailDate, receivedDate } from './headers.js';
import { unquotedTextOf, wholeTextOf } from './html-text.js';
import { foreignLanguages } from './language.js';
import { deepestMessages, largestMessageBytes, longestText, longestVisible } from './limits.js';
import { nestedMessages } from './nested.js';
import { parsedWhole } from './parse.js';
import { pointsToSubject, subjectAsText } from './subject-text.js';
import { tidied, visibleTextOf } from './visible-text.js';
import { wordsLeft } from './words-left.js';

export interface ReadOptions {
  /** The address that families write to. */
  address?: string;
  /** The text families got: quoted back, it is not theirs. */
  announcement?: string;
  /** Whether the text of attached documents is read as well; it is unless this says no. */
  documents?: boolean;
}

export function unreadable(reason: string): ReadMessage {
  return {
    writtenBy: 'unreadable',
    reason,
    subject: '',
    from: null,
    replyTo: null,
    recipients: [],
    messageId: null,
    sentAt: null,
    firstReceivedAt: null,
    wholeText: '',
    visibleText: '',
    answers: [],
    forwarded: null,
    attachments: [],
    hints: [],
  };
}

/**
 * From bytes to what the sender wrote. Never throws: what cannot be read says so in its outcome.
 * The mail's HTML is only ever turned into text; nothing in it is fetched.
 */
export function readMessage(source: Buffer, options: ReadOptions = {}): Promise<ReadMessage> {
  return readAt(0, source, options);
}

async function readAt(depth: number, source: Buffer, options: ReadOptions): Promise<ReadMessage> {
  if (source.length > largestMessageBytes) return unreadable('It is too large to read.');
  try {
    const mail = await parsedWhole(source);
    if (!mail.headerLines.some(({ key }) => key !== '')) return unreadable('It has no mail headers.');
    const nested =
      depth < deepestMessages
        ? await Promise.all(nestedMessages(mail).map((inner) => readAt(depth + 1, inner, options)))
        : [];
    return await described(mail, options, nested);
  } catch {
    return unreadable('It is broken, and no text could be found in it.');
  }
}

async function described(
  mail: ParsedMail,
  { address = '', announcement = '', documents = true }: ReadOptions,
  nested: readonly ReadMessage[],
): Promise<ReadMessage> {
  const html = typeof mail.html === 'string' && mail.html.trim() !== '' ? mail.html : null;
  const plain = tidied(repaired(mail.text ?? ''));
  const htmlText = () => (html === null ? '' : tidied(repaired(wholeTextOf(html))));
  const whole = (plain === '' ? htmlText() : plain).slice(0, longestText);
  const subject = repaired(mail.subject ?? '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const { from, replyTo, recipients } = addressesOf(mail);
  const isForm =
    replyTo !== null && (firstHeader(mail, 'x-form-id') !== '' || isOurs(from?.address, address));
  const text = visibleTextOf({
    whole,
    unquoted: html === null ? null : repaired(unquotedTextOf(html)).slice(0, longestText),
    announcement,
    address,
    sender: isForm ? replyTo : from,
    isForm,
    isForward: /^\s*(?:fwd?|wg|tr|rv|enc|i|vs|doorst)\s*:/i.test(subject),
  });
  const own = { ...text, visible: visibleOrElse(text.visible, { subject, announcement, whole }) };
  const { visible, cut, answers, forwarded } = withNested(own, nested);
  const attachments = await attachmentsOf(mail, documents);
  const automatic = automaticBecause(mail, { whole, visible, isForm: text.isForm, address, recipients });
  const received = headerValues(mail, 'received');
  return {
    writtenBy: automatic === null ? 'person' : 'automatic',
    reason: automatic ?? '',
    subject,
    from,
    replyTo,
    recipients,
    messageId: mail.messageId ?? null,
    sentAt: mailDate(firstHeader(mail, 'date')),
    firstReceivedAt: receivedDate(received[received.length - 1] ?? ''),
    wholeText: [whole, ...nested.map(({ wholeText }) => wholeText)]
      .filter((part) => part !== '')
      .join('\n\n'),
    visibleText: visible.slice(0, longestVisible),
    answers,
    forwarded,
    attachments,
    hints: checkHints({ visible, cut, attachments, languages: await foreignLanguages(visible) }),
  };
}

/** The subject where nothing else was written, and the whole where cutting left nothing. */
function visibleOrElse(
  visible: string,
  { subject, announcement, whole }: { subject: string; announcement: string; whole: string },
): string {
  if (pointsToSubject(visible) && subject !== '') return `${subject}\n\n${visible}`;
  if (visible !== '') return visible;
  return subjectAsText(subject, announcement) || wordsLeft(withoutAnnouncement(whole, announcement).own);
}

interface Shown extends Pick<ReadMessage, 'answers' | 'forwarded'> {
  visible: string;
  cut: string;
}

/** A message that only passes on another one, attached to it, asks what that one asks. */
function withNested(own: Shown, nested: readonly ReadMessage[]): Shown {
  const passedOn = nested.find(({ writtenBy, visibleText }) => writtenBy === 'person' && visibleText !== '');
  if (passedOn === undefined || !passesOn(own.visible)) return own;
  const start = own.visible === '' ? 0 : own.visible.length + 2;
  return {
    ...own,
    visible: `${own.visible}${start === 0 ? '' : '\n\n'}${passedOn.visibleText}`,
    forwarded: { start, from: passedOn.from satisfies MailAddress | null },
  };
}

function isOurs(from: string | undefined, address: string): boolean {
  const domain = address.split('@')[1]?.toLowerCase();
  const sending = from?.split('@')[1];
  return domain !== undefined && (sending === domain || sending?.endsWith(`.${domain}`) === true);
}
