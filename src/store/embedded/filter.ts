import { Query } from 'mingo';
import { copy, type Document, isPlainObject } from './documents.js';
import { unsupported } from './errors.js';
import { checkOperator } from './supported.js';

/** The operators of a condition, such as $in; null for a plain value. */
function operatorsOf(condition: unknown): Document | null {
  return isPlainObject(condition) && Object.keys(condition)[0]?.startsWith('$') ? condition : null;
}

/** @throws UnsupportedByEmbeddedStore for a value whose answer could differ from MongoDB's */
function checkValue(path: string, value: unknown): void {
  if (isPlainObject(value) || Array.isArray(value))
    unsupported(`a filter on the whole of ${path}`, 'Name its fields, or compare in code.');
  if (path.includes('.') && value === null)
    unsupported(`null at the dotted path ${path}`, 'Keep the value in a field of its own.');
}

/** A filter that was checked, with what an index can answer of it. */
export class Filter {
  /** The value that a field must have. */
  readonly equal = new Map<string, unknown>();
  /** From where and to where a field may go; either may be missing. */
  readonly ranges = new Map<string, { from: unknown; to: unknown }>();
  /** Whether it says only which values fields must have. */
  readonly isOnlyEqual: boolean;
  /** The ids that are asked for, where they are listed. */
  readonly ids: readonly unknown[] | undefined;
  readonly #query: Query;

  /** @throws UnsupportedByEmbeddedStore */
  constructor(filter: Document = {}) {
    const own = copy(filter);
    for (const [path, condition] of Object.entries(own)) {
      if (path.startsWith('$')) checkOperator('filter operator', path);
      const operators = operatorsOf(condition);
      if (operators === null) this.equal.set(path, condition);
      if (operators === null) checkValue(path, condition);
      for (const [name, operand] of Object.entries(operators ?? {})) {
        checkOperator('filter operator', name);
        for (const value of ['$in', '$nin'].includes(name) ? (operand as unknown[]) : [operand])
          checkValue(path, value);
      }
      const { $gt, $lt, $lte = $lt, $in } = operators ?? {};
      if ($gt !== undefined || $lte !== undefined) this.ranges.set(path, { from: $gt, to: $lte });
      if (path === '_id') this.ids = operators === null ? [condition] : ($in as unknown[] | undefined);
    }
    this.isOnlyEqual = this.equal.size === Object.keys(own).length;
    this.#query = new Query(own);
  }

  matches(document: Document): boolean {
    return this.#query.test(document);
  }
}
