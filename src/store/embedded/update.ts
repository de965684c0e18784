import { compare } from 'mingo/util';
import mongoose from 'mongoose';
import { copy, type Document, isPlainObject } from './documents.js';
import { serverError } from './errors.js';
import { elementTest, type Filter } from './filter.js';
import { canonicalKey } from './keys.js';
import { checkOperator } from './supported.js';

/** MongoDB's codes for updates that cannot be done. */
const codes = {
  badValue: 2,
  failedToParse: 9,
  typeMismatch: 14,
  pathNotViable: 28,
  conflict: 40,
  immutable: 66,
};

function refuse(code: keyof typeof codes, path: string, why: string): never {
  throw serverError(codes[code], `Cannot update '${path}': ${why}`);
}

/** Where a path ends: a field of a document, or an element of an array. */
interface Place {
  path: string;
  parent: Document;
  name: string;
  isThere: boolean;
}

/** Follows a path, making what is missing on the way. @throws codes 2 and 28, as MongoDB does */
function placeOf(root: Document, path: string): Place {
  const names = path.split('.');
  const name = names.pop() ?? '';
  let parent = root;
  const enter = (step: string) => {
    if (step.startsWith('$')) checkOperator('update operator', `on the positional path ${path}`);
    if (step === '' || step === '__proto__')
      refuse('badValue', path, `'${step}' is not the name of a field.`);
    if (Array.isArray(parent) && !/^\d{1,6}$/.test(step))
      refuse('pathNotViable', path, 'it leads into an array.');
  };
  for (const step of names) {
    enter(step);
    if (!Object.hasOwn(parent, step)) parent[step] = {};
    const next = parent[step];
    if (!isPlainObject(next) && !Array.isArray(next))
      refuse('pathNotViable', path, `'${step}' holds a value.`);
    parent = next as Document;
  }
  enter(name);
  return { path, parent, name, isThere: Object.hasOwn(parent, name) };
}

function set({ parent, name }: Place, value: unknown): void {
  if (Array.isArray(parent)) while (parent.length < Number(name)) parent.push(null);
  parent[name] = value;
}

function arrayAt({ path, parent, name, isThere }: Place): unknown[] {
  const value = isThere ? parent[name] : [];
  return Array.isArray(value) ? value : refuse('badValue', path, 'it must be an array.');
}

/** The values to add, and how many to keep, of $push and $addToSet. */
function modifiers(operand: unknown): { values: unknown[]; slice: number } {
  const names = isPlainObject(operand) ? Object.keys(operand) : [];
  if (!names.some((name) => name.startsWith('$')))
    return { values: [operand], slice: Number.POSITIVE_INFINITY };
  for (const name of names) checkOperator('modifier of $push or $addToSet', name);
  const { $each, $slice = Number.POSITIVE_INFINITY } = operand as { $each: unknown[]; $slice?: number };
  return { values: $each, slice: $slice };
}

const operations: Record<string, (place: Place, operand: unknown) => void> = {
  $set: set,
  $setOnInsert: set,
  $unset: ({ parent, name, isThere }) => {
    if (isThere && Array.isArray(parent)) parent[Number(name)] = null;
    else delete parent[name];
  },
  $inc: (place, operand) => {
    const before = place.isThere ? place.parent[place.name] : 0;
    if (typeof before !== 'number' || typeof operand !== 'number') {
      return refuse('typeMismatch', place.path, '$inc needs numbers.');
    }
    set(place, before + operand);
  },
  $min: (place, operand) => {
    if (!place.isThere || compare(operand, place.parent[place.name]) < 0) set(place, operand);
  },
  $max: (place, operand) => {
    if (!place.isThere || compare(operand, place.parent[place.name]) > 0) set(place, operand);
  },
  $push: (place, operand) => {
    const { values, slice } = modifiers(operand);
    const all = [...arrayAt(place), ...values];
    set(place, slice < 0 ? all.slice(slice) : all.slice(0, slice));
  },
  $addToSet: (place, operand) => {
    const all = [...arrayAt(place)];
    const known = new Set(all.map(canonicalKey));
    for (const value of modifiers(operand).values) {
      if (!known.has(canonicalKey(value))) all.push(value);
      known.add(canonicalKey(value));
    }
    set(place, all);
  },
  $pull: (place, operand) => {
    const isPulled = elementTest(operand);
    const left = arrayAt(place).filter((element) => !isPulled(element));
    if (place.isThere) set(place, left);
  },
};

/** Taking from where nothing is must not make the way there. */
const takesAway = new Set(['$unset', '$pull']);

function isMissing(root: unknown, path: string): boolean {
  let value = root;
  for (const step of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return true;
    value = (value as Document)[step];
  }
  return false;
}

/** Applies the operators in MongoDB's order, that of the paths. @throws code 9 for none, 40 for two on one path */
function apply(document: Document, update: Document, skipped: string): Document {
  const steps = Object.entries(copy(update)).flatMap(([name, fields]) => {
    if (!name.startsWith('$')) refuse('failedToParse', name, 'an update needs operators such as $set.');
    checkOperator('update operator', name);
    return Object.entries(fields as Document).map(([path, operand]) => ({ name, path, operand }));
  });
  steps.sort((a, b) => (a.path < b.path ? -1 : 1));
  for (const [index, { name, path, operand }] of steps.entries()) {
    const next = steps.slice(index + 1).find((other) => `${other.path}.`.startsWith(`${path}.`));
    if (next !== undefined) refuse('conflict', path, `another operator changes '${next.path}'.`);
    if (name === skipped || (takesAway.has(name) && isMissing(document, path))) continue;
    operations[name]?.(placeOf(document, path), operand);
  }
  return document;
}

/** A changed copy of a document. @throws as MongoDB would, with its codes; UnsupportedByEmbeddedStore */
export function updated(document: Document, update: Document): Document {
  const next = apply(copy(document), update, '$setOnInsert');
  if (canonicalKey(next._id) !== canonicalKey(document._id)) refuse('immutable', '_id', 'it never changes.');
  return next;
}

/** The document that an upsert inserts: what the filter wants to be equal, then the update. */
export function upserted(filter: Filter, update: Document): Document {
  const document: Document = {};
  for (const { path, values, exact } of filter.equalities) if (exact) set(placeOf(document, path), values[0]);
  return withId(apply(document, update, 'nothing'));
}

/** The document with its id first, and with one made here when it has none. */
export function withId(document: Document): Document {
  const { _id = new mongoose.mongo.ObjectId(), ...rest } = document;
  return { _id, ...rest };
}
