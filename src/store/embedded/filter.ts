import { Query } from 'mingo';
import { copy, type Document, isPlainObject } from './documents.js';
import { serverError, UnsupportedByEmbeddedStore } from './errors.js';
import { checkOperator } from './supported.js';

/** A field that a filter wants to have one of some plain values. */
export interface Equality {
  path: string;
  values: unknown[];
  /** False for $in: an upsert takes no value from it. */
  exact: boolean;
}

function hasOperators(value: unknown): value is Document {
  return isPlainObject(value) && Object.keys(value).some((name) => name.startsWith('$'));
}

function checkCondition(path: string, condition: unknown): void {
  if (hasOperators(condition)) {
    for (const [name, operand] of Object.entries(condition)) {
      checkOperator('filter operator', name);
      for (const value of Array.isArray(operand) ? operand : [operand]) checkCondition(path, value);
    }
  } else if (isPlainObject(condition)) {
    throw new UnsupportedByEmbeddedStore(
      `a filter on the whole subdocument ${path}`,
      `Name its fields, such as '${path}.${Object.keys(condition)[0]}'.`,
    );
  } else if (path.includes('.') && condition === null) {
    throw new UnsupportedByEmbeddedStore(`null at the dotted path ${path}`, 'Use $exists.');
  }
}

/** @throws UnsupportedByEmbeddedStore for an operator or shape whose answer could differ from MongoDB's */
function checkFilter(filter: Document): void {
  for (const [path, condition] of Object.entries(filter)) {
    if (!path.startsWith('$')) {
      checkCondition(path, condition);
      continue;
    }
    checkOperator('filter operator', path);
    if (!Array.isArray(condition)) throw serverError(2, `${path} must be an array`);
    for (const part of condition) checkFilter(part as Document);
  }
}

function equalitiesOf(filter: Document): Equality[] {
  const found = Object.entries(filter).flatMap(([path, condition]): Equality[] => {
    if (path === '$and') return (condition as Document[]).flatMap(equalitiesOf);
    if (path.startsWith('$')) return [];
    if (!hasOperators(condition)) return [{ path, values: [condition], exact: true }];
    if ('$eq' in condition) return [{ path, values: [condition.$eq], exact: true }];
    return Array.isArray(condition.$in) ? [{ path, values: condition.$in, exact: false }] : [];
  });
  // An index lists an array by its elements and knows no patterns.
  return found.filter(({ values }) => !values.some((v) => Array.isArray(v) || v instanceof RegExp));
}

/** A filter that was checked, with what an index can answer of it. */
export class Filter {
  readonly equalities: readonly Equality[];
  readonly #query: Query;

  /** @throws UnsupportedByEmbeddedStore */
  constructor(filter: Document = {}) {
    const own = copy(filter);
    checkFilter(own);
    this.equalities = equalitiesOf(own);
    this.#query = new Query(own);
  }

  matches(document: Document): boolean {
    return this.#query.test(document);
  }
}

/** A test for elements of an array, for $pull: a value, operators on it, or fields of it. */
export function elementTest(condition: unknown): (element: unknown) => boolean {
  const ofFields = isPlainObject(condition) && !hasOperators(condition);
  const filter = new Filter(ofFields ? condition : { element: condition });
  return (element) =>
    ofFields ? isPlainObject(element) && filter.matches(element) : filter.matches({ element });
}
