import { describe, expect, it } from '@jest/globals';
import { letter, openModels, temporaryFolder } from './open-models.js';

const start = { hints: [{ kind: 'check', score: 1 }], tags: ['x'], details: { deep: { list: [1] } } };

describe('what is given to the store and what it gives', () => {
  it('is not the stored document: changing a result changes nothing', async () => {
    const { Letters } = await openModels(temporaryFolder());
    await Letters.create(letter('a', start));
    const spoil = (result: unknown) => {
      const found = result as { tags?: string[]; details: { deep: { list: number[] } } };
      found.details.deep.list.push(2);
      found.tags?.push('y');
    };
    spoil(await Letters.findOne({ _id: 'a' }).lean());
    spoil((await Letters.find({}, { details: 1 }).lean())[0]);
    spoil((await Letters.aggregate([{ $match: {} }]))[0]);
    spoil(await Letters.findOneAndUpdate({ _id: 'a' }, { $set: { size: 2 } }).lean());
    spoil(
      await Letters.findOneAndUpdate({ _id: 'a' }, { $set: { size: 2 } }, { returnDocument: 'after' }).lean(),
    );
    expect(await Letters.findOne({ _id: 'a' }).lean()).toMatchObject({ ...start, size: 2 });
  });

  it('is not what the caller holds: changing it afterwards changes nothing', async () => {
    const { Letters } = await openModels(temporaryFolder());
    const given = letter('a', structuredClone(start));
    await Letters.collection.insertOne(given as never);
    given.tags.push('y');
    const list = [1];
    await Letters.collection.updateOne({}, { $set: { details: { deep: { list } } } });
    list.push(2);
    expect(await Letters.findOne({}).lean()).toMatchObject(start);
  });
});
