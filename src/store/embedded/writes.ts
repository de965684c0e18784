import mongoose from 'mongoose';
import type { Change } from '../data-file/data-file.js';
import type { CollectionData } from './data.js';
import { copy, type Document, pack } from './documents.js';
import { Filter } from './filter.js';
import { canonicalKey, shortKey } from './keys.js';
import { type FindOptions, find } from './query.js';
import { checkOperator } from './supported.js';
import { updated, upserted, withId } from './update.js';

const { MongoBulkWriteError, MongoServerError } = mongoose.mongo;

type BulkWriteResult = mongoose.mongo.BulkWriteResult;

/** The driver's own class, which mongoose exports with its driver only. */
const { BulkWriteResult } = (
  mongoose as unknown as {
    driver: { get(): { BulkWriteResult: new (tally: object, isOrdered: boolean) => BulkWriteResult } };
  }
).driver.get();

/** One entry of a bulk write: what stands under its name. */
interface Operation extends FindOptions {
  document?: Document;
  filter?: Document;
  update?: Document;
  upsert?: boolean;
}

/** What an update did; the document before and after, where there is one. */
interface Outcome {
  matchedCount: number;
  modifiedCount: number;
  upsertedId?: unknown;
  before: Document | null;
  after: Document | null;
}

/** The writes of one call, in one synchronous turn: memory is changed at once, the changes are for the disk. */
export class Writes {
  readonly changes: Change[] = [];

  constructor(readonly data: CollectionData) {}

  #record(document: Document, bytes: Buffer | null): void {
    this.changes.push({ key: ['document', this.data.name, shortKey(canonicalKey(document._id))], bytes });
  }

  insert(given: Document): Document {
    const document = withId(copy(given));
    const bytes = pack(document);
    this.data.insert(document);
    this.#record(document, bytes);
    return document;
  }

  update({ filter: wanted, update = {}, upsert = false, sort }: Operation): Outcome {
    const filter = new Filter(wanted);
    const [before] = find(this.data, filter, { sort, limit: 1 });
    const unchanged = { matchedCount: 0, modifiedCount: 0, before: null, after: null };
    if (before === undefined) {
      const after = upsert ? this.insert(upserted(filter, update)) : null;
      return { ...unchanged, after, upsertedId: after?._id };
    }
    const after = updated(before, update);
    const bytes = pack(after);
    if (bytes.equals(pack(before))) return { ...unchanged, matchedCount: 1, before, after };
    this.data.replace(after);
    this.#record(after, bytes);
    return { matchedCount: 1, modifiedCount: 1, before, after };
  }

  /** @returns how many were deleted */
  delete(filter: Document, limit: 0 | 1): number {
    const found = find(this.data, new Filter(filter), { limit });
    for (const document of found) {
      this.data.remove(canonicalKey(document._id));
      this.#record(document, null);
    }
    return found.length;
  }

  /**
   * Runs the operations in order: `isOrdered` stops at the first that is refused, else all is done that can be.
   * @throws MongoBulkWriteError listing what was refused, with the result of the rest
   */
  bulk(operations: Document[], isOrdered: boolean): BulkWriteResult {
    const insertedIds: Document[] = [];
    const upserts: Document[] = [];
    const writeErrors: (Document & { errmsg: string })[] = [];
    const tally = { nMatched: 0, nModified: 0, nRemoved: 0, insertedIds, upserted: upserts, writeErrors };
    for (const [index, entry] of operations.entries()) {
      const [name, operation] = Object.entries(entry)[0] as [string, Operation];
      checkOperator('bulk write', name);
      try {
        if (name === 'insertOne') {
          insertedIds.push({ index, _id: this.insert(operation.document ?? {})._id });
          continue;
        }
        const { matchedCount, modifiedCount, upsertedId } = this.update(operation);
        if (upsertedId !== undefined) upserts.push({ index, _id: upsertedId });
        tally.nMatched += matchedCount;
        tally.nModified += modifiedCount;
      } catch (error) {
        // What a MongoDB server would refuse goes on the list; anything else stops the call.
        if (!(error instanceof MongoServerError)) throw error;
        const { code, keyPattern, keyValue, message: errmsg } = error;
        writeErrors.push({ index, code, errmsg, err: { index, code, errmsg, keyPattern, keyValue } });
        if (isOrdered) break;
      }
    }
    const counts = {
      ok: 1,
      nInserted: insertedIds.length,
      nUpserted: upserts.length,
      writeConcernErrors: [],
    };
    const result = new BulkWriteResult({ ...tally, ...counts }, isOrdered);
    const [first] = writeErrors;
    if (first === undefined) return result;
    throw new MongoBulkWriteError({ message: first.errmsg, code: first.code, writeErrors } as never, result);
  }
}
