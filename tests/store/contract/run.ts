import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type mongoose from 'mongoose';
import { outcome } from './case.js';
import { itKeepsDocuments } from './documents.js';
import { contract } from './index.js';

/** A store under test. */
export interface Opened {
  instance: mongoose.Mongoose;
  close(): Promise<void>;
}

/** Runs every case on a store, each in a collection of its own. */
export function runContract(open: () => Promise<Opened>, isReference: boolean): void {
  let opened: Opened;
  let made = 0;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened.close());

  describe.each(contract)('%s', (_, cases) => {
    for (const { does, given = [], indexes = [], call, wanted, referenceIsWrong } of cases) {
      const run = isReference && referenceIsWrong !== undefined ? it.skip : it;
      run(does, async () => {
        made += 1;
        const collection = opened.instance.connection.collection(`case${made}`);
        for (const [key, options = {}] of indexes) await collection.createIndex(key, options);
        if (given.length > 0) await collection.insertMany(structuredClone(given) as never);
        expect(await outcome(() => call(collection))).toEqual(wanted);
      });
    }
  });

  describe('mongoose’s own documents', () => itKeepsDocuments(() => opened.instance));
}
