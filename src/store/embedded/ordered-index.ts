import type { Document } from './documents.js';
import { serverError } from './errors.js';
import { compareLists, valueAt } from './keys.js';

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

/** The value of each field, then the document's id, so that no two rows are equal. */
type Row = unknown[];

/** The ids of a collection's documents, in the order of some fields. */
export class OrderedIndex {
  readonly fields: readonly string[];
  #rows: Row[];

  constructor(
    readonly spec: IndexSpec,
    documents: ReadonlyMap<string, Document>,
  ) {
    this.fields = Object.keys(spec.key);
    this.#rows = [...documents].map(([id, document]) => this.row(id, document)).filter((row) => row !== null);
    this.#rows.sort(compareLists);
  }

  /** Null where a sparse index leaves the document out: when it has none of the fields. */
  row(id: string, document: Document): Row | null {
    const row = this.fields.map((path) => valueAt(document, path));
    if (this.spec.sparse && row.every((value) => value === undefined)) return null;
    row.push(id);
    return row;
  }

  /** Where the first row stands that is not before these values, or with `past` the first after them. */
  #position(values: readonly unknown[], past = false): number {
    const isBefore = (row: Row) => compareLists(row, values) < (past ? 1 : 0);
    const last = this.#rows.at(-1);
    let low = 0;
    let high = this.#rows.length;
    // Most of what is new comes last.
    if (last === undefined || isBefore(last)) return high;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isBefore(this.#rows[middle] ?? [])) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Whether another document has what must be unique. */
  isTaken(row: Row | null): boolean {
    if (row === null || !this.spec.unique) return false;
    const values = row.slice(0, -1);
    for (let at = this.#position(values); ; at += 1) {
      const other = this.#rows[at];
      if (other === undefined || compareLists(other, values) !== 0) return false;
      if (other.at(-1) !== row.at(-1)) return true;
    }
  }

  /** The id of a document that doubles what must be unique. */
  firstDouble(): string | undefined {
    return this.#rows.find((row) => this.isTaken(row))?.at(-1) as string | undefined;
  }

  /** Puts a row in the place of another; either may be missing. */
  replace(before: Row | null, after: Row | null): void {
    if (before && after && compareLists(before, after) === 0) return;
    if (before) this.#rows.splice(this.#position(before), 1);
    if (after === null) return;
    const at = this.#position(after);
    if (at === this.#rows.length) this.#rows.push(after);
    else this.#rows.splice(at, 0, after);
  }

  /** The ids of all with these first values, of which the next lies in the range, in order or backwards. */
  *ids(first: readonly unknown[], range: { from?: unknown; to?: unknown } = {}, backwards = false) {
    let start = this.#position(range.from === undefined ? first : [...first, range.from]);
    let end = this.#position(range.to === undefined ? first : [...first, range.to], true);
    while (start < end) yield this.#rows[backwards ? --end : start++]?.at(-1) as string;
  }
}
