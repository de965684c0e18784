import type { Collection } from 'mongoose';
import { SeededRandom } from '../../builders/seeded-random.js';
import type { Fields } from '../contract/case.js';
import { indexes, Operations } from './operations.js';

/** A value with the fields of its documents by name: MongoDB promises their order only where they were put at once. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, part]) => [name, plain(part)]),
  );
}

interface ServerError {
  code?: number;
  writeErrors?: { index: number; code: number }[];
}

async function answer(call: () => Promise<unknown>): Promise<unknown> {
  try {
    return plain(await call());
  } catch (error) {
    const { code, writeErrors } = error as ServerError;
    if (typeof code !== 'number') throw error;
    return { code, writeErrors: [writeErrors ?? []].flat().map(({ index, code }) => [index, code]) };
  }
}

/** Where two stores gave different answers to the same call. */
export interface Difference {
  seed: number;
  at: number;
  name: string;
  said: Fields;
  answers: [unknown, unknown];
}

/** Does the same on two collections, one call after the other. @returns the first difference, null when there is none */
export async function firstDifference(
  seed: number,
  howMany: number,
  left: Collection,
  right: Collection,
): Promise<Difference | null> {
  const operations = new Operations(new SeededRandom(seed));
  const sides = [left, right];
  for (const side of sides) for (const [key, options = {}] of indexes) await side.createIndex(key, options);
  for (let at = 0; at < howMany; at += 1) {
    const { name, said, run } = operations.next();
    const [a, b] = await Promise.all(sides.map((side) => answer(() => run(side))));
    if (JSON.stringify(a) !== JSON.stringify(b)) return { seed, at, name, said, answers: [a, b] };
  }
  const all = await Promise.all(
    sides.map((side) => answer(() => side.find({}, { sort: { _id: 1 } }).toArray())),
  );
  const [a, b] = all;
  return JSON.stringify(a) === JSON.stringify(b)
    ? null
    : { seed, at: howMany, name: 'all that is left', said: {}, answers: [a, b] };
}
