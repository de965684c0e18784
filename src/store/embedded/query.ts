import { Aggregator, Query } from 'mingo';
import { compare } from 'mingo/util';
import type { CollectionData } from './data.js';
import { copy, type Document, isPlainObject } from './documents.js';
import { UnsupportedByEmbeddedStore } from './errors.js';
import { Filter } from './filter.js';
import { valuesAt } from './keys.js';
import { checkOperator } from './supported.js';

/** What shapes the answer of a find. */
export interface FindOptions extends Document {
  sort?: unknown;
  skip?: number;
  limit?: number;
  projection?: Document;
}

function sortValue(document: Document, path: string): unknown {
  const [value, second] = valuesAt(document, path.split('.'));
  if (second === undefined && !Array.isArray(value)) return value ?? null;
  throw new UnsupportedByEmbeddedStore(`sorting by the array ${path}`, 'Keep what to sort by in a field.');
}

function sorted(documents: Document[], sort: unknown): Document[] {
  const keys = [...(sort instanceof Map ? sort : Object.entries(sort ?? {}))] as [string, unknown][];
  const rows = documents.map((document) => ({
    document,
    values: keys.map(([path]) => sortValue(document, path)),
  }));
  rows.sort((a, b) => {
    const differences = keys.map(([, order], n) => Number(order) * compare(a.values[n], b.values[n]));
    return differences.find((difference) => difference !== 0) ?? 0;
  });
  return rows.map(({ document }) => document);
}

/** The stored documents themselves that a filter finds: to be changed by nobody. */
export function findStored(data: CollectionData, filter: Filter, options: FindOptions = {}): Document[] {
  const { sort, skip = 0, limit = 0 } = options;
  const end = limit === 0 ? Number.POSITIVE_INFINITY : skip + limit;
  const found: Document[] = [];
  for (const document of data.candidates(filter.equalities)) {
    if (filter.matches(document)) found.push(document);
    if (!sort && found.length === end) break;
  }
  return sorted(found, sort).slice(skip, end);
}

/** A copy of a document, cut to the wanted fields. */
export function projected(document: Document, projection: Document = {}): Document {
  for (const [path, value] of Object.entries(projection)) {
    if (value === 0 || value === 1 || typeof value === 'boolean') continue;
    throw new UnsupportedByEmbeddedStore(`the projection of ${path} other than 0 or 1`, 'Shape it in code.');
  }
  if (Object.keys(projection).length === 0) return copy(document);
  return copy(new Query({}).find<Document>([document], projection).next());
}

/** Copies of what a filter finds, in order and cut to the wanted fields. */
export function find(data: CollectionData, filter: Document | undefined, options: FindOptions): Document[] {
  const found = findStored(data, new Filter(filter), options);
  return found.map((document) => projected(document, options.projection));
}

function checkExpression(expression: unknown): void {
  if (Array.isArray(expression)) for (const part of expression) checkExpression(part);
  if (!isPlainObject(expression)) return;
  for (const [name, part] of Object.entries(expression)) {
    if (name.startsWith('$')) checkOperator('aggregation expression', name);
    checkExpression(part);
  }
}

function checkGroup({ _id, ...fields }: Document): void {
  checkExpression(_id);
  for (const [name, expression] of Object.values(fields).flatMap((field) =>
    Object.entries(field as Document),
  )) {
    checkOperator('accumulator', name);
    checkExpression(expression);
  }
}

function runStage(documents: Document[], stage: Document): Document[] {
  const [name, operand] = Object.entries(stage)[0] ?? ['nothing', {}];
  checkOperator('aggregation stage', name);
  if (name === '$match') {
    const filter = new Filter(operand as Document);
    return documents.filter((document) => filter.matches(document));
  }
  if (name === '$sort') return sorted(documents, operand);
  // MongoDB counts nothing as no document at all.
  if (name === '$count' && documents.length === 0) return [];
  if (name === '$group') checkGroup(operand as Document);
  else checkExpression(operand);
  return new Aggregator([stage]).run<Document>(documents);
}

/** The answer of a pipeline; a $match that comes first uses the indexes. */
export function aggregate(data: CollectionData, pipeline: Document[]): Document[] {
  const stages = copy(pipeline);
  const first = new Filter(stages[0]?.$match as Document | undefined);
  return stages.reduce(runStage, findStored(data, first)).map(copy);
}
