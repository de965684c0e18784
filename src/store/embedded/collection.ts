import { isDeepStrictEqual } from 'node:util';
import mongoose from 'mongoose';
import { bulkWrite } from './bulk.js';
import { EmbeddedCursor } from './cursor.js';
import { type CollectionData, type IndexSpec, indexSpec } from './data.js';
import { copy, type Document, pack } from './documents.js';
import type { Engine } from './engine.js';
import { serverError } from './errors.js';
import { aggregate, type FindOptions, find, projected } from './query.js';
import { checkOptions, methods, refuseMethod } from './supported.js';
import { type Operation, type Outcome, Writes } from './writes.js';

function updateAnswer({ matchedCount, modifiedCount, upsertedId }: Outcome): Document {
  const upsertedCount = upsertedId === null ? 0 : 1;
  return { acknowledged: true, matchedCount, modifiedCount, upsertedId, upsertedCount };
}

/** What mongoose calls of MongoDB's collection. Nothing given or taken is shared with what is stored. */
export class EmbeddedCollection {
  constructor(
    readonly data: CollectionData,
    readonly engine: Engine,
  ) {}

  #read<T>(options: Document, answer: () => T): T {
    this.engine.assertUsable();
    checkOptions(options);
    return answer();
  }

  /** What `act` did is committed also when it failed midway; then its error is thrown. */
  async #write<T>(options: Document, act: (writes: Writes) => T): Promise<T> {
    this.engine.assertUsable();
    checkOptions(options);
    const writes = new Writes(this.data);
    try {
      return act(writes);
    } finally {
      await this.engine.commit(writes.changes);
    }
  }

  #run(name: string, operation: Operation): Promise<Outcome> {
    return this.#write(operation, (writes) => writes.run(name, operation));
  }

  find(filter: Document, options: FindOptions = {}): EmbeddedCursor {
    return new EmbeddedCursor(() => this.#read(options, () => find(this.data, filter, options)));
  }

  aggregate(pipeline: Document[], options: Document = {}): EmbeddedCursor {
    return new EmbeddedCursor(() => this.#read(options, () => aggregate(this.data, pipeline)));
  }

  async findOne(filter: Document, options: FindOptions = {}): Promise<Document | null> {
    return this.#read(options, () => find(this.data, filter, { ...options, limit: 1 })[0] ?? null);
  }

  async countDocuments(filter: Document, options: FindOptions = {}): Promise<number> {
    return this.#read(options, () => find(this.data, filter, { ...options, projection: { _id: 1 } }).length);
  }

  async insertOne(document: Document, options: Document = {}): Promise<Document> {
    const { insertedId } = await this.#run('insertOne', { ...options, document });
    return { acknowledged: true, insertedId };
  }

  async insertMany(documents: Document[], options: Document = {}): Promise<Document> {
    const operations = documents.map((document) => ({ insertOne: { document } }));
    const { insertedCount, insertedIds } = await this.bulkWrite(operations, options);
    return { acknowledged: true, insertedCount, insertedIds };
  }

  async updateOne(filter: Document, update: Document, options: Document = {}): Promise<Document> {
    return updateAnswer(await this.#run('updateOne', { ...options, filter, update }));
  }

  async updateMany(filter: Document, update: Document, options: Document = {}): Promise<Document> {
    return updateAnswer(await this.#run('updateMany', { ...options, filter, update }));
  }

  async deleteOne(filter: Document, options: Document = {}): Promise<Document> {
    const { deletedCount } = await this.#run('deleteOne', { ...options, filter });
    return { acknowledged: true, deletedCount };
  }

  async deleteMany(filter: Document, options: Document = {}): Promise<Document> {
    const { deletedCount } = await this.#run('deleteMany', { ...options, filter });
    return { acknowledged: true, deletedCount };
  }

  async findOneAndUpdate(filter: Document, update: Document, options: FindOptions = {}): Promise<unknown> {
    const { before, after } = await this.#run('updateOne', { ...options, filter, update });
    const document = options.returnDocument === 'after' ? after : before;
    return document === null ? null : projected(document, options.projection);
  }

  bulkWrite(operations: Document[], options: Document = {}) {
    return this.#write(options, (writes) => bulkWrite(writes, operations, options.ordered !== false));
  }

  /** Keeps the index on the disk too, so that it holds from the first moment after a restart. */
  async createIndex(key: IndexSpec['key'], options: Document = {}): Promise<string> {
    this.engine.assertUsable();
    const spec = indexSpec(key, options);
    const standing = this.data.indexes.find(({ name }) => name === spec.name);
    if (standing === undefined) this.data.addIndex(spec);
    else if (!isDeepStrictEqual(standing, spec)) {
      throw serverError(86, `The index ${spec.name} of ${this.data.name} stands with other options.`);
    }
    await this.engine.commit([{ key: ['index', this.data.name, spec.name], bytes: pack(spec) }]);
    return spec.name;
  }

  listIndexes(): EmbeddedCursor {
    return new EmbeddedCursor(() => this.data.indexes.map((spec): Document => copy({ ...spec })));
  }
}

for (const name of Object.getOwnPropertyNames(mongoose.mongo.Collection.prototype)) {
  if (name === 'constructor' || methods.split(' ').includes(name)) continue;
  Object.defineProperty(EmbeddedCollection.prototype, name, { value: () => refuseMethod(name) });
}
