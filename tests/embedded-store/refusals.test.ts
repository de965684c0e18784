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

describe('what the embedded store does not do', () => {
  it.each<[string, (letters: Letters) => PromiseLike<unknown>]>([
    ['the filter operator $where', (c) => c.findOne({ $where: 'true' })],
    ['the filter operator $expr', (c) => c.findOne({ $expr: { $eq: ['$a', '$b'] } })],
    ['the filter operator $mod', (c) => c.findOne({ $or: [{ size: { $not: { $mod: [2, 0] } } }] })],
    ['the whole subdocument details', (c) => c.findOne({ details: { a: 1 } })],
    ['null at the dotted path details.a', (c) => c.findOne({ 'details.a': { $in: [null] } })],
    ['the update operator $mul', (c) => c.updateOne({}, { $mul: { size: 2 } })],
    ['the positional path tags.$', (c) => c.updateOne({ tags: 'x' }, { $set: { 'tags.$': 'y' } })],
    ['addToSet $sort', (c) => c.updateOne({}, { $push: { tags: { $each: [], $sort: 1 } } } as never)],
    ['the aggregation stage $lookup', (c) => c.aggregate([{ $lookup: {} }]).toArray()],
    [
      'the accumulator $stdDevPop',
      (c) => c.aggregate([{ $group: { _id: 1, n: { $stdDevPop: '$size' } } }]).toArray(),
    ],
    ['expression $add', (c) => c.aggregate([{ $project: { n: { $add: ['$size', 1] } } }]).toArray()],
    ['expression $toUpper', (c) => c.aggregate([{ $group: { _id: { $toUpper: '$x' } } }]).toArray()],
    ['the projection of tags', (c) => c.findOne({}, { projection: { tags: { $slice: 1 } } })],
    [
      'sorting by the array tags',
      (c) =>
        c
          .find({})
          .toArray()
          .then(() => c.findOne({}, { sort: { tags: 1 } })),
    ],
    ['the option collation', (c) => c.findOne({}, { collation: { locale: 'en' } })],
    ['the option arrayFilters', (c) => c.updateOne({}, { $set: { size: 1 } }, { arrayFilters: [] })],
    ['the bulk write replaceOne', (c) => c.bulkWrite([{ replaceOne: { filter: {}, replacement: {} } }])],
    [
      'the index option partialFilterExpression',
      (c) => c.createIndex({ size: 1 }, { partialFilterExpression: {} }),
    ],
    ['the index option text', (c) => c.createIndex({ subject: 'text' })],
    ['values of type Decimal128', (c) => c.insertOne({ size: Decimal128.fromString('1.5') } as never)],
    ['values of type Long', (c) => c.insertOne({ tags: [Long.fromString('9007199254740993')] } as never)],
  ])('is refused by name: %s', async (name, operation) => {
    const error = await refusal((async () => await operation(await letters()))());
    expect(error.name).toBe('UnsupportedByEmbeddedStore');
    expect(error.message).toContain(name);
  });

  it('names the operators that may stand in the place of a refused one', async () => {
    const error = await refusal((await letters()).updateOne({}, { $rename: { a: 'b' } }));
    expect(error.message).toContain('Use one of $set $setOnInsert $unset');
    expect(error.message).toContain('MONGODB_URI');
  });

  it('covers every other method of a collection', async () => {
    const collection = await letters();
    expect(() => collection.watch()).toThrow('does not support the method watch');
    expect(() => collection.drop()).toThrow('does not support the method drop');
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
