import type { CollectionData } from './data.js';
import { copy, type Document, pack } from './documents.js';
import type { Change } from './engine.js';
import { serverError } from './errors.js';
import { Filter } from './filter.js';
import { canonicalKey, shortKey } from './keys.js';
import { type FindOptions, findStored } from './query.js';
import { checkOperator } from './supported.js';
import { updated, upserted, withId } from './update.js';

/** One entry of a bulk write: what stands under its name. */
export interface Operation extends FindOptions {
  document?: Document;
  filter?: Document;
  update?: Document;
  upsert?: boolean;
}

const nothing = {
  matchedCount: 0,
  modifiedCount: 0,
  deletedCount: 0,
  insertedId: null as unknown,
  upsertedId: null as unknown,
  /** The document before and after, where one was changed. */
  before: null as Document | null,
  after: null as Document | null,
};

/** What one operation did, in the driver's words. */
export type Outcome = typeof nothing;

/** The writes of one call, in one synchronous turn: memory is changed at once, the changes are for the disk. */
export class Writes {
  readonly changes: Change[] = [];

  constructor(readonly data: CollectionData) {}

  run(name: string, operation: Operation): Outcome {
    checkOperator('bulk write', name);
    if (name === 'insertOne') return { ...nothing, insertedId: this.#insert(operation.document ?? {})._id };
    const limit = name.endsWith('One') ? 1 : 0;
    const filter = new Filter(operation.filter);
    const found = findStored(this.data, filter, { sort: operation.sort, limit });
    return name.startsWith('delete') ? this.#delete(found) : this.#update(found, filter, operation);
  }

  #record(document: Document, bytes: Buffer | null): void {
    this.changes.push({ key: ['document', this.data.name, shortKey(canonicalKey(document._id))], bytes });
  }

  #insert(given: Document): Document {
    // Copied first: mongoose may hand over its own document, whose fields only BSON knows how to read.
    const document = withId(copy(given));
    if (Array.isArray(document._id)) throw serverError(2, 'The _id of a document cannot be an array.');
    const bytes = pack(document);
    this.data.insert(document);
    this.#record(document, bytes);
    return document;
  }

  #update(found: Document[], filter: Filter, { update = {}, upsert = false }: Operation): Outcome {
    if (found.length === 0) {
      if (!upsert) return nothing;
      const after = this.#insert(upserted(filter, update));
      return { ...nothing, upsertedId: after._id, after };
    }
    const outcome = { ...nothing, matchedCount: found.length };
    for (const before of found) {
      const after = updated(before, update);
      const bytes = pack(after);
      Object.assign(outcome, { before, after });
      if (bytes.equals(pack(before))) continue;
      this.data.replace(after);
      this.#record(after, bytes);
      outcome.modifiedCount += 1;
    }
    return outcome;
  }

  #delete(found: Document[]): Outcome {
    for (const document of found) {
      this.data.remove(canonicalKey(document._id));
      this.#record(document, null);
    }
    return { ...nothing, deletedCount: found.length };
  }
}
