import type mongoose from 'mongoose';
import { outcome } from './case.js';
import { contract } from './index.js';

/** Calls every case once, to hear what it covers: what it gives is looked at elsewhere. */
export async function callEveryCase(instance: mongoose.Mongoose): Promise<void> {
  for (const [n, { given = [], indexes = [], call }] of contract.flatMap(([, cases]) => cases).entries()) {
    const collection = instance.connection.collection(`covered${n}`);
    for (const [key, options = {}] of indexes) await collection.createIndex(key, options);
    if (given.length > 0) await collection.insertMany(structuredClone(given) as never);
    await outcome(() => call(collection));
  }
}
