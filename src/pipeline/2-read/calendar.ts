import type { ParsedMail } from 'mailparser';

/** An answer or an invitation that a calendar sent: in it a person may still have written a sentence of their own. */
export function answersOnlyACalendar({ attachments, headerLines }: ParsedMail, visible: string): boolean {
  const isWhole = headerLines.some(
    ({ key, line }) => key === 'content-type' && /^content-type:\s*text\/calendar/i.test(line),
  );
  const parts = attachments.filter(isCalendar);
  if (!isWhole && parts.length === 0) return false;
  const isAnswer =
    isWhole ||
    parts.some(({ content }) =>
      /^METHOD:(?:REPLY|REQUEST|CANCEL|COUNTER)\b/im.test(content.toString('latin1', 0, 4000)),
    );
  // A file of an evening's date that a family attached makes no machine of them.
  return (isAnswer || visible.trim() === '') && !visible.includes('?');
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
