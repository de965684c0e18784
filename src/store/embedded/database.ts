import { EmbeddedCollection } from './collection.js';
import { CollectionData, type IndexSpec } from './data.js';
import { unpack } from './documents.js';
import { Engine } from './engine.js';
import { StoreFolderUnusable, UnsupportedByEmbeddedStore } from './errors.js';

/** MongoDB looks for expired documents as often. */
const sweepEveryMs = 60_000;

/** The collections of one folder: what mongoose takes for both client and database. */
export class EmbeddedDatabase {
  readonly databaseName = 'ask-ahead';
  readonly #collections = new Map<string, EmbeddedCollection>();
  #sweeping: NodeJS.Timeout | undefined;

  private constructor(readonly engine: Engine) {}

  /** Opens the folder and reads it into memory. @throws StoreInUse, StoreFolderUnusable */
  static async open(folder: string): Promise<EmbeddedDatabase> {
    const database = new EmbeddedDatabase(await Engine.open(folder));
    try {
      database.#load();
    } catch {
      await database.close();
      throw new StoreFolderUnusable(folder, 'its data is damaged. Restore a backup into an empty folder.');
    }
    await database.sweep(new Date());
    // A failed write is told by every later call.
    const sweep = () => void database.sweep(new Date()).catch(() => {});
    database.#sweeping = setInterval(sweep, sweepEveryMs).unref();
    return database;
  }

  #load(): void {
    for (const { collection, bytes } of this.engine.records('document')) {
      this.collection(collection).data.replace(unpack(bytes));
    }
    for (const { collection, bytes } of this.engine.records('index')) {
      this.collection(collection).data.addIndex(unpack<IndexSpec>(bytes));
    }
  }

  db(): this {
    return this;
  }

  collection(name: string): EmbeddedCollection {
    const collection =
      this.#collections.get(name) ?? new EmbeddedCollection(new CollectionData(name), this.engine);
    this.#collections.set(name, collection);
    return collection;
  }

  /** Removes the documents whose time is over, by the indexes with expireAfterSeconds. */
  async sweep(now: Date): Promise<void> {
    for (const collection of this.#collections.values()) {
      for (const { key, expireAfterSeconds } of collection.data.indexes) {
        const [path] = Object.keys(key);
        if (expireAfterSeconds === undefined || path === undefined) continue;
        await collection.deleteMany({
          [path]: { $lte: new Date(now.getTime() - expireAfterSeconds * 1000) },
        });
      }
    }
  }

  startSession(): never {
    throw new UnsupportedByEmbeddedStore('sessions and transactions', 'Write one document at a time.');
  }

  async close(): Promise<void> {
    clearInterval(this.#sweeping);
    await this.engine.close();
  }
}
