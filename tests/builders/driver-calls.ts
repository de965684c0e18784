import mongoose from 'mongoose';
import { methods } from '../../src/store/embedded/supported.js';

/** One call that mongoose makes of the driver. */
export interface DriverCall {
  method: string;
  args: readonly unknown[];
  /** The name of the collection, and the driver's own. */
  collection: string;
  driver: unknown;
}

type Listener = (call: DriverCall) => void;
const listeners = new Set<Listener>();

interface NativeCollection {
  name: string;
  _getCollection(): unknown;
}

const { prototype } = (
  mongoose as unknown as {
    driver: { get(): { Collection: { prototype: Record<string, (...args: unknown[]) => unknown> } } };
  }
).driver.get().Collection;

for (const method of methods.collection.split(' ')) {
  const original = prototype[method];
  if (original === undefined) throw new Error(`mongoose has no method ${method} to listen to.`);
  prototype[method] = function (this: NativeCollection, ...args: unknown[]) {
    const call = { method, args, collection: this.name, driver: this._getCollection() };
    for (const listener of listeners) listener(call);
    return original.apply(this, args);
  };
}

/** Hears every call of the driver, of any mongoose in this test file. @returns how to stop */
export function onDriverCall(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
