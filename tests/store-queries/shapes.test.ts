import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { embeddedDriver } from '../../src/store/embedded/index.js';
import { methods, operators } from '../../src/store/embedded/supported.js';
import { openStore, type Store } from '../../src/store/index.js';
import { notedShapes, shapeOf } from '../builders/driver-call-shapes.js';
import { onDriverCall } from '../builders/driver-calls.js';
import { callEveryCase } from '../store/contract/rerun.js';
import { message, namedCalls, question, webinar } from '../store/every-call.js';

/** What is there though no repository calls it, and why. */
const kept: Record<string, string> = {
  insertMany: 'mongoose’s Model.insertMany, which tests and copies of data use',
  'bulkWrite: insertOne': 'what insertMany is made of',
  'filter by $gt': 'copying to MongoDB, a page of ids at a time',
};

const folders = ['repositories', 'contract'].map((name) => mkdtempSync(join(tmpdir(), `ask-ahead-${name}-`)));
const used = new Set<string>();
const covered = new Set<string>();
let methodsOfRepositories: string[];

/** Opens a store on which every repository's every method is called, and hears the calls. */
async function hearRepositories(folder: string): Promise<void> {
  const stop = onDriverCall((call) => {
    for (const line of shapeOf(call)) used.add(line);
  });
  const store = await openStore({ kind: 'embedded', folder });
  methodsOfRepositories = Object.entries(store).flatMap(([name, repository]) =>
    typeof repository === 'function' ? [] : Object.keys(repository).map((method) => `${name}.${method}`),
  );
  await store.webinars.add(webinar('w'));
  for (const n of [0, 1, 2]) await store.messages.add(message(n));
  await store.questions.addOnce([0, 1, 2].map(question));
  for (const [, call] of namedCalls) await call(store as Store);
  await store.close();
  stop();
}

async function hearContract(folder: string): Promise<void> {
  const instance = new mongoose.Mongoose();
  instance.setDriver(embeddedDriver);
  await instance.connect(`embedded://${folder}`, { autoIndex: false });
  const stop = onDriverCall((call) => {
    for (const line of shapeOf(call)) covered.add(line);
  });
  await callEveryCase(instance);
  stop();
  await instance.disconnect();
}

beforeAll(async () => {
  await hearRepositories(folders[0] ?? '');
  await hearContract(folders[1] ?? '');
});
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

describe('the calls that repositories make of the driver', () => {
  it('are made here by every method there is', () => {
    expect(namedCalls.map(([name]) => name).sort()).toEqual(methodsOfRepositories.sort());
  });

  it('all have a case in the contract, here and in every other test', () => {
    const missing = [...new Set([...used, ...notedShapes()])].filter((line) => !covered.has(line));
    // The time to live has no answer to compare: the store removes by itself.
    expect(missing.filter((line) => line !== 'createIndex: expireAfterSeconds')).toEqual([]);
  });

  it('use everything the embedded store supports: what nobody uses is to be deleted', () => {
    const parts = [...used].map((line) => line.replace(/^\w+: /, ''));
    const known = new Set([...used, ...parts, ...Object.keys(kept)]);
    const supported = [
      ...methods.collection.split(' '),
      ...operators['filter operator'].split(' ').map((name) => `filter by ${name}`),
      ...operators['update operator'].split(' ').map((name) => `update by ${name}`),
      ...operators['aggregation stage'].split(' '),
      ...operators.accumulator.split(' '),
      ...operators['bulk write'].split(' ').map((name) => `bulkWrite: ${name}`),
      ...operators['index option'].split(', ').filter((name) => !['name', 'order 1'].includes(name)),
    ];
    expect(supported.filter((name) => !known.has(name))).toEqual([]);
  });
});
