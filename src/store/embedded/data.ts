import type { Document } from './documents.js';
import type { Filter } from './filter.js';
import { canonicalKey } from './keys.js';
import { duplicate, type IndexSpec, OrderedIndex } from './ordered-index.js';

/** What to sort by: a path, and 1 or -1. */
export type SortKeys = readonly (readonly [string, number])[];

/** The documents of one collection in memory, with its indexes. Holds the originals: copies go in and out. */
export class CollectionData {
  readonly documents = new Map<string, Document>();
  readonly indexes: OrderedIndex[] = [];
  /** How many documents queries have read: found by an index, or passed on the way through all. */
  readonly examined = { byIndex: 0, byScan: 0 };

  constructor(readonly name: string) {}

  /** Takes a document from the disk, before there are indexes. */
  load(document: Document): void {
    this.documents.set(canonicalKey(document._id), document);
  }

  /** @throws E11000 when documents already break a unique index; then it is not added */
  addIndex(spec: IndexSpec): void {
    const index = new OrderedIndex(spec, this.documents.values());
    const double = [...this.documents.values()].find((document) => index.isTaken(document));
    if (double !== undefined) throw duplicate(this.name, spec.name, spec.key, double);
    this.indexes.push(index);
  }

  /** @throws E11000, and nothing is changed */
  insert(document: Document): void {
    if (this.documents.has(canonicalKey(document._id)))
      throw duplicate(this.name, '_id_', { _id: 1 }, document);
    this.replace(document);
  }

  /** Puts a document in the place of the one with its id. @throws E11000, and nothing is changed */
  replace(document: Document): void {
    const taken = this.indexes.find((index) => index.isTaken(document))?.spec;
    if (taken !== undefined) throw duplicate(this.name, taken.name, taken.key, document);
    const id = canonicalKey(document._id);
    for (const index of this.indexes) index.replace(this.documents.get(id), document);
    this.documents.set(id, document);
  }

  remove(id: string): void {
    for (const index of this.indexes) index.replace(this.documents.get(id), undefined);
    this.documents.delete(id);
  }

  /** How an index would answer: by its first values, perhaps a range of the next, perhaps in the wanted order. */
  #plan(index: OrderedIndex, filter: Filter, sort: SortKeys) {
    const missing = index.fields.findIndex((path) => !filter.equal.has(path));
    const fields = missing === -1 ? index.fields : index.fields.slice(0, missing);
    const first = fields.map((path) => filter.equal.get(path) ?? null);
    const range = filter.ranges.get(index.fields[first.length] ?? '');
    const order = sort.filter(([path]) => !filter.equal.has(path));
    const backwards = order[0]?.[1] === -1;
    const inOrder = order.every(
      ([path, way], n) => path === index.fields[first.length + n] && (way === -1) === backwards,
    );
    // A sparse index does not know of documents without its fields.
    const isBlind = index.spec.sparse && first.every((value) => value === null);
    const worth = 4 * first.length + (range === undefined ? 0 : 2) + (sort.length > 0 && inOrder ? 1 : 0);
    return { index, first, range, inOrder, backwards: backwards && inOrder, worth: isBlind ? 0 : worth };
  }

  /** Every document that the filter finds, and perhaps others; `inOrder` when they come as the sort wants. */
  candidates(filter: Filter, sort: SortKeys): { documents: Iterable<Document>; inOrder: boolean } {
    const inOrder = sort.length === 0;
    if (filter.ids !== undefined)
      return { documents: this.#read(new Set(filter.ids.map(canonicalKey)), 'byIndex'), inOrder };
    const plans = this.indexes
      .map((index) => this.#plan(index, filter, sort))
      .filter(({ worth }) => worth > 0);
    const [plan] = plans.sort((a, b) => b.worth - a.worth);
    if (plan === undefined) return { documents: this.#read(this.documents.keys(), 'byScan'), inOrder };
    const ids = plan.index.ids(plan.first, plan.range, plan.backwards);
    return { documents: this.#read(ids, 'byIndex'), inOrder: plan.inOrder };
  }

  *#read(ids: Iterable<string>, how: 'byIndex' | 'byScan'): Generator<Document> {
    for (const id of ids) {
      const document = this.documents.get(id);
      if (document === undefined) continue;
      this.examined[how] += 1;
      yield document;
    }
  }
}
