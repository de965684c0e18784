import { copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import mongoose from 'mongoose';
import { isWhole } from './data-file/check.js';
import { dataFileName, looksLikeLmdb } from './data-file/folder.js';
import { lastBackup } from './data-file/last-backup.js';
import { openLmdb, recordsOf } from './data-file/lmdb.js';
import { unpack } from './embedded/documents.js';
import { BackupProblem, StoreDamaged } from './errors.js';

/** A folder that holds the data file alone: LMDB makes a file beside the one it opens. */
function aside(file: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'ask-ahead-dump-'));
  copyFileSync(file, join(folder, dataFileName));
  return folder;
}

/**
 * Every record of a store as one line of JSON, `{collection, document}` (MongoDB's extended JSON), as they are at one
 * instant. It needs the data file and nothing else: a store's folder or a backup.
 * @throws BackupProblem, StoreDamaged
 */
export async function* dump(place: string): AsyncGenerator<{ line: string; done: number }> {
  const folderGiven = existsSync(place) && statSync(place).isDirectory();
  const file = folderGiven ? join(place, dataFileName) : resolve(place);
  if (!existsSync(file) || !looksLikeLmdb(file))
    throw new BackupProblem(`${file} is not a data file or a backup of ask-ahead.`);
  const folder = folderGiven ? place : aside(file);
  try {
    if (!(await isWhole(folder))) throw new StoreDamaged(folder, lastBackup(folder));
    const lmdb = openLmdb(folder, true);
    const total = lmdb.getKeysCount({ start: ['document'], end: ['document~'] });
    let read = 0;
    for (const { collection, bytes } of recordsOf(lmdb, 'document')) {
      read += 1;
      const document = mongoose.mongo.BSON.EJSON.stringify(unpack(bytes), { relaxed: true });
      yield {
        line: `{"collection":${JSON.stringify(collection)},"document":${document}}`,
        done: read / total,
      };
    }
    await lmdb.close();
  } finally {
    if (!folderGiven) rmSync(folder, { recursive: true });
  }
}
