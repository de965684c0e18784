import { types } from 'node:util';
import mongoose from 'mongoose';
import { serverError, unsupported } from './errors.js';

export type Document = Record<string, unknown>;

const { Binary, BSON, ObjectId } = mongoose.mongo;

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

/** The bytes of a document, in which `undefined` is null. @throws code 10334 above 16 MiB, as MongoDB does */
export function pack(document: object): Buffer {
  const bytes = BSON.serialize(document, { ignoreUndefined: false });
  if (bytes.length > largestDocument) throw serverError(10334, 'The document is larger than 16 MiB.');
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

export function unpack<T = Document>(bytes: Uint8Array): T {
  return BSON.deserialize(bytes, { promoteBuffers: true }) as T;
}

/** Halves of a pair of UTF-16 that stand alone. */
const halfLetters = /\p{Surrogate}/gu;

/** Whether the value, such as one of mongoose's own, says itself what BSON is to hold of it. */
function saysItself(value: object): value is { toBSON(): unknown } {
  return 'toBSON' in value && typeof value.toBSON === 'function';
}

function copyObject(value: object): unknown {
  if (Array.isArray(value)) return Array.from(value, (part) => copy(part ?? null));
  if (types.isDate(value)) return new Date(value);
  if (value instanceof ObjectId) return value;
  if (saysItself(value)) return copy(value.toBSON());
  if (types.isUint8Array(value)) return Buffer.from(value);
  if (value instanceof Binary && value.sub_type === Binary.SUBTYPE_DEFAULT) return Buffer.from(value.buffer);
  const type = '_bsontype' in value ? String(value._bsontype) : '';
  if (type !== '' || types.isRegExp(value) || types.isMap(value))
    unsupported(`values of type ${type || value.constructor.name}`, 'Use a number or a string.');
  const result: Document = {};
  for (const name of Object.keys(value)) {
    if (name === '__proto__') throw serverError(2, 'A field cannot be named __proto__.');
    result[name] = copy((value as Document)[name] ?? null);
  }
  return result;
}

/**
 * A copy that shares nothing that can be changed, of what both BSON and we can hold: `undefined` inside it is null.
 * @throws UnsupportedByEmbeddedStore by type
 */
export function copy<T>(value: T): T {
  // As the disk and MongoDB would give it back: half of a pair of UTF-16 is no letter.
  if (typeof value === 'string') return value.replace(halfLetters, '\ufffd') as T;
  if (typeof value === 'bigint' || typeof value === 'function' || typeof value === 'symbol')
    unsupported(`values of type ${typeof value}`, 'Use a number or a string.');
  return typeof value === 'object' && value !== null ? (copyObject(value) as T) : value;
}
