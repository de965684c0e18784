import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { embeddedDriver } from '../../src/store/embedded/index.js';
import { firstDifference } from './fuzz/compare.js';
import { describeWithServer, type Server, startServer } from './reference-server.js';

const operationsPerSeed = 2000;

/** Seeds that once found a difference stay. All three: a missing field was put into a group's pair as null. */
const seeds = [1, 2, 3];

describeWithServer('the embedded store and MongoDB’s protocol', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ask-ahead-fuzz-'));
  const embedded = new mongoose.Mongoose();
  const other = new mongoose.Mongoose();
  let server: Server;

  beforeAll(async () => {
    server = await startServer();
    embedded.setDriver(embeddedDriver);
    await embedded.connect(`embedded://${folder}`, { autoIndex: false });
    await other.connect(server.uri, { autoIndex: false, autoCreate: false, promoteBuffers: true });
  });
  afterAll(async () => {
    await embedded.disconnect();
    await other.disconnect();
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  it.each(seeds)('answer 2,000 random calls alike: seed %i', async (seed) => {
    const [left, right] = [embedded, other].map(({ connection }) => connection.collection(`seed${seed}`));
    if (left === undefined || right === undefined) throw new Error('There are two stores.');
    expect(await firstDifference(seed, operationsPerSeed, left, right)).toBeNull();
  });
});
