import type { Case } from './case.js';

const byId = { upsert: true } as const;

export const upsertCases: Case[] = [
  {
    does: 'inserts what the filter and the update say',
    call: async (collection) => {
      const filter = { _id: 'a' as never, webinar: 'w1' };
      await collection.updateOne(filter, { $set: { n: 1 }, $setOnInsert: { isNew: true } }, byId);
      return collection.findOne({});
    },
    wanted: { _id: 'a', webinar: 'w1', isNew: true, n: 1 },
  },
  {
    does: 'counts what it inserted',
    call: (collection) => collection.updateOne({ _id: 'a' as never }, { $set: { n: 1 } }, byId),
    wanted: { acknowledged: true, matchedCount: 0, modifiedCount: 0, upsertedCount: 1, upsertedId: 'a' },
  },
  {
    does: 'takes no value from a range or a list',
    call: async (collection) => {
      await collection.updateOne(
        { _id: 'a' as never, n: { $gt: 3 }, k: { $in: [1] } },
        { $set: { m: 1 } },
        byId,
      );
      return collection.findOne({});
    },
    wanted: { _id: 'a', m: 1 },
  },
  {
    does: 'lets the update win over the filter',
    call: async (collection) => {
      await collection.updateOne({ _id: 'a' as never, n: 1 }, { $set: { n: 2 } }, byId);
      return collection.findOne({});
    },
    wanted: { _id: 'a', n: 2 },
  },
  {
    does: 'increases from what the filter says',
    call: async (collection) => {
      await collection.updateOne({ _id: 'a' as never, n: 1 }, { $inc: { n: 2 } }, byId);
      return collection.findOne({});
    },
    wanted: { _id: 'a', n: 3 },
  },
  {
    does: 'done twice inserts once, and keeps what was there',
    call: async (collection) => {
      for (const first of [1, 2])
        await collection.updateOne(
          { _id: 'a' as never },
          { $setOnInsert: { first }, $inc: { times: 1 } },
          byId,
        );
      return collection.find({}).toArray();
    },
    wanted: [{ _id: 'a', first: 1, times: 2 }],
  },
  {
    does: 'done twenty times at once inserts once',
    call: async (collection) => {
      const one = () => collection.updateOne({ _id: 'a' as never }, { $inc: { n: 1 } }, byId);
      // MongoDB may refuse one of two racing upserts with code 11000: the caller tries again.
      await Promise.all(Array.from({ length: 20 }, () => one().catch(one)));
      return collection.find({}).toArray();
    },
    wanted: [{ _id: 'a', n: 20 }],
  },
  {
    does: 'gives the new document',
    call: (collection) =>
      collection.findOneAndUpdate(
        { _id: 'a' as never },
        { $inc: { n: 1 } },
        { ...byId, returnDocument: 'after' },
      ),
    wanted: { _id: 'a', n: 1 },
  },
  {
    does: 'gives null for the document before a new one',
    call: (collection) =>
      collection.findOneAndUpdate(
        { _id: 'a' as never },
        { $inc: { n: 1 } },
        { ...byId, returnDocument: 'before' },
      ),
    wanted: null,
  },
  {
    does: 'is refused when the id is there and the rest does not fit',
    given: [{ _id: 'job', expires: 5 }],
    call: async (collection) =>
      (await collection
        .updateOne({ _id: 'job' as never, expires: { $lte: 4 } }, { $set: { expires: 9 } }, byId)
        .catch(({ code }) => ({ code }))) as object,
    wanted: { code: 11000 },
  },
  {
    does: 'makes an id of its own where none is given',
    call: async (collection) => {
      const { upsertedId } = await collection.updateOne({ n: 1 }, { $set: { m: 1 } }, byId);
      const found = await collection.findOne({ n: 1 });
      return [String(found?._id) === String(upsertedId), /^[0-9a-f]{24}$/.test(String(upsertedId))];
    },
    wanted: [true, true],
  },
];
