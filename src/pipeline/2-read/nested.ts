import type { ParsedMail } from 'mailparser';

/** The sources of messages attached to a message: forwarded as an attachment. */
export function nestedMessages(mail: ParsedMail): Buffer[] {
  return mail.attachments
    .filter(({ contentType, filename }) => contentType === 'message/rfc822' || /\.eml$/i.test(filename ?? ''))
    .map(({ content }) => content);
}
