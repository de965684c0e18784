import mongoose from 'mongoose';
import { copy, type Document } from './documents.js';
import { serverError, unsupported } from './errors.js';
import type { Filter } from './filter.js';
import { canonicalKey } from './keys.js';
import { checkOperator } from './supported.js';

/** @throws MongoServerError with the code that MongoDB gives an update that cannot be done */
function refuse(code: number, field: string, why: string): never {
  throw serverError(code, `Cannot update '${field}': ${why}`);
}

/** Applies the operators in MongoDB's order, that of the names. @throws as MongoDB does; UnsupportedByEmbeddedStore */
function apply(document: Document, update: Document, isNew: boolean): Document {
  const steps = Object.entries(copy(update)).flatMap(([operator, fields]) => {
    if (!operator.startsWith('$')) refuse(9, operator, 'an update needs operators such as $set.');
    checkOperator('update operator', operator);
    return Object.entries(fields as Document).map(([field, operand]) => ({ operator, field, operand }));
  });
  steps.sort((a, b) => (a.field < b.field ? -1 : 1));
  for (const [n, { operator, field, operand }] of steps.entries()) {
    if (field === steps[n + 1]?.field) refuse(40, field, 'two operators change it.');
    if (field === '' || field === '__proto__') refuse(2, field, 'this is no name of a field.');
    if (field.includes('.')) unsupported(`an update of ${field}`, 'Set the whole of its first field.');
    const before = Object.hasOwn(document, field) ? document[field] : 0;
    if (operator !== '$inc') {
      if (operator === '$set' || isNew) document[field] = operand;
    } else if (typeof before === 'number' && typeof operand === 'number') document[field] = before + operand;
    else refuse(14, field, '$inc needs numbers.');
  }
  return document;
}

/** A changed copy of a document. @throws as MongoDB would, with its codes; UnsupportedByEmbeddedStore */
export function updated(document: Document, update: Document): Document {
  const next = apply(copy(document), update, false);
  if (canonicalKey(next._id) !== canonicalKey(document._id)) refuse(66, '_id', 'it never changes.');
  return next;
}

/** The document that an upsert inserts: what the filter wants to be equal, then the update. */
export function upserted(filter: Filter, update: Document): Document {
  return withId(apply(apply({}, { $set: Object.fromEntries(filter.equal) }, true), update, true));
}

/** The document with its id first, and with one made here when it has none. */
export function withId(document: Document): Document {
  if (Object.keys(document)[0] === '_id' && document._id !== undefined) return document;
  const { _id = new mongoose.mongo.ObjectId(), ...rest } = document;
  return { _id, ...rest };
}
