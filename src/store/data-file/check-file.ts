import { format, kinds, openLmdb, recordsOf } from './lmdb.js';

/**
 * Reads a data file from end to end, in a process of its own: where a page is damaged LMDB ends the process. It ends
 * with 0 when everything could be read and is what was written.
 */
const [, , folder = ''] = process.argv;
const lmdb = openLmdb(folder, true);
const isSealed = lmdb.get(format.key)?.toString() === format.now;
let read = 0;
for (const _ of lmdb.getKeys()) read += 1;
if (isSealed) for (const kind of kinds) for (const _ of recordsOf(lmdb, kind));
const { entryCount } = lmdb.getStats() as { entryCount: number };
process.exit(read === entryCount ? 0 : 1);
