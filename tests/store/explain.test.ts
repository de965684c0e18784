import { describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { openStore } from '../../src/store/index.js';
import { type DriverCall, onDriverCall } from '../builders/driver-calls.js';
import { message, namedCalls, question, webinar } from './every-call.js';
import { describeWithServer, isReference, startServer } from './reference-server.js';

/** The reference server has no explain: these are for whoever has a MongoDB. */
const onMongodb = isReference ? describe.skip : describeWithServer;
if (isReference)
  process.stderr.write('Skipped: what MongoDB says of its plans, because MONGODB_URI is not set.\n');

const howMany = 10_000;

interface Plan {
  stage?: string;
  inputStage?: Plan;
}

function stages({ stage = '', inputStage }: Plan): string[] {
  return [stage, ...(inputStage === undefined ? [] : stages(inputStage))];
}

/** The same query as a find, whatever was to be done with what it finds; null for a call without one. */
function asFind({ collection, method, args: [first, second] }: DriverCall): Record<string, unknown> | null {
  if (/^(insert|bulk|create)/.test(method)) return null;
  const filter = method === 'aggregate' ? (first as { $match?: object }[])[0]?.$match : first;
  const { sort, skip, limit } = (/^find/.test(method) ? (second ?? {}) : {}) as Record<string, unknown>;
  return {
    find: collection,
    filter,
    ...(sort ? { sort } : {}),
    ...(skip ? { skip } : {}),
    ...(limit ? { limit } : {}),
  };
}

onMongodb('over 10,000 messages and questions, MongoDB', () => {
  it('scans no collection of more than 1,000 for any call of a repository', async () => {
    const server = await startServer();
    const instance = await new mongoose.Mongoose().connect(server.uri);
    const store = await openStore({ kind: 'mongodb', uri: server.uri });
    const stored = <T extends { id: string }>({ id, ...rest }: T) => ({ _id: id, ...rest });
    const numbers = Array.from({ length: howMany }, (_, n) => n);
    await instance.connection
      .collection('messages')
      .insertMany(numbers.map((n) => stored(message(n))) as never);
    await instance.connection
      .collection('questions')
      .insertMany(numbers.map((n) => stored(question(n))) as never);
    await store.webinars.add(webinar('w'));
    const finds: Record<string, unknown>[] = [];
    const stop = onDriverCall((call) => {
      const find = asFind(call);
      if (find !== null) finds.push(find);
    });
    for (const [, call] of namedCalls) await call(store);
    stop();
    const scans: unknown[] = [];
    for (const explain of finds) {
      const answer = await instance.connection.db?.command({ explain, verbosity: 'executionStats' });
      const { queryPlanner, executionStats } = answer as {
        queryPlanner: { winningPlan: Plan };
        executionStats: { totalDocsExamined: number };
      };
      const isScan = stages(queryPlanner.winningPlan).includes('COLLSCAN');
      if (isScan && executionStats.totalDocsExamined > 1_000) scans.push(explain);
    }
    await store.close();
    await instance.disconnect();
    await server.stop();
    expect(scans).toEqual([]);
  });
});
