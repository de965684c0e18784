import type { Document } from './documents.js';
import { serverError } from './errors.js';
import { canonicalKey, compareLists, valueAt } from './keys.js';

export interface IndexSpec {
  v: 2;
  name: string;
  key: Record<string, 1>;
  unique?: true;
  sparse?: true;
  expireAfterSeconds?: number;
}

/** MongoDB's answer when a document would double what is unique. */
export function duplicate(collection: string, name: string, key: Document, document: Document): Error {
  const keyValue = Object.fromEntries(
    Object.keys(key).map((path) => [path, valueAt(document, path) ?? null]),
  );
  const where = `collection: ${collection} index: ${name} dup key: ${JSON.stringify(keyValue)}`;
  return serverError(11000, `E11000 duplicate key error ${where}`, { keyPattern: key, keyValue });
}

/** The ids of a collection's documents, in the order of some fields. */
export class OrderedIndex {
  readonly fields: readonly string[];
  /** The value of each field, then the id, so that no two rows are equal. */
  #rows: unknown[][];

  constructor(
    readonly spec: IndexSpec,
    documents: Iterable<Document>,
  ) {
    this.fields = Object.keys(spec.key);
    this.#rows = [...documents].map((document) => this.#row(document)).filter((row) => row !== null);
    this.#rows.sort(compareLists);
  }

  /** Null where a sparse index leaves the document out: when it has none of the fields. */
  #row(document: Document): unknown[] | null {
    const values = this.fields.map((path) => valueAt(document, path));
    const isLeftOut = this.spec.sparse && values.every((value) => value === undefined);
    return isLeftOut ? null : [...values, canonicalKey(document._id)];
  }

  /** Where the first row stands that is not before these values, or with `past` the first after them. */
  #position(values: readonly unknown[], past = false): number {
    let low = 0;
    let high = this.#rows.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const order = compareLists(this.#rows[middle] ?? [], values);
      if (order < 0 || (past && order === 0)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Whether another document has what must be unique. */
  isTaken(document: Document): boolean {
    const row = this.spec.unique ? this.#row(document) : null;
    return row !== null && [...this.ids(row.slice(0, -1))].some((id) => id !== row.at(-1));
  }

  /** Puts a document in the place of another; either may be missing. */
  replace(before: Document | undefined, after: Document | undefined): void {
    const [old, row] = [before, after].map((document) => (document ? this.#row(document) : null));
    if (old && row && compareLists(old, row) === 0) return;
    if (old) this.#rows.splice(this.#position(old), 1);
    if (row) this.#rows.splice(this.#position(row), 0, row);
  }

  /** The ids of all with these first values, of which the next lies in the range, in order or backwards. */
  *ids(first: readonly unknown[], range: { from?: unknown; to?: unknown } = {}, backwards = false) {
    let start = this.#position(range.from === undefined ? first : [...first, range.from]);
    let end = this.#position(range.to === undefined ? first : [...first, range.to], true);
    while (start < end) yield this.#rows[backwards ? --end : start++]?.at(-1) as string;
  }
}
