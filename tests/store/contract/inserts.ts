import { type Case, day, type Fields, refused } from './case.js';

const noKeys =
  'its E11000 has no keyPattern and keyValue; MongoDB gives both (src/mongo/db/storage/duplicate_key_error_info.cpp)';

/** Values that come back as they went in. */
const values: [string, unknown][] = [
  ['an empty text', ''],
  ['letters of every kind', 'é ∂ 漢字 👩‍👧 \u0000 \u200b'],
  ['a fraction', 0.1],
  ['a negative number', -7],
  ['the largest whole number', Number.MAX_SAFE_INTEGER],
  ['true and false', [true, false]],
  ['null', null],
  ['an instant with its milliseconds', new Date('2024-11-18T22:59:59.999Z')],
  ['an instant before 1970', new Date('1969-07-20T20:17:40Z')],
  ['an empty array', []],
  ['an empty document', {}],
  ['arrays in arrays', [[1], [2, [3]]]],
  ['documents in arrays', [{ a: 1 }, { b: null }]],
  ['fields in their order', { z: 1, a: { y: 2, b: 3 } }],
];

const pair: Fields = { webinar: 'w1', identity: 'i' };
const unique: Case['indexes'] = [[{ webinar: 1, identity: 1 }, { unique: true }]];
const sparse: Case['indexes'] = [[{ key: 1 }, { unique: true, sparse: true }]];

export const insertCases: Case[] = [
  ...values.map(
    ([what, value]): Case => ({
      does: `keeps ${what}`,
      call: async (collection) => {
        await collection.insertOne({ _id: 'a', value } as never);
        const found = await collection.findOne({});
        return [found?.value, Object.keys((found?.value ?? {}) as object)];
      },
      wanted: [value, Object.keys((value ?? {}) as object)],
    }),
  ),
  {
    does: 'keeps bytes, and gives them as a Buffer',
    call: async (collection) => {
      await collection.insertOne({ _id: 'a', value: Buffer.from([0, 255, 128]) } as never);
      const value: unknown = (await collection.findOne({}))?.value;
      return [Buffer.isBuffer(value), [...(value as Buffer)]];
    },
    wanted: [true, [0, 255, 128]],
  },
  {
    does: 'tells the id of what was inserted',
    call: (collection) => collection.insertOne({ _id: 'a' } as never),
    wanted: { acknowledged: true, insertedId: 'a' },
  },
  {
    does: 'refuses an id that is there, and keeps the first',
    given: [{ _id: 'a', n: 1 }],
    call: async (collection) => {
      const answer = await collection.insertOne({ _id: 'a', n: 2 } as never).catch(({ code }) => ({ code }));
      return [answer, await collection.findOne({})];
    },
    wanted: [{ code: 11000 }, { _id: 'a', n: 1 }],
  },
  {
    does: 'names the id that is there',
    given: [{ _id: 'a' }],
    call: (collection) => collection.insertOne({ _id: 'a' } as never),
    wanted: refused({ code: 11000, keyPattern: { _id: 1 }, keyValue: { _id: 'a' } }),
    referenceIsWrong: noKeys,
  },
  {
    does: 'refuses a pair that must be unique',
    given: [{ _id: 'a', ...pair }],
    indexes: unique,
    call: async (collection) => {
      const code = await collection.insertOne({ _id: 'b', ...pair } as never).catch(({ code }) => code);
      return [code, await collection.countDocuments({})];
    },
    wanted: [11000, 1],
  },
  {
    does: 'names the pair that is there',
    given: [{ _id: 'a', ...pair }],
    indexes: unique,
    call: (collection) => collection.insertOne({ _id: 'b', ...pair } as never),
    wanted: refused({ code: 11000, keyPattern: { webinar: 1, identity: 1 }, keyValue: pair }),
    referenceIsWrong: noKeys,
  },
  {
    does: 'takes a pair of which one differs',
    given: [{ _id: 'a', ...pair }],
    indexes: unique,
    call: async (collection) => {
      await collection.insertOne({ _id: 'b', ...pair, webinar: 'w2' } as never);
      return collection.countDocuments({ identity: 'i' });
    },
    wanted: 2,
  },
  {
    does: 'takes missing for null in what must be unique',
    given: [{ _id: 'a', webinar: 'w1' }],
    indexes: unique,
    call: async (collection) =>
      collection.insertOne({ _id: 'b', webinar: 'w1', identity: null } as never).catch(({ code }) => code),
    wanted: 11000,
  },
  {
    does: 'allows many without the field of a sparse index',
    given: [{ _id: 'a' }, { _id: 'b' }],
    indexes: sparse,
    call: (collection) => collection.countDocuments({}),
    wanted: 2,
  },
  {
    does: 'allows null once in a sparse unique index',
    given: [{ _id: 'a', key: null }],
    indexes: sparse,
    call: (collection) => collection.insertOne({ _id: 'b', key: null } as never).catch(({ code }) => code),
    wanted: 11000,
  },
  {
    does: 'refuses an update that would double what is unique, and changes nothing',
    given: [
      { _id: 'a', ...pair },
      { _id: 'b', ...pair, identity: 'j' },
    ],
    indexes: unique,
    call: async (collection) => {
      const update = { $set: { identity: 'i', n: 1 } };
      const code = await collection.updateOne({ _id: 'b' as never }, update).catch(({ code }) => code);
      return [code, await collection.findOne({ _id: 'b' as never })];
    },
    wanted: [11000, { _id: 'b', webinar: 'w1', identity: 'j' }],
  },
  {
    does: 'names what an update would double',
    given: [
      { _id: 'a', ...pair },
      { _id: 'b', ...pair, identity: 'j' },
    ],
    indexes: unique,
    call: (collection) => collection.updateOne({ _id: 'b' as never }, { $set: { identity: 'i' } }),
    wanted: refused({ code: 11000, keyPattern: { webinar: 1, identity: 1 }, keyValue: pair }),
    referenceIsWrong: noKeys,
  },
  {
    does: 'lets a document keep its own unique value',
    given: [{ _id: 'a', ...pair }],
    indexes: unique,
    call: async (collection) =>
      (await collection.updateOne({ _id: 'a' as never }, { $set: { identity: 'i', n: 1 } })).modifiedCount,
    wanted: 1,
  },
  {
    does: 'frees a unique value that is given up, by an update or a delete',
    given: [
      { _id: 'a', ...pair },
      { _id: 'b', ...pair, identity: 'j' },
    ],
    indexes: unique,
    call: async (collection) => {
      await collection.updateOne({ _id: 'a' as never }, { $set: { identity: 'k' } });
      await collection.updateOne({ _id: 'b' as never }, { $set: { identity: 'i' } });
      await collection.deleteOne({ _id: 'a' as never });
      await collection.insertOne({ _id: 'c', ...pair, identity: 'k' } as never);
      return (await collection.find({}, { sort: { _id: 1 } }).toArray()).map(({ _id, identity }) => [
        _id,
        identity,
      ]);
    },
    wanted: [
      ['b', 'i'],
      ['c', 'k'],
    ],
  },
  {
    does: 'lets one of twenty racing inserts win',
    indexes: unique,
    call: async (collection) => {
      const race = (_: unknown, n: number) => collection.insertOne({ _id: `n${n}`, ...pair } as never);
      const all = await Promise.allSettled(Array.from({ length: 20 }, race));
      return [all.filter(({ status }) => status === 'fulfilled').length, await collection.countDocuments({})];
    },
    wanted: [1, 1],
  },
  {
    does: 'makes no unique index over documents that double a value',
    given: [
      { _id: 'a', n: 1 },
      { _id: 'b', n: 1 },
    ],
    call: async (collection) => {
      const code = await collection.createIndex({ n: 1 }, { unique: true }).catch(({ code }) => code);
      await collection.insertOne({ _id: 'c', n: 1 } as never);
      return [code, await collection.countDocuments({ n: 1 })];
    },
    wanted: [11000, 3],
  },
  {
    does: 'makes the same index again without a word',
    indexes: unique,
    call: (collection) => collection.createIndex({ webinar: 1, identity: 1 }, { unique: true }),
    wanted: 'webinar_1_identity_1',
  },
  {
    does: 'inserts many, and tells their ids',
    call: (collection) => collection.insertMany([{ _id: 'a' }, { _id: 'b' }] as never),
    wanted: { acknowledged: true, insertedCount: 2, insertedIds: { 0: 'a', 1: 'b' } },
  },
  {
    does: 'inserts many in order, up to the first that is refused',
    call: async (collection) => {
      const many = [{ _id: 'a' }, { _id: 'a' }, { _id: 'b' }];
      const code = await collection.insertMany(many as never).catch(({ code }) => code);
      return [code, (await collection.find({}).toArray()).map(({ _id }) => _id)];
    },
    wanted: [11000, ['a']],
  },
  {
    does: 'inserts many out of order: all that can be, and lists the others',
    indexes: unique,
    call: async (collection) => {
      const many = [
        { _id: 'a', ...pair },
        { _id: 'a', webinar: 'w2' },
        { _id: 'b', ...pair },
        { _id: 'c', webinar: 'w3', at: day(1) },
      ];
      const error = await collection.insertMany(many as never, { ordered: false }).catch((error) => error);
      return [
        error.code,
        error.writeErrors.map(({ index, code }: { index: number; code: number }) => [index, code]),
        (await collection.find({}, { sort: { _id: 1 } }).toArray()).map(({ _id }) => _id),
      ];
    },
    wanted: [
      11000,
      [
        [1, 11000],
        [2, 11000],
      ],
      ['a', 'c'],
    ],
  },
  {
    does: 'counts what was inserted beside what was refused',
    given: [{ _id: 'a' }],
    call: async (collection) => {
      const error = await collection
        .insertMany([{ _id: 'a' }, { _id: 'b' }] as never, { ordered: false })
        .catch((error) => error);
      return error.insertedCount;
    },
    wanted: 1,
    referenceIsWrong:
      'it counts the refused ones too; for MongoDB `n` is “the number of documents inserted” (manual: insert, output)',
  },
];
