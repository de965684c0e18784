import { chmodSync, existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { StoreDamaged, StoreFolderUnusable, StoreInUse } from '../errors.js';
import { isWhole } from './check.js';
import { dataFileName, folderUnusable, holdsSomethingElse, prepareFolder } from './folder.js';
import { lastBackup } from './last-backup.js';
import { format, type Kind, type Lmdb, openLmdb, recordsOf, seal } from './lmdb.js';
import { isAlive, type Owner, thisProcess } from './owner.js';

/** One record to write, or to remove where there are no bytes. */
export interface Change {
  key: string[];
  bytes: Buffer | null;
}

const ownerKey = ['owner'];

/** LMDB rejects each record of a failed batch, and a promise inside its error: unheard, they would end the process. */
async function handled(write: Promise<unknown>): Promise<void> {
  await write.catch(({ commitError }: { commitError?: Promise<unknown> }) => {
    commitError?.catch(() => {});
  });
}

/** The durable side of the store: what is written here is on the disk. One process has it at a time. */
export class DataFile {
  private constructor(
    readonly folder: string,
    readonly lmdb: Lmdb,
  ) {}

  /** @throws StoreInUse, StoreFolderUnusable, StoreDamaged */
  static async open(folder: string): Promise<DataFile> {
    prepareFolder(folder);
    const file = join(folder, dataFileName);
    const isNew = !existsSync(file) || statSync(file).size === 0;
    if (!isNew && !(await isWhole(folder))) throw new StoreDamaged(folder, lastBackup(folder));
    return DataFile.openChecked(folder);
  }

  /** Opens again what this process has just closed, and reads nothing of it twice. @throws as open */
  static async openChecked(folder: string): Promise<DataFile> {
    let lmdb: Lmdb;
    try {
      lmdb = openLmdb(folder);
      chmodSync(join(folder, dataFileName), 0o600);
    } catch (error) {
      throw folderUnusable(folder, error);
    }
    const dataFile = new DataFile(folder, lmdb);
    const refusal = lmdb.transactionSync(() => dataFile.#claim());
    if (refusal === null) return dataFile;
    await lmdb.close();
    throw refusal;
  }

  /** Runs inside one transaction, so that of several processes exactly one becomes the owner. */
  #claim(): Error | null {
    const stored = this.lmdb.get(format.key)?.toString();
    const isNew = stored === undefined && [...this.lmdb.getKeys({ limit: 1 })].length === 0;
    if (!isNew && stored !== format.now && stored !== format.unsealed) {
      if (!stored?.startsWith('ask-ahead store')) return holdsSomethingElse(this.folder);
      return new StoreFolderUnusable(
        this.folder,
        'a newer ask-ahead made it. Install that version, or a newer one.',
      );
    }
    const record = this.lmdb.get(ownerKey)?.toString();
    const owner = record === undefined ? null : (JSON.parse(record) as Owner);
    if (owner !== null && isAlive(owner)) return new StoreInUse(this.folder, owner.pid);
    if (stored === format.unsealed) this.#sealAll();
    this.lmdb.put(format.key, Buffer.from(format.now));
    this.lmdb.put(ownerKey, Buffer.from(JSON.stringify(thisProcess())));
    return null;
  }

  /** The first files had records without checksums. */
  #sealAll(): void {
    const records = [...this.lmdb.getRange({})].filter(({ key }) => key.length > 1);
    for (const { key, value } of records) this.lmdb.put(key, seal(value));
  }

  /** @throws Error when a record is damaged */
  records(kind: Kind): Iterable<{ collection: string; bytes: Buffer }> {
    return recordsOf(this.lmdb, kind);
  }

  /** Writes all changes or none, and resolves when they are on the disk. @throws the system's error */
  async write(changes: readonly Change[]): Promise<void> {
    const batch = this.lmdb.batch(() => {
      for (const { key, bytes } of changes) {
        handled(bytes === null ? this.lmdb.remove(key) : this.lmdb.put(key, seal(bytes)));
      }
    });
    handled(batch);
    await batch;
  }

  /** Gives the folder free. */
  async close(): Promise<void> {
    await handled(this.lmdb.remove(ownerKey));
    await this.lmdb.close();
  }
}
