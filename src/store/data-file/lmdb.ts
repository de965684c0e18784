import { crc32 } from 'node:zlib';
import { open, type RootDatabase } from 'lmdb';

/** Records by keys whose first part is their kind: `document` and `index` (then the collection), `format`, `owner`. */
export type Lmdb = RootDatabase<Buffer, string[]>;

/** What the programme that made the file understands by its records. */
export const format = { key: ['format'], now: 'ask-ahead store 2', unsealed: 'ask-ahead store 1' };

/** @param place the folder that holds a data file; it must have been looked at before, see folder.ts */
export function openLmdb(place: string, readOnly = false): Lmdb {
  return open<Buffer, string[]>({
    path: place,
    noSubdir: false,
    encoding: 'binary',
    // Without overlappingSync a write resolves when it is flushed; with it, when it is merely visible.
    overlappingSync: false,
    // With it, LMDB keeps a promise of its own for each turn, whose rejection nobody can hear.
    eventTurnBatching: false,
    readOnly,
  });
}

const sealLength = 4;

/** The bytes of a record with their checksum before them. */
export function seal(bytes: Buffer): Buffer {
  const sealed = Buffer.allocUnsafe(sealLength + bytes.length);
  sealed.writeUInt32LE(crc32(bytes));
  bytes.copy(sealed, sealLength);
  return sealed;
}

/** @throws Error when the bytes are not those that were sealed */
export function unseal(sealed: Buffer): Buffer {
  const bytes = sealed.subarray(sealLength);
  if (sealed.length < sealLength || crc32(bytes) !== sealed.readUInt32LE())
    throw new Error('A record is damaged.');
  return bytes;
}

/** What a store is made of; the other records are about the file itself. */
export const kinds = ['document', 'index'] as const;
export type Kind = (typeof kinds)[number];

/** All records of one kind, with the collection that each belongs to. @throws Error when one is damaged */
export function* recordsOf(
  lmdb: Lmdb,
  kind: Kind,
): Generator<{ key: string[]; collection: string; bytes: Buffer }> {
  for (const { key, value } of lmdb.getRange({ start: [kind], end: [`${kind}~`] })) {
    yield { key, collection: key[1] ?? '', bytes: unseal(value) };
  }
}
