import { isDeepStrictEqual } from 'node:util';
import mongoose from 'mongoose';
import type { Engine } from '../data-file/engine.js';
import { CollectionData } from './data.js';
import { type Document, pack } from './documents.js';
import { serverError } from './errors.js';
import { Filter } from './filter.js';
import type { IndexSpec } from './ordered-index.js';
import { aggregate, type FindOptions, find, projected } from './query.js';
import { checkOperator, checkOptions, methods, refuseOtherMethods } from './supported.js';
import { Writes } from './writes.js';

/** An answer that is made when it is asked for. */
class EmbeddedCursor {
  constructor(readonly toArray: () => Promise<Document[]>) {}
}

/** What mongoose calls of MongoDB's collection. Nothing given or taken is shared with what is stored. */
export class EmbeddedCollection {
  data: CollectionData;

  constructor(
    readonly name: string,
    readonly engine: Engine,
  ) {
    this.data = new CollectionData(name);
  }

  async #read<T>(options: Document, answer: (data: CollectionData) => T): Promise<T> {
    checkOptions(options);
    await this.engine.ready();
    return answer(this.data);
  }

  /** What `act` did is committed also when it failed midway; then its error is thrown. */
  async #write<T>(options: Document, act: (writes: Writes) => T): Promise<T> {
    checkOptions(options);
    await this.engine.ready();
    const writes = new Writes(this.data);
    try {
      return act(writes);
    } finally {
      await this.engine.commit(writes.changes);
    }
  }

  async #find(filter: Document, options: FindOptions): Promise<Document[]> {
    return this.#read(options, (data) =>
      find(data, new Filter(filter), options).map((document) => projected(document, options.projection)),
    );
  }

  find(filter: Document, options: FindOptions = {}): EmbeddedCursor {
    return new EmbeddedCursor(() => this.#find(filter, options));
  }

  aggregate(pipeline: Document[], options: Document = {}): EmbeddedCursor {
    return new EmbeddedCursor(() => this.#read(options, (data) => aggregate(data, pipeline)));
  }

  async findOne(filter: Document, options: FindOptions = {}): Promise<Document | null> {
    return (await this.#find(filter, { ...options, limit: 1 }))[0] ?? null;
  }

  async countDocuments(filter: Document, options: FindOptions = {}): Promise<number> {
    return this.#read(options, (data) => find(data, new Filter(filter), options).length);
  }

  async insertOne(document: Document, options: Document = {}): Promise<Document> {
    const { _id: insertedId } = await this.#write(options, (writes) => writes.insert(document));
    return { acknowledged: true, insertedId };
  }

  async insertMany(documents: Document[], options: Document = {}): Promise<Document> {
    const operations = documents.map((document) => ({ insertOne: { document } }));
    const { insertedCount, insertedIds } = await this.bulkWrite(operations, options);
    return { acknowledged: true, insertedCount, insertedIds };
  }

  async updateOne(filter: Document, update: Document, options: Document = {}): Promise<Document> {
    const run = (writes: Writes) => writes.update({ ...options, filter, update });
    const { matchedCount, modifiedCount, upsertedId = null } = await this.#write(options, run);
    const upsertedCount = upsertedId === null ? 0 : 1;
    return { acknowledged: true, matchedCount, modifiedCount, upsertedId, upsertedCount };
  }

  async findOneAndUpdate(filter: Document, update: Document, options: FindOptions = {}): Promise<unknown> {
    const run = (writes: Writes) => writes.update({ ...options, filter, update });
    const { before, after } = await this.#write(options, run);
    const document = options.returnDocument === 'after' ? after : before;
    return document === null ? null : projected(document, options.projection);
  }

  async deleteOne(filter: Document, options: Document = {}, limit: 0 | 1 = 1): Promise<Document> {
    const deletedCount = await this.#write(options, (writes) => writes.delete(filter, limit));
    return { acknowledged: true, deletedCount };
  }

  deleteMany(filter: Document, options: Document = {}): Promise<Document> {
    return this.deleteOne(filter, options, 0);
  }

  bulkWrite(operations: Document[], options: Document = {}) {
    return this.#write(options, (writes) => writes.bulk(operations, options.ordered !== false));
  }

  /** Keeps the index on the disk too, so that it holds from the first moment after a restart. */
  async createIndex(key: IndexSpec['key'], { background, ...options }: Document = {}): Promise<string> {
    const kinds = [...Object.keys(options), ...Object.values(key).map((order) => `order ${order}`)];
    for (const kind of kinds) checkOperator('index option', kind);
    const spec: IndexSpec = { v: 2, name: Object.entries(key).flat().join('_'), key, ...options };
    await this.engine.ready();
    const standing = this.data.indexes.find((index) => index.spec.name === spec.name);
    if (standing !== undefined && !isDeepStrictEqual(standing.spec, spec))
      throw serverError(86, `The index ${spec.name} of ${this.name} stands with other options.`);
    if (standing === undefined) this.data.addIndex(spec);
    await this.engine.commit([{ key: ['index', this.name, spec.name], bytes: pack(spec) }]);
    return spec.name;
  }
}

refuseOtherMethods(EmbeddedCollection, mongoose.mongo.Collection.prototype, methods.collection);
refuseOtherMethods(EmbeddedCursor, mongoose.mongo.AbstractCursor.prototype, methods.cursor);
