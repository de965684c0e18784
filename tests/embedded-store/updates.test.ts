import { describe, expect, it } from '@jest/globals';
import { openModels, refusal, temporaryFolder } from './open-models.js';

type Fields = Record<string, unknown>;

/** What a document becomes; the driver itself is called, so that mongoose does not cast. */
async function after(document: Fields, update: Fields): Promise<Fields> {
  const { Letters } = await openModels(temporaryFolder());
  const letters = Letters.collection;
  await letters.insertOne({ _id: 'a', ...document } as never);
  await letters.updateOne({ _id: 'a' as never }, update);
  const { _id, ...rest } = (await letters.findOne({})) as Fields;
  return rest;
}

describe('update operators', () => {
  it.each<[string, Fields, Fields, Fields]>([
    ['$set makes the way to a field', {}, { $set: { 'a.b': 1 } }, { a: { b: 1 } }],
    ['$set changes one element', { l: [1, 2] }, { $set: { 'l.1': 5 } }, { l: [1, 5] }],
    ['$set beyond the end fills with null', { l: [1] }, { $set: { 'l.3': 5 } }, { l: [1, null, null, 5] }],
    ['new fields come in the order of their names', {}, { $set: { b: 1, a: 2 } }, { a: 2, b: 1 }],
    ['$unset removes', { a: { b: 1, c: 2 } }, { $unset: { 'a.b': '' } }, { a: { c: 2 } }],
    ['$unset of an element leaves null', { l: [1, 2] }, { $unset: { 'l.0': '' } }, { l: [null, 2] }],
    ['$unset of nothing makes nothing', { a: 1 }, { $unset: { 'x.y': '', 'a.b': '' } }, { a: 1 }],
    ['$inc starts at 0', { n: 1 }, { $inc: { n: 2, m: -1 } }, { n: 3, m: -1 }],
    ['$min takes the smaller', { n: 3, m: 1 }, { $min: { n: 2, m: 2, k: 9 } }, { n: 2, m: 1, k: 9 }],
    ['$max takes the larger', { n: 3, m: 1 }, { $max: { n: 2, m: 2, k: 9 } }, { n: 3, m: 2, k: 9 }],
    ['$push starts a list', {}, { $push: { l: { a: 1 } } }, { l: [{ a: 1 }] }],
    ['$push adds each', { l: [1] }, { $push: { l: { $each: [2, 3] } } }, { l: [1, 2, 3] }],
    ['$push keeps the last', { l: [1, 2] }, { $push: { l: { $each: [3], $slice: -2 } } }, { l: [2, 3] }],
    ['$push keeps the first', { l: [1] }, { $push: { l: { $each: [2, 3], $slice: 2 } } }, { l: [1, 2] }],
    [
      '$addToSet adds what is new',
      { l: [1, 1] },
      { $addToSet: { l: { $each: [1, 2, 2] } } },
      { l: [1, 1, 2] },
    ],
    [
      '$addToSet minds the order of fields',
      { l: [{ a: 1, b: 2 }] },
      { $addToSet: { l: { b: 2, a: 1 } } },
      {
        l: [
          { a: 1, b: 2 },
          { b: 2, a: 1 },
        ],
      },
    ],
    ['$pull takes a value', { l: [1, 2, 1] }, { $pull: { l: 1 } }, { l: [2] }],
    ['$pull takes by operators', { l: [1, 5, 9] }, { $pull: { l: { $gte: 5 } } }, { l: [1] }],
    [
      '$pull takes by fields',
      { l: [{ a: 1, b: 1 }, { a: 2 }, 7] },
      { $pull: { l: { a: 1 } } },
      { l: [{ a: 2 }, 7] },
    ],
    ['$pull from nothing makes nothing', {}, { $pull: { l: 1 } }, {}],
    [
      '$setOnInsert leaves what is there',
      { n: 1 },
      { $setOnInsert: { n: 2 }, $set: { m: 1 } },
      { n: 1, m: 1 },
    ],
    ['a field may be called like one of every object', {}, { $set: { constructor: 1 } }, { constructor: 1 }],
  ])('%s', async (_, document, update, wanted) => {
    const result = await after(document, update);
    expect(result).toEqual(wanted);
    expect(Object.keys(result)).toEqual(Object.keys(wanted));
  });

  it.each<[string, number, Fields]>([
    ['$inc of a text', 14, { $inc: { text: 1 } }],
    ['$inc by a text', 14, { $inc: { n: 'x' } }],
    ['$push to a text', 2, { $push: { text: 1 } }],
    ['$pull from a text', 2, { $pull: { text: 1 } }],
    ['a way through a text', 28, { $set: { 'text.a': 1 } }],
    ['a name in an array', 28, { $set: { 'l.a': 1 } }],
    ['an empty name', 2, { $set: { 'a..b': 1 } }],
    ['two operators on one path', 40, { $set: { n: 1 }, $inc: { n: 1 } }],
    ['a path inside another', 40, { $set: { a: 1, 'a.b': 1 } }],
    ['a change of the id', 66, { $set: { _id: 'b' } }],
  ])('refuse %s with MongoDB’s code, and change nothing', async (_, code, update) => {
    const { Letters } = await openModels(temporaryFolder());
    const document = { _id: 'a', text: 't', n: 1, l: [1] };
    await Letters.collection.insertOne({ ...document } as never);
    expect((await refusal(Letters.collection.updateOne({}, update))).code).toBe(code);
    expect(await Letters.collection.findOne({})).toEqual(document);
  });

  it('are needed: a bare document is refused', async () => {
    const { Letters } = await openModels(temporaryFolder());
    await Letters.collection.insertOne({ size: 1 } as never);
    expect((await refusal(Letters.collection.updateOne({}, { size: 2 } as never))).code).toBe(9);
  });
});

describe('an upsert', () => {
  it('inserts what the filter wants to be equal, then the update', async () => {
    const { Letters } = await openModels(temporaryFolder());
    const filter = {
      $and: [{ webinar: 'w' }, { 'details.a': { $eq: 1 } }],
      size: { $gt: 3 },
      tags: { $in: ['x'] },
    };
    const update = { $set: { webinar: 'v' }, $setOnInsert: { subject: 's' }, $inc: { size: 2 } };
    const { upsertedId } = await Letters.collection.updateOne(filter, update, { upsert: true });
    expect(await Letters.collection.findOne({})).toEqual({
      _id: upsertedId,
      webinar: 'v',
      details: { a: 1 },
      subject: 's',
      size: 2,
    });
  });

  it('done twice stores once, and keeps what was there', async () => {
    const { Letters } = await openModels(temporaryFolder());
    for (const subject of ['first', 'second']) {
      await Letters.bulkWrite([
        { updateOne: { filter: { _id: 'a' }, update: { $setOnInsert: { subject } }, upsert: true } },
      ]);
    }
    expect(await Letters.find({}, { subject: 1 }).lean()).toEqual([{ _id: 'a', subject: 'first' }]);
  });

  it('gives the new document when asked for it, and null for the one before', async () => {
    const { Letters } = await openModels(temporaryFolder());
    const raise = (id: string, returnDocument: 'before' | 'after') =>
      Letters.findOneAndUpdate(
        { _id: id, identity: id },
        { $inc: { size: 1 } },
        { upsert: true, returnDocument, projection: { size: 1 } },
      ).lean();
    expect(await raise('a', 'after')).toEqual({ _id: 'a', size: 1 });
    expect(await raise('b', 'before')).toBeNull();
    expect(await raise('b', 'before')).toEqual({ _id: 'b', size: 1 });
  });
});

describe('counters', () => {
  it('lose no increment from twenty sides at once', async () => {
    const { Letters } = await openModels(temporaryFolder());
    await Letters.collection.insertOne({ _id: 'a', size: 0 } as never);
    const all = Array.from({ length: 200 }, () => Letters.updateOne({ _id: 'a' }, { $inc: { size: 1 } }));
    await Promise.all(all);
    expect((await Letters.findOne({ _id: 'a' }).lean())?.size).toBe(200);
  });
});
