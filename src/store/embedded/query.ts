import { Aggregator, Query } from 'mingo';
import type { CollectionData, SortKeys } from './data.js';
import { copy, type Document, isPlainObject } from './documents.js';
import { UnsupportedByEmbeddedStore } from './errors.js';
import { Filter } from './filter.js';
import { compareValues, valueAt } from './keys.js';
import { checkOperator } from './supported.js';

/** What shapes the answer of a find. */
export interface FindOptions extends Document {
  sort?: unknown;
  skip?: number;
  limit?: number;
  projection?: Document;
}

function sorted(documents: Document[], sort: SortKeys): Document[] {
  const rows = documents.map((document) => ({
    document,
    values: sort.map(([path]) => valueAt(document, path)),
  }));
  rows.sort((a, b) => {
    const differences = sort.map(([, way], n) => way * compareValues(a.values[n], b.values[n]));
    return differences.find((difference) => difference !== 0) ?? 0;
  });
  return rows.map(({ document }) => document);
}

/** The stored documents themselves that a filter finds: to be changed by nobody. */
export function find(data: CollectionData, filter: Filter, options: FindOptions = {}): Document[] {
  const { sort, skip = 0, limit = 0 } = options;
  const keys = [...(sort instanceof Map ? sort : Object.entries(sort ?? {}))] as unknown as SortKeys;
  const end = limit === 0 ? Number.POSITIVE_INFINITY : skip + limit;
  const { documents, inOrder } = data.candidates(filter, keys);
  const found: Document[] = [];
  for (const document of documents) {
    if (filter.matches(document)) found.push(document);
    if (inOrder && found.length === end) break;
  }
  return (inOrder ? found : sorted(found, keys)).slice(skip, end);
}

/** A copy of a document, cut to the wanted fields. */
export function projected(document: Document, projection: Document = {}): Document {
  const other = Object.keys(projection).find((path) => projection[path] !== 0 && projection[path] !== 1);
  if (other !== undefined)
    throw new UnsupportedByEmbeddedStore(`the projection of ${other} other than 0 or 1`, 'Shape it in code.');
  if (Object.keys(projection).length === 0) return copy(document);
  return copy(new Query({}).find<Document>([document], projection).next());
}

/** Operators may stand in a $group where values are added up, and nowhere else. */
function checkGroup({ _id, ...sums }: Document): void {
  const parts = [_id, ...Object.values(isPlainObject(_id) ? _id : {})];
  for (const sum of Object.values(sums)) {
    for (const name of Object.keys(sum as Document)) checkOperator('accumulator', name);
    parts.push(...Object.values(sum as Document));
  }
  const names = parts.flatMap((part) => (isPlainObject(part) ? Object.keys(part) : []));
  for (const name of names) if (name.startsWith('$')) checkOperator('expression', name);
}

/** The answer of a $match, or of a $match and a $group. @throws UnsupportedByEmbeddedStore for anything else */
export function aggregate(data: CollectionData, pipeline: Document[]): Document[] {
  const [match = {}, group = {}, ...more] = copy(pipeline);
  for (const name of Object.keys({ ...match, ...group })) checkOperator('aggregation stage', name);
  if (match.$match === undefined || more.length > 0)
    throw new UnsupportedByEmbeddedStore('this order of stages', 'Use $match, or $match and $group.');
  const found = find(data, new Filter(match.$match as Document));
  if (group.$group === undefined) return found.map((document) => copy(document));
  checkGroup(group.$group as Document);
  // A field that a document does not have is none of its group either.
  return new Aggregator([group]).run<Document>(found).map((document) => copy(document, true));
}
