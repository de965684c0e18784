import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { FileCannotBeOpened } from './file-errors.js';

/** A file that may hold mail. */
export interface FoundFile {
  path: string;
  changed: Date;
  /** It was asked for by name, or its name says that it is mail: then it has to be. */
  mustBeMail: boolean;
}

/** Also Outlook's and Apple Mail's own formats: passing those over in silence would lose mail. */
const mailNames = /\.(eml|emlx|mbox|mbx|msg)$/i;

/**
 * Every file of a path, folders from top to bottom, by name. In a Maildir, `tmp` holds what is still being written.
 * Links to folders are not followed: they may lead in a circle.
 * @yields a fault instead of a file where one cannot be opened, so that the others still come
 */
export async function* filesAt(path: string): AsyncGenerator<FoundFile | FileCannotBeOpened> {
  const here = await stat(path).catch(() => null);
  if (here?.isDirectory()) yield* filesIn(path);
  else if (here?.isFile()) yield { path, changed: here.mtime, mustBeMail: true };
  else yield new FileCannotBeOpened(path);
}

async function* filesIn(folder: string): AsyncGenerator<FoundFile | FileCannotBeOpened> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => null);
  if (entries === null) {
    yield new FileCannotBeOpened(folder);
    return;
  }
  const isMaildir = ['cur', 'new', 'tmp'].every((name) => entries.some((entry) => entry.name === name));
  for (const entry of entries.sort(byName)) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!(isMaildir && entry.name === 'tmp')) yield* filesIn(path);
      continue;
    }
    const file = await stat(path).catch(() => null);
    if (file?.isFile()) yield { path, changed: file.mtime, mustBeMail: mailNames.test(entry.name) };
    else if (file === null) yield new FileCannotBeOpened(path);
  }
}

/** By letter codes: the same on every machine, whatever its language. */
function byName(a: Dirent, b: Dirent): number {
  return a.name < b.name ? -1 : 1;
}
