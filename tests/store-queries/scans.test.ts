import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CollectionData } from '../../src/store/embedded/data.js';
import { openStore, type Store } from '../../src/store/index.js';
import { openModels } from '../../src/store/open-models.js';
import { onDriverCall } from '../builders/driver-calls.js';
import { message, namedCalls, question, webinar } from '../store/every-call.js';

const howMany = 10_000;
const mostExamined = 1_000;

/** What these give is made of every document of the webinar; no index makes that fewer. */
const answersOfAll = [
  'messages.countByOutcome',
  'messages.countByChannel',
  'messages.count',
  'messages.idsWithQuestions',
  'questions.ofWebinar',
  'questions.count',
];

const folder = mkdtempSync(join(tmpdir(), 'ask-ahead-scans-'));
let store: Store;

beforeAll(async () => {
  const { models, close } = await openModels({ kind: 'embedded', folder });
  const stored = <T extends { id: string }>({ id, ...rest }: T) => ({ _id: id, ...rest });
  const numbers = Array.from({ length: howMany }, (_, n) => n);
  await models.Message.collection.insertMany(numbers.map((n) => stored(message(n))) as never);
  await models.Question.collection.insertMany(numbers.map((n) => stored(question(n))) as never);
  await close();
  store = await openStore({ kind: 'embedded', folder });
  await store.webinars.add(webinar('w'));
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

/** The documents that the planner read for a call, over all collections. */
async function examined(call: () => Promise<unknown>): Promise<{ byIndex: number; byScan: number }> {
  const before = new Map<CollectionData, { byIndex: number; byScan: number }>();
  const stop = onDriverCall(({ driver }) => {
    const { data } = driver as { data: CollectionData };
    if (!before.has(data)) before.set(data, { ...data.examined });
  });
  await call();
  stop();
  const sum = { byIndex: 0, byScan: 0 };
  for (const [{ examined: after }, { byIndex, byScan }] of before) {
    sum.byIndex += after.byIndex - byIndex;
    sum.byScan += after.byScan - byScan;
  }
  return sum;
}

describe('over 10,000 messages and 10,000 questions', () => {
  it.each(namedCalls)('%s reads no more than it must', async (name, call) => {
    const { byIndex, byScan } = await examined(() => call(store));
    expect(byScan).toBeLessThanOrEqual(mostExamined);
    expect(byIndex).toBeLessThanOrEqual(answersOfAll.includes(name) ? howMany : mostExamined);
  });

  it('a query without an index is caught', async () => {
    const other = mkdtempSync(join(tmpdir(), 'ask-ahead-scans-'));
    const { models, close } = await openModels({ kind: 'embedded', folder: other });
    await models.Question.collection.insertMany([{ wording: 'a' }, { wording: 'b' }]);
    expect((await examined(() => models.Question.findOne({ wording: 'none' }).lean().exec())).byScan).toBe(2);
    await close();
    rmSync(other, { recursive: true });
  });
});
