import mongoose from 'mongoose';
import { serverError, UnsupportedByEmbeddedStore } from './errors.js';

export type Document = Record<string, unknown>;

const { BSON } = mongoose.mongo;

/** MongoDB's own limit, in bytes. */
const largestDocument = 16 * 1024 * 1024;

/** Whether the value is a subdocument, rather than an array, a date, bytes or one of BSON's own types. */
export function isPlainObject(value: unknown): value is Document {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return !(
    value instanceof Date ||
    value instanceof RegExp ||
    value instanceof Uint8Array ||
    '_bsontype' in value
  );
}

function checkTypes(value: unknown): void {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return;
  const type = '_bsontype' in value ? String(value._bsontype) : value instanceof RegExp ? 'RegExp' : '';
  if (type === 'ObjectId') return;
  if (type !== '')
    throw new UnsupportedByEmbeddedStore(`values of type ${type}`, 'Use a number or a string.');
  for (const part of Object.values(value)) checkTypes(part);
}

/** The bytes of a document, in which `undefined` is null. @throws code 10334 above 16 MiB, as MongoDB does */
export function pack(document: object, ignoreUndefined = false): Buffer {
  const bytes = BSON.serialize(document, { ignoreUndefined });
  if (bytes.length > largestDocument) throw serverError(10334, 'The document is larger than 16 MiB.');
  return Buffer.from(bytes);
}

export function unpack<T = Document>(bytes: Uint8Array): T {
  return BSON.deserialize(bytes, { promoteBuffers: true }) as T;
}

/** A copy that shares nothing and holds only what BSON can hold. @throws UnsupportedByEmbeddedStore by type */
export function copy<T>(value: T, ignoreUndefined = false): T {
  const result = unpack<{ value: T }>(pack({ value }, ignoreUndefined));
  checkTypes(result.value);
  return result.value;
}
