import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { open, type RootDatabase } from 'lmdb';
import { StoreFolderUnusable, StoreInUse, StoreWriteFailed } from './errors.js';
import { isAlive, type Owner, thisProcess } from './owner.js';

/** One record to write, or to remove where there are no bytes. */
export interface Change {
  key: string[];
  bytes: Buffer | null;
}

const formatKey = ['format'];
const ownerKey = ['owner'];
const format = 'ask-ahead store 1';

/** Stands at byte 24 of each LMDB file: opening any other file as one crashes the process. */
const lmdbMagic = 0xbeefc0de;

const notAStore = 'it holds something else. Set DATA_DIR to an empty folder, or to one that ask-ahead made.';
const notWritable = 'this account may not write there. Give it the right, or set DATA_DIR to another folder.';
const reasons: Record<string, string> = {
  EACCES: notWritable,
  EPERM: notWritable,
  EROFS: 'it is on a read-only disk. Set DATA_DIR to a folder that can be written.',
  ENOTDIR: 'it is a file, not a folder. Set DATA_DIR to a folder.',
  EEXIST: 'it is a file, not a folder. Set DATA_DIR to a folder.',
};

function looksLikeLmdb(file: string): boolean {
  if (statSync(file).size === 0) return true;
  const header = Buffer.alloc(28);
  const descriptor = openSync(file, 'r+');
  readSync(descriptor, header);
  closeSync(descriptor);
  return header.readUInt32LE(24) === lmdbMagic;
}

function openFolder(folder: string): RootDatabase<Buffer, string[]> {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
    const names = readdirSync(folder).filter((name) => !name.startsWith('.') && name !== 'lost+found');
    const file = join(folder, 'data.mdb');
    const fits = names.includes('data.mdb') ? looksLikeLmdb(file) : names.length === 0;
    if (!fits) throw new StoreFolderUnusable(folder, notAStore);
    // Without overlappingSync a write resolves when it is flushed; with it, when it is merely visible.
    const database = open<Buffer, string[]>({
      path: folder,
      noSubdir: false,
      encoding: 'binary',
      overlappingSync: false,
      // With it, LMDB keeps a promise of its own for each turn, whose rejection nobody can hear.
      eventTurnBatching: false,
    });
    chmodSync(file, 0o600);
    return database;
  } catch (error) {
    if (error instanceof StoreFolderUnusable) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    throw new StoreFolderUnusable(folder, reasons[code ?? ''] ?? `${message}.`);
  }
}

/** LMDB rejects each record of a failed batch, and a promise inside its error: unheard, they would end the process. */
async function handled(write: Promise<unknown>): Promise<void> {
  await write.catch(({ commitError }: { commitError?: Promise<unknown> }) => {
    commitError?.catch(() => {});
  });
}

/** The durable side of the store: what is committed here is on the disk. */
export class Engine {
  readonly #database: RootDatabase<Buffer, string[]>;
  #lastCommit: Promise<unknown> = Promise.resolve();
  #refusal: Error | null = null;

  private constructor(readonly folder: string) {
    this.#database = openFolder(folder);
  }

  /** @throws StoreInUse, StoreFolderUnusable */
  static async open(folder: string): Promise<Engine> {
    const engine = new Engine(folder);
    const refusal = engine.#database.transactionSync(() => engine.#claim());
    if (refusal === null) return engine;
    await engine.#database.close();
    throw refusal;
  }

  /** Runs inside one transaction, so that of several processes exactly one becomes the owner. */
  #claim(): Error | null {
    const stored = this.#database.get(formatKey)?.toString();
    const isNew = stored === undefined && [...this.#database.getKeys({ limit: 1 })].length === 0;
    if (!isNew && stored !== format) return new StoreFolderUnusable(this.folder, notAStore);
    const record = this.#database.get(ownerKey)?.toString();
    const owner = record === undefined ? null : (JSON.parse(record) as Owner);
    if (owner !== null && isAlive(owner)) return new StoreInUse(this.folder, owner.pid);
    this.#database.put(formatKey, Buffer.from(format));
    this.#database.put(ownerKey, Buffer.from(JSON.stringify(thisProcess())));
    return null;
  }

  /** All records of one kind: the kind is the first part of their key, the collection the second. */
  *records(kind: 'document' | 'index'): Generator<{ collection: string; bytes: Buffer }> {
    for (const { key, value } of this.#database.getRange({ start: [kind], end: [`${kind}~`] })) {
      yield { collection: key[1] ?? '', bytes: value };
    }
  }

  /** @throws StoreWriteFailed after a failed write, since memory may differ from the disk; Error once closed */
  assertUsable(): void {
    if (this.#refusal !== null) throw this.#refusal;
  }

  /**
   * Writes all changes or none, and resolves when they and all earlier ones are on the disk. It waits for the earlier
   * ones also when there are no changes: an answer may rest on them.
   * @throws StoreWriteFailed
   */
  async commit(changes: readonly Change[]): Promise<void> {
    this.assertUsable();
    if (changes.length > 0) {
      this.#lastCommit = this.#database.batch(() => {
        for (const { key, bytes } of changes) {
          handled(bytes === null ? this.#database.remove(key) : this.#database.put(key, bytes));
        }
      });
      handled(this.#lastCommit);
    }
    try {
      await this.#lastCommit;
    } catch (error) {
      this.#refusal ??= new StoreWriteFailed(this.folder, error);
      throw this.#refusal;
    }
  }

  /** Waits for pending writes and gives the folder free. */
  async close(): Promise<void> {
    await handled(this.#lastCommit);
    this.#refusal ??= new Error(`The store in ${this.folder} is closed.`);
    await handled(this.#database.remove(ownerKey));
    await this.#database.close();
  }
}
