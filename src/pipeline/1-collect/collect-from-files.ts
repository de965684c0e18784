import { createReadStream } from 'node:fs';
import type { FetchedMessage } from '../types.js';
import { FileCannotBeOpened, FileIsNotMail, FolderHasNoMail } from './file-errors.js';
import { largestMessageBytes, longestHeaderBytes } from './limits.js';
import { type FoundFile, filesAt } from './mail-files.js';
import { startsAsMail, topmostReceived } from './mail-header.js';
import { mboxMessages, startsAsMbox } from './mbox.js';

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * Hands over the mail in .eml files, mbox files, Maildirs and folders of them, in the order given and by name within
 * a folder. Received is the time in the topmost Received header, else in an mbox's From_ line, else of the file's
 * last change. What is not mail in a folder is passed over, unless its name says that it is mail.
 * A larger message than the limit is handed over as its first bytes and one more: by its size one sees that it was cut.
 * @throws FileCannotBeOpened, FileIsNotMail or FolderHasNoMail for the first fault, after all other mail was handed over
 */
export async function* collectFromFiles(paths: string[]): AsyncGenerator<FetchedMessage> {
  const faults: Error[] = [];
  for (const path of paths) {
    let found = 0;
    const faultsBefore = faults.length;
    for await (const file of filesAt(path)) {
      try {
        if (file instanceof Error) throw file;
        for await (const message of messagesIn(file)) {
          found += 1;
          yield message;
        }
      } catch (error) {
        if (!(error instanceof FileCannotBeOpened || error instanceof FileIsNotMail)) throw error;
        faults.push(error);
      }
    }
    if (found === 0 && faults.length === faultsBefore) faults.push(new FolderHasNoMail(path));
  }
  if (faults[0] !== undefined) throw faults[0];
}

async function* messagesIn(file: FoundFile): AsyncGenerator<FetchedMessage> {
  const start = await firstBytes(file.path, longestHeaderBytes);
  if (startsAsMbox(start)) {
    yield* messagesInMbox(file);
  } else if (startsAsMail(withoutMark(start))) {
    const source = withoutMark(await firstBytes(file.path, largestMessageBytes + 1));
    const received = topmostReceived(source) ?? file.changed;
    yield { source, received, origin: { kind: 'file', file: file.path } };
  } else if (file.mustBeMail) {
    throw new FileIsNotMail(file.path);
  }
}

async function* messagesInMbox({ path, changed }: FoundFile): AsyncGenerator<FetchedMessage> {
  let number = 0;
  for await (const { source, delivered } of mboxMessages(bytesOf(path))) {
    number += 1;
    const received = topmostReceived(source) ?? delivered ?? changed;
    yield { source, received, origin: { kind: 'file', file: `${path}#${number}` } };
  }
}

/** @throws FileCannotBeOpened also when it can no longer be read half-way */
async function* bytesOf(path: string, most = Number.POSITIVE_INFINITY): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(path, { end: most - 1 });
  } catch {
    throw new FileCannotBeOpened(path);
  }
}

/** @throws FileCannotBeOpened */
async function firstBytes(path: string, most: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of bytesOf(path, most)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Some programs write a mark before the first header, whose name would then not be known. */
function withoutMark(bytes: Buffer): Buffer {
  return bytes.subarray(0, 3).equals(byteOrderMark) ? bytes.subarray(3) : bytes;
}
