import { type Case, day, type Fields, refused } from './case.js';

/** A document, an update, and what the document becomes, field by field in order. */
const changes: [string, Fields, Fields, Fields, string?][] = [
  ['sets a new field', {}, { $set: { b: 1 } }, { b: 1 }],
  ['sets a field anew', { a: 1 }, { $set: { a: 'x' } }, { a: 'x' }],
  ['sets null', { a: 1 }, { $set: { a: null } }, { a: null }],
  ['sets an instant', { a: 1 }, { $set: { a: day(1) } }, { a: day(1) }],
  ['sets the whole of an inner document', { a: { x: 1, y: 2 } }, { $set: { a: { y: 3 } } }, { a: { y: 3 } }],
  ['sets the whole of an array', { a: [1, 2] }, { $set: { a: [3] } }, { a: [3] }],
  ['sets an empty array', { a: [1, 2] }, { $set: { a: [] } }, { a: [] }],
  ['leaves other fields, in their order', { z: 1, a: 2 }, { $set: { z: 3 } }, { z: 3, a: 2 }],
  [
    'adds new fields in the order of their names',
    { z: 1 },
    { $set: { c: 1, b: 2 } },
    { z: 1, b: 2, c: 1 },
    'it takes them as they are written; MongoDB since 5.0 “in lexicographic order” (manual: $set, behavior)',
  ],
  ['takes a field named like one of every object', {}, { $set: { constructor: 1 } }, { constructor: 1 }],
  ['increases', { a: 1 }, { $inc: { a: 2 } }, { a: 3 }],
  ['decreases', { a: 1 }, { $inc: { a: -2 } }, { a: -1 }],
  ['increases by a fraction', { a: 1 }, { $inc: { a: 0.5 } }, { a: 1.5 }],
  ['increases from nothing', {}, { $inc: { a: 2 } }, { a: 2 }],
  ['sets and increases', { a: 1, b: 1 }, { $set: { b: 5 }, $inc: { a: 1 } }, { a: 2, b: 5 }],
  ['leaves what is only for a new document', { a: 1 }, { $setOnInsert: { b: 1 }, $set: { a: 2 } }, { a: 2 }],
];

/** An update that must be refused with MongoDB's code, and change nothing. */
const refusals: [string, number, Fields, string?][] = [
  ['to increase a text', 14, { $inc: { text: 1 } }],
  [
    'to increase null',
    14,
    { $inc: { nothing: 1 } },
    'it takes null for 0; for MongoDB “$inc on a field with a null value will generate an error” (manual: $inc, behavior)',
  ],
  ['to increase an instant', 14, { $inc: { at: 1 } }],
  ['two operators on one field', 40, { $set: { n: 1 }, $inc: { n: 1 } }],
  ['to change the id', 66, { $set: { _id: 'b' } }],
];

const counts = (matchedCount: number, modifiedCount: number) => ({
  acknowledged: true,
  matchedCount,
  modifiedCount,
  upsertedCount: 0,
  upsertedId: null,
});

const two: Fields[] = [
  { _id: 'a', n: 1, w: 'x' },
  { _id: 'b', n: 2, w: 'x' },
];

export const updateCases: Case[] = [
  ...changes.map(
    ([does, before, update, wanted, referenceIsWrong]): Case => ({
      does,
      given: [{ _id: 'a', ...before }],
      call: async (collection) => {
        await collection.updateOne({ _id: 'a' as never }, update);
        return Object.entries((await collection.findOne({})) ?? {});
      },
      wanted: Object.entries({ _id: 'a', ...wanted }),
      ...(referenceIsWrong && { referenceIsWrong }),
    }),
  ),
  ...refusals.map(([what, code, update, referenceIsWrong]): Case => {
    const document = { _id: 'a', n: 1, text: 't', nothing: null, at: day(1) };
    return {
      does: `refuses ${what}, and changes nothing`,
      given: [document],
      call: async (collection) => {
        const answer = await collection.updateOne({}, update).catch(({ code }) => ({ code }));
        return [answer, await collection.findOne({})];
      },
      wanted: [{ code }, document],
      ...(referenceIsWrong && { referenceIsWrong }),
    };
  }),
  {
    does: 'refuses to increase by a text',
    given: [{ _id: 'a', n: 1 }],
    call: (collection) => collection.updateOne({}, { $inc: { n: 'x' as never } }),
    wanted: refused({ code: 14 }),
  },
  {
    does: 'counts an update that changes',
    given: two,
    call: (collection) => collection.updateOne({ _id: 'a' as never }, { $set: { n: 5 } }),
    wanted: counts(1, 1),
  },
  {
    does: 'counts an update that changes nothing',
    given: two,
    call: (collection) => collection.updateOne({ _id: 'a' as never }, { $set: { n: 1 } }),
    wanted: counts(1, 0),
  },
  {
    does: 'counts an update that finds nothing',
    given: two,
    call: (collection) => collection.updateOne({ _id: 'a' as never, n: 2 }, { $set: { n: 5 } }),
    wanted: counts(0, 0),
  },
  {
    does: 'updates one document, however many are found',
    given: two,
    call: async (collection) => {
      await collection.updateOne({ w: 'x' }, { $inc: { n: 10 } });
      return (await collection.find({ n: { $gt: 10 } }).toArray()).length;
    },
    wanted: 1,
  },
  {
    does: 'updates only the wanted version',
    given: [{ _id: 'a', version: 2, state: 'new' }],
    call: async (collection) => {
      const from = (version: number) =>
        collection.updateOne(
          { _id: 'a' as never, version },
          { $set: { state: 'done' }, $inc: { version: 1 } },
        );
      const matched = [await from(1), await from(2), await from(2)].map(({ matchedCount }) => matchedCount);
      return [matched, await collection.findOne({})];
    },
    wanted: [[0, 1, 0], { _id: 'a', version: 3, state: 'done' }],
  },
  {
    does: 'gives the document before a change',
    given: two,
    call: (collection) =>
      collection.findOneAndUpdate({ _id: 'a' as never }, { $set: { n: 9 } }, { returnDocument: 'before' }),
    wanted: { _id: 'a', n: 1, w: 'x' },
  },
  {
    does: 'gives the document after a change',
    given: two,
    call: (collection) =>
      collection.findOneAndUpdate({ _id: 'a' as never }, { $inc: { n: 1 } }, { returnDocument: 'after' }),
    wanted: { _id: 'a', n: 2, w: 'x' },
  },
  {
    does: 'gives the wanted fields of a changed document',
    given: two,
    call: (collection) =>
      collection.findOneAndUpdate(
        { _id: 'a' as never },
        { $inc: { n: 1 } },
        {
          returnDocument: 'after',
          projection: { n: 1, _id: 0 },
        },
      ),
    wanted: { n: 2 },
  },
  {
    does: 'gives null when there is nothing to change',
    given: two,
    call: (collection) => collection.findOneAndUpdate({ _id: 'c' as never }, { $set: { n: 1 } }),
    wanted: null,
  },
  {
    does: 'changes the first in the wanted order',
    given: two,
    call: async (collection) =>
      (await collection.findOneAndUpdate({ w: 'x' }, { $set: { w: 'y' } }, { sort: { n: -1 } }))?._id,
    wanted: 'b',
  },
  ...(
    [
      ['less than', { n: { $lt: 2 } }, 'a'],
      ['up to', { n: { $lte: 1 } }, 'a'],
      ['none of', { n: { $nin: [1, null] } }, 'b'],
    ] as [string, Fields, string][]
  ).map(
    ([what, filter, id]): Case => ({
      does: `changes the one document that has ${what} a value`,
      given: two,
      call: async (collection) => {
        const found = await collection.findOneAndUpdate(filter, { $inc: { n: 10 } });
        const again = await collection.updateOne({ n: { $lt: 10 } }, { $set: { w: 'other' } });
        return [found?._id, again.matchedCount];
      },
      wanted: [id, 1],
    }),
  ),
  {
    does: 'changes the first document whose field is null or missing',
    given: [
      { _id: 'a', w: 'x' },
      { _id: 'b', w: null },
    ],
    call: async (collection) => {
      const done = await collection.updateOne({ w: null }, { $set: { w: 'y' } });
      const missing = await collection.updateOne({ n: null }, { $set: { n: 1 } });
      return [done.modifiedCount, missing.modifiedCount, (await collection.findOne({ n: 1 }))?._id];
    },
    wanted: [1, 1, 'a'],
  },
  {
    does: 'loses no increment of twenty at once',
    given: two,
    call: async (collection) => {
      const raise = () => collection.updateOne({ _id: 'a' as never }, { $inc: { n: 1 } });
      await Promise.all(Array.from({ length: 20 }, raise));
      return (await collection.findOne({ _id: 'a' as never }))?.n;
    },
    wanted: 21,
  },
];
