import { type ParsedMail, simpleParser } from 'mailparser';
import type { Hint, ReadMessage } from '../types.js';
import { automaticBecause } from './automatic.js';
import { hasBrokenCharacters, redeclared, repaired } from './charset.js';
import { addressesOf, firstHeader, headerValues, mailDate, receivedDate } from './headers.js';
import { unquotedTextOf, wholeTextOf } from './html-text.js';
import { largestMessageBytes, longestText } from './limits.js';
import { tidied, visibleTextOf } from './visible-text.js';

export interface ReadOptions {
  /** The address that families write to. */
  address?: string;
  /** The text families got: quoted back, it is not theirs. */
  announcement?: string;
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
    attachments: [],
    hints: [],
  };
}

async function parsed(source: Buffer): Promise<ParsedMail> {
  const options = { skipTextToHtml: true, skipTextLinks: true, skipImageLinks: true };
  const mail = await simpleParser(source, options);
  if (!hasBrokenCharacters(`${mail.text ?? ''}${mail.html || ''}`)) return mail;
  const again = await simpleParser(redeclared(source), options);
  return hasBrokenCharacters(`${again.text ?? ''}${again.html || ''}`) ? mail : again;
}

/**
 * From bytes to what the sender wrote. Never throws: what cannot be read says so in its outcome.
 * The mail's HTML is only ever turned into text; nothing in it is fetched.
 */
export async function readMessage(source: Buffer, options: ReadOptions = {}): Promise<ReadMessage> {
  if (source.length > largestMessageBytes) return unreadable('It is too large to read.');
  try {
    const mail = await parsed(source);
    if (!mail.headerLines.some(({ key }) => key !== '')) return unreadable('It has no mail headers.');
    return described(mail, options);
  } catch {
    return unreadable('It is broken, and no text could be found in it.');
  }
}

function described(mail: ParsedMail, { address = '', announcement = '' }: ReadOptions): ReadMessage {
  const html = typeof mail.html === 'string' && mail.html.trim() !== '' ? mail.html : null;
  const plain = tidied(repaired(mail.text ?? ''));
  const htmlText = html === null ? '' : tidied(repaired(wholeTextOf(html)));
  const whole = (plain === '' ? htmlText : plain).slice(0, longestText);
  const subject = repaired(mail.subject ?? '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const { from, replyTo, recipients } = addressesOf(mail);
  const isForm =
    replyTo !== null && (firstHeader(mail, 'x-form-id') !== '' || isOurs(from?.address, address));
  const isForward = /^\s*(?:fwd?|wg|tr)\s*:/i.test(subject);
  const { visible, cut } = visibleTextOf({
    whole,
    unquoted: html === null ? null : repaired(unquotedTextOf(html)).slice(0, longestText),
    announcement,
    sender: isForm ? replyTo : from,
    isForm,
    isForward,
  });
  const automatic = automaticBecause(mail, whole);
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
    wholeText: whole,
    visibleText: visible || subjectAsText(subject, announcement, whole),
    attachments: mail.attachments
      .filter(({ related }) => !related)
      .map(({ filename, contentType, size }) => ({
        name: filename ?? 'without a name',
        type: contentType,
        size,
      })),
    hints: checkHints(cut, mail),
  };
}

function isOurs(from: string | undefined, address: string): boolean {
  const domain = address.split('@')[1]?.toLowerCase();
  const sending = from?.split('@')[1];
  return domain !== undefined && (sending === domain || sending?.endsWith(`.${domain}`) === true);
}

/** Some write their question into the subject and send. A reply's subject is ours, and no question of theirs. */
function subjectAsText(subject: string, announcement: string, whole: string): string {
  const ours = announcement.toLowerCase().includes(subject.toLowerCase());
  if (!/^\s*(?:re|fwd?|aw|wg)\s*:/i.test(subject) && !ours && subject !== '') return subject;
  return announcement === '' || whole === '' ? whole : '';
}

const readableAttachment = /\.(?:docx?|odt|rtf|pdf|txt|pages)$/i;

/** A question may stand where we did not look: a person should. */
function checkHints(cut: string, mail: ParsedMail): Hint[] {
  const hints: Hint[] = [];
  if (cut.includes('?')) {
    hints.push({
      kind: 'check',
      score: 0.5,
      because: ['A question may stand in the part that was cut away.'],
    });
  }
  for (const { filename } of mail.attachments) {
    if (filename !== undefined && readableAttachment.test(filename)) {
      hints.push({
        kind: 'check',
        score: 0.5,
        because: [`The question may be in the attached ${filename}.`],
      });
    }
  }
  return hints;
}
