import { largestMessageBytes, longestLineBytes } from './limits.js';
import { isHeaderLine } from './mail-header.js';
import { mailTime } from './mail-time.js';

export interface MboxMessage {
  /** Without its From_ line, `>From ` lines as they were written; cut at the largest size plus one byte. */
  source: Buffer;
  /** The time in the From_ line. */
  delivered: Date | null;
}

const lineFeed = 10;

/**
 * Takes an mbox apart (RFC 4155, with the `>From ` quoting of mboxrd): a message begins at a From_ line that follows
 * an empty line and stands above a header line. A sentence may begin with "From " too, so the From_ line must also
 * hold a time, or nothing but the dash that some programs write.
 */
export async function* mboxMessages(bytes: AsyncIterable<Buffer>): AsyncGenerator<MboxMessage> {
  let message: { lines: Buffer[]; size: number; delivered: Date | null } | null = null;
  /** A From_ line whose next line is still to come. */
  let candidate: Buffer | null = null;
  let afterEmpty = true;
  const keep = (line: Buffer) => {
    if (message === null || message.size > largestMessageBytes) return;
    const kept = withoutQuoting(line).subarray(0, largestMessageBytes + 1 - message.size);
    message.lines.push(kept);
    message.size += kept.length;
  };
  for await (const line of linesOf(bytes)) {
    if (candidate !== null) {
      const fromLine: Buffer = candidate;
      candidate = null;
      if (isHeaderLine(line.toString('latin1'))) {
        if (message !== null) yield finished(message);
        message = { lines: [], size: 0, delivered: mailTime(fromLine.toString('latin1')) };
      } else keep(fromLine);
    }
    if (afterEmpty && isFromLine(line)) candidate = line;
    else keep(line);
    afterEmpty = isEmpty(line);
  }
  if (candidate !== null) keep(candidate);
  if (message !== null) yield finished(message);
}

/** Whether a file that starts with these bytes is an mbox. */
export function startsAsMbox(start: Buffer): boolean {
  const [first = '', second = ''] = start.subarray(0, 8192).toString('latin1').split('\n', 2);
  return isFromLine(Buffer.from(first, 'latin1')) && isHeaderLine(second);
}

function isFromLine(line: Buffer): boolean {
  if (line.subarray(0, 5).toString('latin1') !== 'From ') return false;
  const rest = line.subarray(5, 512).toString('latin1').trim();
  return rest === '' || rest === '-' || mailTime(rest) !== null;
}

function isEmpty(line: Buffer): boolean {
  return line.length <= 2 && line.toString('latin1').trim() === '';
}

/** mboxrd: one `>` was put before every body line of any number of `>` and "From ". */
function withoutQuoting(line: Buffer): Buffer {
  const quoted = line[0] === 0x3e && /^>+From /.test(line.subarray(0, 100).toString('latin1'));
  return quoted ? line.subarray(1) : line;
}

/** The empty line before the next From_ line belongs to the file, not to the message. */
function finished({ lines, delivered }: { lines: Buffer[]; delivered: Date | null }): MboxMessage {
  const last = lines.at(-1);
  const kept = last !== undefined && isEmpty(last) ? lines.slice(0, -1) : lines;
  return { source: Buffer.concat(kept), delivered };
}

/** Lines with their line ends; an endless one in pieces. */
async function* linesOf(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let begun: Buffer = Buffer.alloc(0);
  for await (const chunk of bytes) {
    let start = 0;
    for (let end = chunk.indexOf(lineFeed); end !== -1; end = chunk.indexOf(lineFeed, start)) {
      yield Buffer.concat([begun, chunk.subarray(start, end + 1)]);
      begun = Buffer.alloc(0);
      start = end + 1;
    }
    begun = Buffer.concat([begun, chunk.subarray(start)]);
    if (begun.length > longestLineBytes) {
      yield begun;
      begun = Buffer.alloc(0);
    }
  }
  if (begun.length > 0) yield begun;
}
