import { longestHeaderBytes } from './limits.js';
import { mailTime } from './mail-time.js';

/** A header line: a name without spaces, and a colon (RFC 5322 section 2.2; some old mail has a space before it). */
const headerLine = /^([!-9;-~]{1,100}) ?:/;

/** One of these stands in every mail's header; other texts may begin with a word and a colon too. */
const mailHeaderNames = new Set([
  'from',
  'to',
  'date',
  'subject',
  'received',
  'return-path',
  'delivered-to',
  'message-id',
  'mime-version',
]);

/** The header's lines as they stand, up to the empty line; bytes outside ASCII stay single letters. */
function headerLines(source: Buffer): string[] {
  const lines = source.subarray(0, longestHeaderBytes).toString('latin1').split('\n');
  const end = lines.findIndex((line) => line === '' || line === '\r');
  return end === -1 ? lines : lines.slice(0, end);
}

export function isHeaderLine(line: string): boolean {
  return headerLine.test(line);
}

/** Mail starts with header lines, and one of them is a mail's. @param start the first bytes are enough */
export function startsAsMail(start: Buffer): boolean {
  const lines = headerLines(start);
  if (!isHeaderLine(lines[0] ?? '')) return false;
  return lines.some((line) => mailHeaderNames.has(headerLine.exec(line)?.[1]?.toLowerCase() ?? ''));
}

/**
 * When our own server took the message: each server writes its Received header above the others, its time behind
 * the last semicolon (RFC 5321 section 4.4).
 */
export function topmostReceived(source: Buffer): Date | null {
  const lines = headerLines(source);
  const first = lines.findIndex((line) => /^received ?:/i.test(line));
  if (first === -1) return null;
  const next = lines.findIndex((line, at) => at > first && !/^[ \t]/.test(line));
  const header = lines.slice(first, next === -1 ? undefined : next).join('');
  const semicolon = header.lastIndexOf(';');
  return semicolon === -1 ? null : mailTime(header.slice(semicolon + 1).trim());
}
