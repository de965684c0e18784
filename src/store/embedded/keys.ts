import { createHash } from 'node:crypto';
import mongoose from 'mongoose';
import { type Document, isPlainObject } from './documents.js';
import { serverError } from './errors.js';

const { ObjectId, Binary } = mongoose.mongo;

/** One string for all values that are equal to MongoDB's index: null and missing are, field order counts. */
export function canonicalKey(value: unknown): string {
  if (value === undefined || value === null) return 'null';
  if (typeof value === 'number') return `n${Number.isInteger(value) ? BigInt(value) : value}`;
  if (typeof value === 'string') return JSON.stringify(value);
  if (value instanceof Date) return `d${value.getTime()}`;
  if (value instanceof ObjectId) return `o${value.toHexString()}`;
  if (value instanceof Binary) return `b${value.sub_type}:${value.toString('base64')}`;
  if (Array.isArray(value)) return `[${value.map(canonicalKey)}]`;
  if (!isPlainObject(value)) return String(value);
  return `{${Object.entries(value).map(([name, part]) => `${JSON.stringify(name)}:${canonicalKey(part)}`)}}`;
}

/** As LMDB takes it: a longer key is kept as its SHA-256. */
export function shortKey(key: string): string {
  return Buffer.byteLength(key) <= 1000 ? key : createHash('sha256').update(key).digest('hex');
}

/** The values an index sees at a path: each element of an array on the way, `undefined` where nothing is. */
export function valuesAt(value: unknown, path: readonly string[]): unknown[] {
  const [name, ...rest] = path;
  if (Array.isArray(value)) {
    // An empty array is a value of its own, which no query for null finds.
    if (value.length === 0) return [name === undefined ? [] : undefined];
    return name === undefined ? value : value.flatMap((element) => valuesAt(element, path));
  }
  if (name === undefined) return [value];
  return isPlainObject(value) && Object.hasOwn(value, name) ? valuesAt(value[name], rest) : [undefined];
}

/** Every combination of one key of each column, joined. */
export function compoundKeys(columns: readonly (readonly string[])[]): string[] {
  return columns.reduce<string[]>(
    (rows, column) => rows.flatMap((row) => column.map((key) => `${row}|${key}`)),
    [''],
  );
}

/** The keys under which an index lists a document. @throws code 171 for two arrays, as MongoDB does */
export function indexKeys(document: Document, fields: readonly string[]): Set<string> {
  const columns = fields.map((field) => valuesAt(document, field.split('.')).map(canonicalKey));
  const arrays = columns.filter((column) => column.length > 1);
  if (arrays.length > 1) throw serverError(171, `cannot index parallel arrays [${fields.join('] [')}]`);
  return new Set(compoundKeys(columns));
}
