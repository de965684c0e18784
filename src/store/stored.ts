import type { Stored } from './models.js';

/** A record as the rest of the programme sees it. */
export function fromStored<T extends { id: string }>(document: Stored<T>): T {
  const { _id, ...rest } = document as Stored<T> & Record<string, unknown>;
  return { id: _id, ...rest } as unknown as T;
}

/** A record as it lies in the store. */
export function toStored<T extends { id: string }>(record: T): Stored<T> {
  const { id, ...rest } = record;
  return { _id: id, ...rest };
}
