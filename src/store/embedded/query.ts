import { Query } from 'mingo';
import type { CollectionData, SortKeys } from './data.js';
import { copy, type Document, isPlainObject } from './documents.js';
import { unsupported } from './errors.js';
import { Filter } from './filter.js';
import { canonicalKey, compareValues, valueAt } from './keys.js';
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
  const { documents, inOrder, exact = false } = data.candidates(filter, keys);
  const found: Document[] = [];
  for (const document of documents) {
    if (exact || filter.matches(document)) found.push(document);
    if (inOrder && found.length === end) break;
  }
  return (inOrder ? found : sorted(found, keys)).slice(skip, end);
}

/** A copy of a document, cut to the wanted fields. */
export function projected(document: Document, projection: Document = {}): Document {
  const other = Object.keys(projection).find((path) => projection[path] !== 0 && projection[path] !== 1);
  if (other !== undefined) unsupported(`the projection of ${other} other than 0 or 1`, 'Shape it in code.');
  if (Object.keys(projection).length === 0) return copy(document);
  return copy(new Query({}).find<Document>([document], projection).next());
}

/** What a path such as $theme, or a document of paths, is for a document; missing fields are left out. */
function evaluated(expression: unknown, document: Document): unknown {
  if (typeof expression === 'string' && expression.startsWith('$'))
    return valueAt(document, expression.slice(1));
  if (!isPlainObject(expression)) return expression;
  const parts = Object.entries(expression).map(([name, part]) => {
    if (name.startsWith('$')) checkOperator('expression', name);
    return [name, evaluated(part, document)] as const;
  });
  return Object.fromEntries(parts.filter(([, value]) => value !== undefined));
}

/** One document for each value of `_id`, with its sums. Only numbers are added up, as MongoDB does. */
function grouped(documents: Document[], { _id, ...fields }: Document): Document[] {
  const sums = Object.entries(fields as Record<string, Document>).map(([field, sum]) => {
    for (const name of Object.keys(sum)) checkOperator('accumulator', name);
    return [field, sum.$sum] as const;
  });
  const groups = new Map<string, Document>();
  for (const document of documents) {
    const id = evaluated(_id, document) ?? null;
    const key = canonicalKey(id);
    const group = groups.get(key) ?? { _id: id, ...Object.fromEntries(sums.map(([field]) => [field, 0])) };
    groups.set(key, group);
    for (const [field, expression] of sums) {
      const value = evaluated(expression, document);
      if (typeof value === 'number') group[field] = Number(group[field]) + value;
    }
  }
  return [...groups.values()];
}

/** The answer of a $match, or of a $match and a $group. @throws UnsupportedByEmbeddedStore for anything else */
export function aggregate(data: CollectionData, pipeline: Document[]): Document[] {
  const [match = {}, group = {}, ...more] = copy(pipeline);
  for (const name of Object.keys({ ...match, ...group })) checkOperator('aggregation stage', name);
  if (match.$match === undefined || more.length > 0)
    unsupported('this order of stages', 'Use $match, or $match and $group.');
  const found = find(data, new Filter(match.$match as Document));
  const answer = group.$group === undefined ? found : grouped(found, group.$group as Document);
  return answer.map((document) => copy(document));
}
