import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from '@jest/globals';
import mongoose from 'mongoose';
import { embeddedDriver } from '../../src/store/embedded/index.js';
import { runContract } from '../store/contract/run.js';

/** The same cases run on MongoDB's protocol in tests/store. */
describe('the embedded store, like MongoDB', () => {
  runContract(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ask-ahead-contract-'));
    const instance = new mongoose.Mongoose();
    instance.setDriver(embeddedDriver);
    await instance.connect(`embedded://${folder}`, { autoIndex: false });
    return {
      instance,
      async close() {
        await instance.disconnect();
        rmSync(folder, { recursive: true });
      },
    };
  }, false);
});
