import mongoose from 'mongoose';
import type { Document } from './documents.js';
import type { Operation, Writes } from './writes.js';

const { MongoBulkWriteError, MongoServerError } = mongoose.mongo;

/** The driver's own class, which mongoose exports with its driver only. */
const { BulkWriteResult } = (
  mongoose as unknown as {
    driver: { get(): { BulkWriteResult: new (...parts: unknown[]) => mongoose.mongo.BulkWriteResult } };
  }
).driver.get();

/** An entry of writeErrors: mongoose counts anew by setting `err.index`. */
class Refusal {
  constructor(readonly err: { index: number; code: unknown; errmsg: string } & Document) {}
  get index() {
    return this.err.index;
  }
  get code() {
    return this.err.code;
  }
  get errmsg() {
    return this.err.errmsg;
  }
}

function refusalOf(error: unknown, index: number): Refusal {
  // What a MongoDB server would refuse goes on the list; anything else stops the call.
  if (!(error instanceof MongoServerError)) throw error;
  const { code, keyPattern, keyValue } = error;
  return new Refusal({ index, code, errmsg: error.message, keyPattern, keyValue });
}

/**
 * Runs the operations in order: `ordered` stops at the first that is refused, else all is done that can be.
 * @throws MongoBulkWriteError listing what was refused, with the result of the rest
 */
export function bulkWrite(writes: Writes, operations: Document[], ordered: boolean) {
  const sums = { nInserted: 0, nUpserted: 0, nMatched: 0, nModified: 0, nRemoved: 0 };
  const insertedIds: Document[] = [];
  const upserted: Document[] = [];
  const writeErrors: Refusal[] = [];
  for (const [index, entry] of operations.entries()) {
    const [name, operation] = Object.entries(entry)[0] ?? ['nothing', {}];
    try {
      const outcome = writes.run(name, operation as Operation);
      if (outcome.insertedId !== null) insertedIds.push({ index, _id: outcome.insertedId });
      if (outcome.upsertedId !== null) upserted.push({ index, _id: outcome.upsertedId });
      sums.nMatched += outcome.matchedCount;
      sums.nModified += outcome.modifiedCount;
      sums.nRemoved += outcome.deletedCount;
    } catch (error) {
      writeErrors.push(refusalOf(error, index));
      if (ordered) break;
    }
  }
  sums.nInserted = insertedIds.length;
  sums.nUpserted = upserted.length;
  const tally = { ok: 1, ...sums, insertedIds, upserted, writeErrors, writeConcernErrors: [] };
  const result = new BulkWriteResult(tally, ordered);
  const [first] = writeErrors;
  if (first === undefined) return result;
  const answer = { message: first.errmsg, code: first.code, writeErrors };
  throw new MongoBulkWriteError(answer as never, result);
}
