import type { Case } from './case.js';

const tally = (result: unknown) => {
  const { insertedCount, matchedCount, modifiedCount, upsertedCount, upsertedIds } = result as Record<
    string,
    unknown
  >;
  return { insertedCount, matchedCount, modifiedCount, upsertedCount, upsertedIds };
};

const three = [
  { _id: 'a', n: 1 },
  { _id: 'b', n: 2 },
  { _id: 'c', n: 2 },
];

export const bulkCases: Case[] = [
  {
    does: 'counts what each operation of many did',
    given: three,
    call: async (collection) =>
      tally(
        await collection.bulkWrite([
          { insertOne: { document: { _id: 'd', n: 9 } as never } },
          { updateOne: { filter: { _id: 'a' as never }, update: { $set: { n: 5 } } } },
          { updateOne: { filter: { _id: 'b' as never }, update: { $set: { n: 2 } } } },
          { updateOne: { filter: { _id: 'none' as never }, update: { $set: { n: 2 } } } },
          { updateOne: { filter: { _id: 'e' as never }, update: { $setOnInsert: { n: 7 } }, upsert: true } },
        ]),
      ),
    wanted: {
      insertedCount: 1,
      matchedCount: 2,
      modifiedCount: 1,
      upsertedCount: 1,
      upsertedIds: { 4: 'e' },
    },
  },
  {
    does: 'sees in each operation what the ones before it did',
    given: three,
    call: async (collection) => {
      await collection.bulkWrite([
        { updateOne: { filter: { _id: 'a' as never, n: 1 }, update: { $inc: { n: 1 } } } },
        { updateOne: { filter: { _id: 'a' as never, n: 2 }, update: { $inc: { n: 10 } } } },
      ]);
      return (await collection.findOne({ _id: 'a' as never }))?.n;
    },
    wanted: 12,
  },
  {
    does: 'stops in order at the first that is refused',
    given: three,
    call: async (collection) => {
      const error = await collection
        .bulkWrite([
          { updateOne: { filter: { _id: 'a' as never }, update: { $set: { n: 6 } } } },
          { insertOne: { document: { _id: 'b' } as never } },
          { updateOne: { filter: { _id: 'c' as never }, update: { $set: { n: 6 } } } },
        ])
        .catch((error) => error);
      return [error.code, error.writeErrors.length, await collection.countDocuments({ n: 6 })];
    },
    wanted: [11000, 1, 1],
  },
  {
    does: 'goes on out of order after one that is refused',
    given: three,
    call: async (collection) => {
      const operations = [
        { insertOne: { document: { _id: 'b' } as never } },
        { updateOne: { filter: { _id: 'c' as never }, update: { $set: { n: 6 } } } },
      ];
      const error = await collection.bulkWrite(operations, { ordered: false }).catch((error) => error);
      return [error.code, error.writeErrors[0].index, tally(error.result).modifiedCount];
    },
    wanted: [11000, 0, 1],
  },
  {
    does: 'upserts the same twice in one call, and inserts once',
    call: async (collection) => {
      const once = {
        updateOne: { filter: { _id: 'a' as never }, update: { $setOnInsert: { n: 1 } }, upsert: true },
      };
      const { upsertedCount, matchedCount } = await collection.bulkWrite([once, once]);
      return [upsertedCount, matchedCount, await collection.countDocuments({})];
    },
    wanted: [1, 1, 1],
  },
  {
    does: 'deletes one',
    given: three,
    call: async (collection) => [await collection.deleteOne({ n: 2 }), await collection.countDocuments({})],
    wanted: [{ acknowledged: true, deletedCount: 1 }, 2],
  },
  {
    does: 'deletes all in a range',
    given: three,
    call: async (collection) => {
      await collection.deleteMany({ n: { $lte: 1 } });
      return (await collection.find({}, { sort: { _id: 1 } }).toArray()).map(({ _id }) => _id);
    },
    wanted: ['b', 'c'],
  },
  {
    does: 'deletes all that are found',
    given: three,
    call: async (collection) => [await collection.deleteMany({ n: 2 }), await collection.countDocuments({})],
    wanted: [{ acknowledged: true, deletedCount: 2 }, 1],
  },
  {
    does: 'deletes listed ids that also fit',
    given: three,
    call: async (collection) => {
      const { deletedCount } = await collection.deleteMany({ _id: { $in: ['a', 'b'] as never }, n: 2 });
      return [
        deletedCount,
        (await collection.find({}, { sort: { _id: 1 } }).toArray()).map(({ _id }) => _id),
      ];
    },
    wanted: [1, ['a', 'c']],
  },
  {
    does: 'deletes nothing where nothing is found',
    given: three,
    call: (collection) => collection.deleteOne({ _id: 'none' as never }),
    wanted: { acknowledged: true, deletedCount: 0 },
  },
];
