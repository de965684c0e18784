import type { DataFile } from '../data-file/data-file.js';
import { Engine } from '../data-file/engine.js';
import { EmbeddedCollection } from './collection.js';
import { CollectionData } from './data.js';
import { unpack } from './documents.js';
import { unsupported } from './errors.js';
import type { IndexSpec } from './ordered-index.js';

/** MongoDB looks for expired documents as often. */
const sweepEveryMs = 60_000;

/** The collections of one folder: what mongoose takes for both client and database. */
export class EmbeddedDatabase {
  readonly databaseName = 'ask-ahead';
  readonly #collections = new Map<string, EmbeddedCollection>();
  readonly #engine: Engine;
  #sweeping: NodeJS.Timeout | undefined;

  constructor(folder: string) {
    this.#engine = new Engine(folder, (file) => this.#load(file));
  }

  /** Opens the folder and reads it into memory. @throws StoreInUse, StoreFolderUnusable, StoreDamaged */
  async open(): Promise<void> {
    await this.#engine.ready();
    await this.sweep(new Date());
    // A failed write is told by every later call.
    const sweep = () => void this.sweep(new Date()).catch(() => {});
    this.#sweeping = setInterval(sweep, sweepEveryMs).unref();
  }

  #load(file: DataFile): void {
    for (const collection of this.#collections.values())
      collection.data = new CollectionData(collection.name);
    for (const { collection, bytes } of file.records('document'))
      this.collection(collection).data.load(unpack(bytes));
    for (const { collection, bytes } of file.records('index')) {
      this.collection(collection).data.addIndex(unpack<IndexSpec>(bytes));
    }
  }

  db(): this {
    return this;
  }

  collection(name: string): EmbeddedCollection {
    const collection = this.#collections.get(name) ?? new EmbeddedCollection(name, this.#engine);
    this.#collections.set(name, collection);
    return collection;
  }

  /** Removes the documents whose time is over, by the indexes with expireAfterSeconds. */
  async sweep(now: Date): Promise<void> {
    for (const collection of this.#collections.values()) {
      for (const { fields, spec } of collection.data.indexes) {
        const [path] = fields;
        if (spec.expireAfterSeconds === undefined || path === undefined) continue;
        const end = new Date(now.getTime() - spec.expireAfterSeconds * 1000);
        await collection.deleteMany({ [path]: { $lte: end } });
      }
    }
  }

  startSession(): never {
    unsupported('sessions and transactions', 'Write one document at a time.');
  }

  async close(): Promise<void> {
    clearInterval(this.#sweeping);
    await this.#engine.close();
  }
}
