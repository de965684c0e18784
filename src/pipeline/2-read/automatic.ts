import type { ParsedMail } from 'mailparser';
import { firstHeader } from './headers.js';

const replySubject =
  /^\s*(?:automatic reply|automatische antwort|auto(?:matic)?[- ]?(?:reply|response|answer)|out of (?:the )?office|ooo\b|away from (?:my|the) (?:desk|office)|undeliver(?:able|ed)|delivery (?:status notification|has failed|failure)|mail delivery (?:failed|failure)|returned mail|failure notice|(?:read|not read|accepted|declined|tentative|tentatively accepted|cancell?ed): )/i;

const absenceOpening =
  /^(?:[^\n]{0,60}\n\s*)?(?:[^\n]{0,40})?\b(?:this is an auto(?:mated|matic)|this (?:mailbox|inbox|email address|address) is (?:not|no longer) (?:monitored|read|in use)|i(?:['’]m| am) (?:currently |now )?(?:out of (?:the )?office|away from (?:the|my) (?:office|desk)|on (?:annual|maternity|paternity|sick|parental|study) leave)|thank you for (?:your email|contacting|getting in touch)[^\n]{0,120}(?:auto|working days|reply within|respond within|read between|monitored|have now closed|office hours))/i;

/** The spam verdicts that the mailbox's own filter leaves in the headers. */
function spamVerdict(mail: ParsedMail): boolean {
  if (/^yes/i.test(firstHeader(mail, 'x-spam-flag')) || /^yes/i.test(firstHeader(mail, 'x-spam-status')))
    return true;
  const confidence =
    firstHeader(mail, 'x-ms-exchange-organization-scl') ||
    (/\bSCL:(-?\d+)/.exec(firstHeader(mail, 'x-forefront-antispam-report'))?.[1] ?? '');
  return Number(confidence || Number.NaN) >= 5;
}

/**
 * Why a machine wrote this message, in a plain sentence; null for a person's.
 * RFC 3834 (Auto-Submitted; `no` is a person), RFC 3464 (delivery reports), RFC 8098 (read receipts), RFC 2919 (lists).
 */
export function automaticBecause(mail: ParsedMail, text: string): string | null {
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
  if (contentType.startsWith('text/calendar') || mail.attachments.some(isCalendar)) {
    return 'It is an answer from a calendar.';
  }
  if (spamVerdict(mail)) return 'The mailbox’s own filter marked it as spam.';
  if (submitted !== '' && !submitted.startsWith('no')) return 'It says that it was sent automatically.';
  if (['x-autoreply', 'x-autorespond', 'x-auto-reply'].some((name) => firstHeader(mail, name) !== '')) {
    return 'It says that it is an automatic reply.';
  }
  if (precedence === 'auto_reply') return 'It says that it is an automatic reply.';
  if (firstHeader(mail, 'list-id') !== '' && /^(?:list|bulk)/.test(precedence || 'list')) {
    return 'It came through a mailing list.';
  }
  if (replySubject.test(mail.subject ?? '')) return 'Its subject is that of an automatic reply.';
  if (absenceOpening.test(text.trimStart())) return 'It reads like an automatic reply.';
  return null;
}

function isCalendar({
  contentType,
  filename,
}: {
  contentType: string;
  filename?: string | undefined;
}): boolean {
  return (
    contentType.startsWith('text/calendar') ||
    contentType === 'application/ics' ||
    filename?.endsWith('.ics') === true
  );
}
