import type { ParsedMail } from 'mailparser';
import { hasAbsenceSubject, isAbsenceText } from './absence.js';
import { answersOnlyACalendar } from './calendar.js';
import { firstHeader } from './headers.js';
import { isListMail } from './list-mail.js';

/** The spam verdicts that the mailbox's own filter leaves in the headers. */
function spamVerdict(mail: ParsedMail): boolean {
  const flags = ['x-spam-flag', 'x-spam-status', 'x-spam', 'x-barracuda-spam-flag', 'x-spam-exceeded'];
  if (flags.some((name) => /^yes\b/i.test(firstHeader(mail, name)))) return true;
  const confidence =
    firstHeader(mail, 'x-ms-exchange-organization-scl') ||
    (/\bSCL:(-?\d+)/.exec(firstHeader(mail, 'x-forefront-antispam-report'))?.[1] ?? '');
  return Number(confidence || Number.NaN) >= 5;
}

/** What has been found in a mail before anybody asks who wrote it. */
export interface Written {
  whole: string;
  visible: string;
  /** A form of ours with a field for the question: a programme sends it, and a person wrote it. */
  isForm: boolean;
  /** The address that families write to. */
  address: string;
  recipients: readonly string[];
}

const isYes = (value: string) => value !== '' && !/^(?:no|false)\b/i.test(value);

/**
 * Why a machine wrote this message, in a plain sentence; null for a person's.
 * RFC 3834 (Auto-Submitted; `no` is a person), RFC 3464 (delivery reports), RFC 8098 (read receipts), RFC 2919 and 2369
 * (lists). Where only the wording speaks for a machine, a question speaks against it.
 */
export function automaticBecause(mail: ParsedMail, written: Written): string | null {
  const contentType = firstHeader(mail, 'content-type').toLowerCase();
  const submitted = firstHeader(mail, 'auto-submitted').toLowerCase();
  const precedence = firstHeader(mail, 'precedence').toLowerCase();
  if (contentType.startsWith('multipart/report')) {
    return contentType.includes('disposition-notification')
      ? 'It is a read receipt.'
      : 'It is a report that a mail could not be delivered.';
  }
  if (/^(?:mailer-daemon|postmaster)@/.test(mail.from?.value[0]?.address?.toLowerCase() ?? '')) {
    return 'It is a report that a mail could not be delivered.';
  }
  if (spamVerdict(mail)) return 'The mailbox’s own filter marked it as spam.';
  if (answersOnlyACalendar(mail, written.visible)) return 'It is an answer from a calendar.';
  if (submitted !== '' && !submitted.startsWith('no') && !isFormMail(submitted, written)) {
    return 'It says that it was sent automatically.';
  }
  const replies = ['x-autoreply', 'x-autorespond', 'x-auto-reply', 'x-autoresponse'];
  if (replies.some((name) => isYes(firstHeader(mail, name))) || precedence === 'auto_reply') {
    return 'It says that it is an automatic reply.';
  }
  if (isListMail(mail, written)) return 'It came through a mailing list.';
  if (hasAbsenceSubject(mail.subject ?? '', written.visible)) {
    return 'Its subject is that of an automatic reply.';
  }
  if (isAbsenceText(written.whole, written.visible)) return 'It reads like an automatic reply.';
  return null;
}

/** A web form is sent by a programme, which rightly says so; an automatic reply never is a form. */
const isFormMail = (submitted: string, { isForm }: Written) =>
  isForm && submitted.startsWith('auto-generated');
