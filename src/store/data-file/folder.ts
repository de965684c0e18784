import {
  accessSync,
  closeSync,
  constants,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  statfsSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { StoreFolderUnusable } from '../errors.js';

/** The file that holds everything: LMDB's own name for it. */
export const dataFileName = 'data.mdb';

const notAStore = 'it holds something else. Set DATA_DIR to an empty folder, or to one that ask-ahead made.';
const notWritable = 'this account may not write there. Give it the right, or set DATA_DIR to another folder.';
const reasons: Record<string, string> = {
  EACCES: notWritable,
  EPERM: notWritable,
  EROFS: 'it is on a read-only disk. Set DATA_DIR to a folder that can be written.',
  ENOSPC: 'the disk is full. Make room, then start again.',
  ENOTDIR: 'it is a file, not a folder. Set DATA_DIR to a folder.',
  EEXIST: 'it is a file, not a folder. Set DATA_DIR to a folder.',
};

/** An error of the system about the folder, in words. */
export function folderUnusable(folder: string, error: unknown): StoreFolderUnusable {
  const { code, message } = error as NodeJS.ErrnoException;
  return new StoreFolderUnusable(folder, reasons[code ?? ''] ?? `${message}.`);
}

export function holdsSomethingElse(folder: string): StoreFolderUnusable {
  return new StoreFolderUnusable(folder, notAStore);
}

/** Stands at byte 24 of each LMDB file: opening any other file as one ends the process. */
const lmdbMagic = 0xbeefc0de;

export function looksLikeLmdb(file: string): boolean {
  if (statSync(file).size === 0) return true;
  const header = Buffer.alloc(28);
  const descriptor = openSync(file, 'r');
  readSync(descriptor, header);
  closeSync(descriptor);
  return header.readUInt32LE(24) === lmdbMagic;
}

/** Enough for LMDB's lock file and first pages: it writes them through memory, which ends the process on a full disk. */
const roomToBegin = 256 * 1024;

function hasRoomToBegin(folder: string): boolean {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize >= roomToBegin;
}

/** Makes the folder if need be, and sees that it is a store, or empty. @throws StoreFolderUnusable */
export function prepareFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
    const names = readdirSync(folder).filter((name) => !name.startsWith('.') && name !== 'lost+found');
    const file = join(folder, dataFileName);
    const fits = names.includes(dataFileName) ? looksLikeLmdb(file) : names.length === 0;
    if (!fits) throw holdsSomethingElse(folder);
    if (!names.includes('lock.mdb') && !hasRoomToBegin(folder))
      throw Object.assign(new Error(), { code: 'ENOSPC' });
  } catch (error) {
    throw error instanceof StoreFolderUnusable ? error : folderUnusable(folder, error);
  }
}
