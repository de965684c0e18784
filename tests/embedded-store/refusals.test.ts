import { describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { connect, letter, openModels, refusal, temporaryFolder } from './open-models.js';

const { Decimal128, Long } = mongoose.mongo;

async function letters() {
  const { Letters } = await openModels(temporaryFolder());
  await Letters.create(letter('a', { tags: ['x', 'y'] }));
  return Letters.collection;
}

type Letters = Awaited<ReturnType<typeof letters>>;

const sumOf = (expression: unknown) => [{ $match: {} }, { $group: { _id: null, n: expression } }] as never;

describe('what the embedded store does not do', () => {
  it.each<[string, (letters: Letters) => PromiseLike<unknown>]>([
    ['the filter operator $where', (c) => c.findOne({ $where: 'true' })],
    ['the filter operator $or', (c) => c.findOne({ $or: [{ size: 1 }] })],
    ['the filter operator $regex', (c) => c.findOne({ subject: { $regex: 'x' } })],
    ['the filter operator $not', (c) => c.findOne({ size: { $not: { $gt: 1 } } })],
    ['values of type RegExp', (c) => c.findOne({ subject: /x/ })],
    ['a filter on the whole of details', (c) => c.findOne({ details: { a: 1 } })],
    ['a filter on the whole of tags', (c) => c.findOne({ tags: ['x', 'y'] })],
    ['null at the dotted path details.a', (c) => c.findOne({ 'details.a': { $in: [null] } })],
    ['the update operator $mul', (c) => c.updateOne({}, { $mul: { size: 2 } })],
    ['the update operator $push', (c) => c.updateOne({}, { $push: { tags: 'z' } } as never)],
    ['an update of tags.0', (c) => c.updateOne({ tags: 'x' }, { $set: { 'tags.0': 'y' } })],
    ['the aggregation stage $lookup', (c) => c.aggregate([{ $lookup: {} }]).toArray()],
    ['this order of stages', (c) => c.aggregate([...sumOf({ $sum: 1 }), { $match: {} }] as never).toArray()],
    ['the accumulator $stdDevPop', (c) => c.aggregate(sumOf({ $stdDevPop: '$size' })).toArray()],
    ['the expression $add', (c) => c.aggregate(sumOf({ $sum: { $add: ['$size', 1] } })).toArray()],
    [
      'the expression $toUpper',
      (c) => c.aggregate([{ $match: {} }, { $group: { _id: { $toUpper: '$x' } } }]).toArray(),
    ],
    ['the projection of tags', (c) => c.findOne({}, { projection: { tags: { $slice: 1 } } })],
    ['the array tags in an index or a sort', (c) => c.findOne({}, { sort: { tags: 1 } })],
    ['the array tags in an index or a sort', (c) => c.createIndex({ tags: 1 })],
    ['the option collation', (c) => c.findOne({}, { collation: { locale: 'en' } })],
    ['the option arrayFilters', (c) => c.updateOne({}, { $set: { size: 1 } }, { arrayFilters: [] })],
    ['the bulk write replaceOne', (c) => c.bulkWrite([{ replaceOne: { filter: {}, replacement: {} } }])],
    [
      'the index option partialFilterExpression',
      (c) => c.createIndex({ size: 1 }, { partialFilterExpression: {} }),
    ],
    ['the index option order text', (c) => c.createIndex({ subject: 'text' })],
    ['the index option order -1', (c) => c.createIndex({ subject: -1 })],
    ['values of type Decimal128', (c) => c.insertOne({ size: Decimal128.fromString('1.5') } as never)],
    ['values of type Long', (c) => c.insertOne({ tags: [Long.fromString('9007199254740993')] } as never)],
    ['the method next', async (c) => c.find({}).next()],
    ['the method watch', async (c) => c.watch()],
    ['the method drop', async (c) => c.drop()],
  ])('is refused by name: %s', async (name, operation) => {
    const error = await refusal((async () => await operation(await letters()))());
    expect(error.name).toBe('UnsupportedByEmbeddedStore');
    expect(error.message).toContain(name);
  });

  it('is refused with what may stand in its place', async () => {
    const collection = await letters();
    const error = await refusal(collection.updateOne({}, { $rename: { a: 'b' } }));
    expect(error.message).toContain('Use one of $set $setOnInsert $inc');
    expect(error.message).toContain('MONGODB_URI');
    expect(() => collection.distinct('size')).toThrow('Use one of find findOne');
  });

  it('stops a bulk write, and keeps what was done before it', async () => {
    const { Letters } = await openModels(temporaryFolder());
    const operations = [
      { insertOne: { document: letter('a') } },
      { updateOne: { filter: {}, update: { $mul: { size: 2 } } } },
    ];
    const error = await refusal(Letters.collection.bulkWrite(operations as never, { ordered: false }));
    expect(error.name).toBe('UnsupportedByEmbeddedStore');
    expect(await Letters.countDocuments({})).toBe(1);
  });

  it('covers transactions', async () => {
    const instance = await connect(temporaryFolder());
    expect((await refusal(instance.startSession())).message).toContain('sessions and transactions');
  });

  it('covers addresses of other stores', async () => {
    const instance = await connect(temporaryFolder());
    await instance.disconnect();
    const error = await refusal(instance.createConnection('mongodb://db.example').asPromise());
    expect(error.message).toContain('begins with embedded://');
  });
});

describe('what MongoDB does not do either', () => {
  it('is refused with its code: a document above 16 MiB', async () => {
    const big = { subject: 'x'.repeat(16 * 1024 * 1024) };
    expect((await refusal((await letters()).insertOne(big as never))).code).toBe(10334);
  });

  it('is refused with its code: an index under the name of another', async () => {
    const collection = await letters();
    const other = collection.createIndex({ webinar: 1, identity: 1 });
    expect((await refusal(other)).code).toBe(86);
  });

  it.each<[number, Record<string, unknown>]>([
    [9, { size: 2 }],
    [2, { $set: { '': 1 } }],
  ])('is refused with its code: %i', async (code, update) => {
    expect((await refusal((await letters()).updateOne({}, update as never))).code).toBe(code);
  });
});
