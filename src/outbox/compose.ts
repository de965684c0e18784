import MailComposer from 'nodemailer/lib/mail-composer';
import type { Letter } from './sender.js';

/**
 * The bytes of a letter. It says that a programme wrote it (RFC 3834), so that nobody's holiday notice answers, and
 * bears the same Message-ID however often it is tried.
 * @param from an address of the council
 */
export function compose({ id, to, subject, text }: Letter, from: string, date: Date): Promise<Buffer> {
  const domain = from.split('@')[1] ?? 'localhost';
  return new MailComposer({
    from: { name: 'Webinar questions', address: from },
    to: { name: '', address: to },
    subject,
    text,
    date,
    messageId: `<ask-ahead.${id}@${domain}>`,
    headers: {
      'Auto-Submitted': 'auto-generated',
      // Exchange and Outlook go by this one.
      'X-Auto-Response-Suppress': 'All',
    },
    textEncoding: 'quoted-printable',
    // Nothing is read from a disk or fetched, whatever a text looks like.
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: '\r\n',
  })
    .compile()
    .build();
}
