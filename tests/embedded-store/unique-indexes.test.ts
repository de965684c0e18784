import { describe, expect, it } from '@jest/globals';
import { letter, openModels, refusal, temporaryFolder } from './open-models.js';

async function letters() {
  return (await openModels(temporaryFolder())).Letters;
}

describe('unique indexes', () => {
  it('refuse a second document with the same id, and name the id', async () => {
    const Letters = await letters();
    await Letters.create(letter('a'));
    const error = await refusal(Letters.create(letter('a', { identity: 'other' })));
    expect(error).toMatchObject({ code: 11000, keyPattern: { _id: 1 }, keyValue: { _id: 'a' } });
    expect(error.name).toBe('MongoServerError');
    expect(error.message).toContain('E11000 duplicate key error collection: letters index: _id_');
  });

  it('take a compound key for one value: the same identity fits in another webinar', async () => {
    const Letters = await letters();
    await Letters.create(letter('a'));
    await Letters.create(letter('b', { webinar: 'w2', identity: 'a' }));
    expect(await Letters.countDocuments({ identity: 'a' })).toBe(2);
  });

  it('refuse an update that would double a value, and change nothing', async () => {
    const Letters = await letters();
    await Letters.insertMany([letter('a'), letter('b', { size: 7 })]);
    const error = await refusal(Letters.updateOne({ _id: 'b' }, { $set: { identity: 'a', size: 8 } }));
    expect(error).toMatchObject({ code: 11000, keyValue: { webinar: 'w1', identity: 'a' } });
    expect(await Letters.findOne({ _id: 'b' }, { _id: 0, identity: 1, size: 1 }).lean()).toEqual({
      identity: 'b',
      size: 7,
    });
  });

  it('let a document keep its own value, and free the one it gives up', async () => {
    const Letters = await letters();
    await Letters.insertMany([letter('a'), letter('b')]);
    await Letters.updateOne({ _id: 'a' }, { $set: { identity: 'a', size: 2 } });
    await Letters.updateOne({ _id: 'a' }, { $set: { identity: 'free' } });
    await Letters.updateOne({ _id: 'b' }, { $set: { identity: 'a' } });
    await Letters.deleteOne({ _id: 'a' });
    await Letters.create(letter('c', { identity: 'free' }));
    expect(await Letters.countDocuments({})).toBe(2);
  });

  it('when sparse, allow many documents without the field but one with null', async () => {
    const Letters = await letters();
    await Letters.insertMany([letter('a'), letter('b')]);
    await Letters.collection.insertOne({ ...letter('c'), firstCopyKey: null } as never);
    const error = await refusal(
      Letters.collection.insertOne({ ...letter('d'), firstCopyKey: null } as never),
    );
    expect(error.keyValue).toEqual({ firstCopyKey: null });
  });

  it('hold between concurrent inserts: one of twenty wins', async () => {
    const Letters = await letters();
    const all = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) => Letters.create(letter(`n${n}`, { firstCopyKey: 'same' }))),
    );
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await Letters.countDocuments({})).toBe(1);
  });

  it('are not made over documents that already double a value', async () => {
    const Letters = await letters();
    await Letters.insertMany([letter('a'), letter('b')]);
    const error = await refusal(Letters.collection.createIndex({ size: 1 }, { unique: true }));
    expect(error).toMatchObject({ code: 11000, keyPattern: { size: 1 }, keyValue: { size: 1 } });
    await Letters.create(letter('c'));
    expect(await Letters.countDocuments({ size: 1 })).toBe(3);
  });

  it('count each element of an array, once within a document', async () => {
    const Letters = await letters();
    await Letters.collection.createIndex({ tags: 1 }, { unique: true });
    await Letters.create(letter('a', { tags: ['x', 'x', 'y'] }));
    const error = await refusal(Letters.create(letter('b', { tags: ['z', 'y'] })));
    expect(error.code).toBe(11000);
    await Letters.create(letter('c'));
  });

  it('refuse two arrays in one compound index, as MongoDB does', async () => {
    const Letters = await letters();
    await Letters.collection.createIndex({ tags: 1, 'hints.kind': 1 });
    const hints = [
      { kind: 'check', score: 1 },
      { kind: 'abusive', score: 1 },
    ];
    const error = await refusal(Letters.create(letter('a', { tags: ['x', 'y'], hints })));
    expect(error.code).toBe(171);
    expect(await Letters.countDocuments({})).toBe(0);
  });

  it('are made once, and refused with other options under the same name', async () => {
    const Letters = await letters();
    expect(await Letters.collection.createIndex({ webinar: 1, identity: 1 }, { unique: true })).toBe(
      'webinar_1_identity_1',
    );
    const error = await refusal(Letters.collection.createIndex({ webinar: 1, identity: 1 }));
    expect(error.code).toBe(86);
    expect(await Letters.listIndexes()).toEqual([
      { v: 2, name: '_id_', key: { _id: 1 } },
      {
        v: 2,
        name: 'webinar_1_identity_1',
        key: { webinar: 1, identity: 1 },
        unique: true,
      },
      { v: 2, name: 'firstCopyKey_1', key: { firstCopyKey: 1 }, unique: true, sparse: true },
      { v: 2, name: 'expires_1', key: { expires: 1 }, expireAfterSeconds: 60 },
    ]);
  });
});
