import type { Document } from './documents.js';
import { serverError } from './errors.js';
import type { Equality } from './filter.js';
import { canonicalKey, compoundKeys, indexKeys, valuesAt } from './keys.js';
import { checkOperator } from './supported.js';

export interface IndexSpec {
  v: 2;
  name: string;
  key: Record<string, 1 | -1>;
  unique?: true;
  sparse?: true;
  expireAfterSeconds?: number;
}

interface IndexMap {
  fields: string[];
  ids: Map<string, Set<string>>;
}

const idIndex: IndexSpec = { v: 2, name: '_id_', key: { _id: 1 } };

/** @throws UnsupportedByEmbeddedStore for other kinds of index */
export function indexSpec(key: IndexSpec['key'], options: Document): IndexSpec {
  for (const name of Object.keys(options)) checkOperator('index option', name);
  for (const order of Object.values(key))
    if (![1, -1].includes(order)) checkOperator('index option', `${order}`);
  const { name = Object.entries(key).flat().join('_'), background, ...rest } = options;
  return { v: 2, name, key, ...rest } as IndexSpec;
}

/** A sparse index leaves out a document that has none of its fields. */
function isListed({ sparse, key }: IndexSpec, document: Document): boolean {
  if (!sparse) return true;
  return Object.keys(key).some((path) => valuesAt(document, path.split('.')).some((v) => v !== undefined));
}

/** The documents of one collection in memory, with its indexes. Holds the originals: copies go in and out. */
export class CollectionData {
  readonly documents = new Map<string, Document>();
  readonly indexes: IndexSpec[] = [idIndex];
  /** By the fields joined; a compound index also gives one for each of its prefixes, shared by all. */
  readonly #maps = new Map<string, IndexMap>();

  constructor(readonly name: string) {}

  /** @throws E11000 when documents already break a unique index; then it is not added */
  addIndex(spec: IndexSpec): void {
    const fields = Object.keys(spec.key);
    for (const end of fields.keys()) {
      const prefix = fields.slice(0, end + 1);
      if (this.#maps.has(prefix.join())) continue;
      const map: IndexMap = { fields: prefix, ids: new Map() };
      this.#maps.set(prefix.join(), map);
      for (const [id, document] of this.documents) list(map, id, indexKeys(document, prefix));
    }
    for (const [id, document] of this.documents) this.#checkUnique(spec, id, document);
    this.indexes.push(spec);
  }

  /** @throws E11000, and nothing is changed */
  insert(document: Document): void {
    if (this.documents.has(canonicalKey(document._id))) throw this.#duplicate(idIndex, document);
    this.replace(document);
  }

  /** Puts a document in the place of the one with its id. @throws E11000, and nothing is changed */
  replace(document: Document): void {
    const id = canonicalKey(document._id);
    for (const spec of this.indexes) this.#checkUnique(spec, id, document);
    // All keys are made before anything is changed: making them may throw.
    const rows = [...this.#maps.values()].map((map) => ({ map, keys: indexKeys(document, map.fields) }));
    this.#unlist(id);
    this.documents.set(id, document);
    for (const { map, keys } of rows) list(map, id, keys);
  }

  remove(id: string): void {
    this.#unlist(id);
    this.documents.delete(id);
  }

  #unlist(id: string): void {
    const document = this.documents.get(id);
    if (document === undefined) return;
    for (const { fields, ids } of this.#maps.values()) {
      for (const key of indexKeys(document, fields)) {
        const listed = ids.get(key);
        listed?.delete(id);
        if (listed?.size === 0) ids.delete(key);
      }
    }
  }

  /** Every document that has the wanted values, and perhaps others: those of the best index, or all. */
  candidates(equalities: readonly Equality[]): Iterable<Document> {
    const wanted = new Map(equalities.map(({ path, values }) => [path, values.map(canonicalKey)]));
    const ids = wanted.get('_id') ?? this.#fewestIds(wanted);
    if (ids === undefined) return this.documents.values();
    return [...new Set(ids)].flatMap((id): Document[] => {
      const document = this.documents.get(id);
      return document === undefined ? [] : [document];
    });
  }

  #fewestIds(wanted: ReadonlyMap<string, string[]>): string[] | undefined {
    const found = [...this.#maps.values()].flatMap(({ fields, ids }) => {
      if (!fields.every((field) => wanted.has(field))) return [];
      const keys = compoundKeys(fields.map((field) => wanted.get(field) ?? []));
      const sets = keys.flatMap((key) => ids.get(key) ?? []);
      return [{ sets, size: sets.reduce((sum, set) => sum + set.size, 0) }];
    });
    found.sort((a, b) => a.size - b.size);
    return found[0]?.sets.flatMap((set) => [...set]);
  }

  #checkUnique(spec: IndexSpec, id: string, document: Document): void {
    if (!spec.unique || !isListed(spec, document)) return;
    const fields = Object.keys(spec.key);
    const { ids } = this.#maps.get(fields.join()) as IndexMap;
    for (const key of indexKeys(document, fields)) {
      for (const other of ids.get(key) ?? []) {
        const isRival = other !== id && isListed(spec, this.documents.get(other) as Document);
        if (isRival) throw this.#duplicate(spec, document);
      }
    }
  }

  #duplicate({ name, key }: IndexSpec, document: Document): Error {
    const keyValue = Object.fromEntries(
      Object.keys(key).map((path) => [path, valuesAt(document, path.split('.'))[0] ?? null]),
    );
    const where = `collection: ${this.name} index: ${name} dup key: ${JSON.stringify(keyValue)}`;
    return serverError(11000, `E11000 duplicate key error ${where}`, { keyPattern: key, keyValue });
  }
}

function list({ ids }: IndexMap, id: string, keys: Iterable<string>): void {
  for (const key of keys) {
    const listed = ids.get(key);
    if (listed === undefined) ids.set(key, new Set([id]));
    else listed.add(id);
  }
}
