import { createHash } from 'node:crypto';
import { compare } from 'mingo/util';
import { type Document, isPlainObject, pack } from './documents.js';
import { unsupported } from './errors.js';

/** One string for all values that are equal to MongoDB: null and missing are, the order of fields counts. */
export function canonicalKey(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  return pack({ value: value ?? null }).toString('base64');
}

/** As LMDB takes it: a longer key is kept as its SHA-256. */
export function shortKey(key: string): string {
  return Buffer.byteLength(key) <= 1000 ? key : createHash('sha256').update(key).digest('hex');
}

/** MongoDB's order of values; null and missing come first. */
export function compareValues(a: unknown, b: unknown): number {
  // The common types first: mingo's own comparison is much slower.
  if (a === b) return 0;
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (a instanceof Date && b instanceof Date) return a.getTime() - b.getTime();
  return compare(a ?? null, b ?? null);
}

/** The first difference between two lists, over the length of the second. */
export function compareLists(a: readonly unknown[], b: readonly unknown[]): number {
  for (let n = 0; n < b.length; n += 1) {
    const difference = compareValues(a[n], b[n]);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The value at a path, `undefined` where nothing is. @throws UnsupportedByEmbeddedStore for an array on the way */
export function valueAt(document: Document, path: string): unknown {
  let value: unknown = document;
  for (const name of path.includes('.') ? path.split('.') : [path]) {
    value = isPlainObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
    if (!Array.isArray(value)) continue;
    unsupported(`the array ${path} in an index or a sort`, 'Keep the value in a field.');
  }
  return value;
}
