import { describe, expect, it } from '@jest/globals';
import { letter, openModels, refusal, temporaryFolder } from './open-models.js';

describe('many writes in one call', () => {
  it('unordered, insert all that can be and list the rest', async () => {
    const { Letters } = await openModels(temporaryFolder());
    const all = [letter('a'), letter('a', { identity: 'x' }), letter('b', { identity: 'a' }), letter('c')];
    const error = await refusal(Letters.insertMany(all, { ordered: false }));
    expect(error.name).toBe('MongoBulkWriteError');
    expect(error.code).toBe(11000);
    const writeErrors = error.writeErrors as { index: number; err: { index: number; keyPattern: unknown } }[];
    expect(writeErrors.map(({ err, index }) => [index, err.index, err.keyPattern])).toEqual([
      [1, 1, { _id: 1 }],
      [2, 2, { webinar: 1, identity: 1 }],
    ]);
    expect((error.insertedDocs as { _id: string }[]).map(({ _id }) => _id)).toEqual(['a', 'c']);
    expect(await Letters.countDocuments({})).toBe(2);
  });

  it('ordered, stop at the first that is refused and keep those before', async () => {
    const folder = temporaryFolder();
    const first = await openModels(folder);
    const error = await refusal(first.Letters.insertMany([letter('a'), letter('a'), letter('b')]));
    expect(error.message).toContain('E11000');
    await first.close();
    const { Letters } = await openModels(folder);
    expect(await Letters.find({}, { _id: 1 }).lean()).toEqual([{ _id: 'a' }]);
  });

  it('count what each kind of operation did', async () => {
    const { Letters } = await openModels(temporaryFolder());
    await Letters.insertMany([letter('a'), letter('b'), letter('c'), letter('d')]);
    const result = await Letters.bulkWrite([
      { insertOne: { document: letter('e') } },
      { updateOne: { filter: { _id: 'a' }, update: { $set: { size: 9 } } } },
      { updateMany: { filter: { size: { $in: [1, 9] } }, update: { $set: { size: 1 } } } },
      { updateOne: { filter: { _id: 'f' }, update: { $set: { size: 2 } }, upsert: true } },
      { deleteOne: { filter: { size: 1 } } },
      { deleteMany: { filter: { _id: { $in: ['b', 'c', 'none'] } } } },
    ]);
    // updateOne finds a; updateMany finds a to e and changes a alone; deleteOne takes a, deleteMany b and c.
    expect(result).toMatchObject({
      insertedCount: 1,
      insertedIds: { 0: 'e' },
      matchedCount: 6,
      modifiedCount: 2,
      upsertedCount: 1,
      upsertedIds: { 3: 'f' },
      deletedCount: 3,
    });
    const left = await Letters.find({}, { size: 1 }).sort({ _id: 1 }).lean();
    expect(left).toEqual([
      { _id: 'd', size: 1 },
      { _id: 'e', size: 1 },
      { _id: 'f', size: 2 },
    ]);
  });

  it('stop at what the store does not support', async () => {
    const { Letters } = await openModels(temporaryFolder());
    const operations = [
      { insertOne: { document: letter('a') } },
      { updateOne: { filter: {}, update: { $mul: { size: 2 } } } },
    ];
    const error = await refusal(Letters.collection.bulkWrite(operations as never, { ordered: false }));
    expect(error.name).toBe('UnsupportedByEmbeddedStore');
    expect(await Letters.countDocuments({})).toBe(1);
  });
});

describe('mongoose’s own documents', () => {
  it('are refused with VersionError when another save came between', async () => {
    const { Notes } = await openModels(temporaryFolder());
    await Notes.create({ lines: ['one'] });
    const mine = await Notes.findOne();
    const theirs = await Notes.findOne();
    theirs?.lines.push('two');
    await theirs?.save();
    mine?.lines.push('three');
    expect((await refusal(mine?.save() ?? Promise.resolve())).name).toBe('VersionError');
    expect((await Notes.findOne().lean())?.lines).toEqual(['one', 'two']);
  });

  it('get an ObjectId, by which they are found and deleted', async () => {
    const { Notes } = await openModels(temporaryFolder());
    const { _id } = await Notes.create({ lines: [] });
    expect((await Notes.findById(String(_id)))?.lines).toHaveLength(0);
    expect(await Notes.deleteMany({ _id: { $in: [_id] } })).toEqual({ acknowledged: true, deletedCount: 1 });
  });

  it('come one by one from a cursor', async () => {
    const { Letters } = await openModels(temporaryFolder());
    await Letters.insertMany([letter('a'), letter('b'), letter('c')]);
    const seen: string[] = [];
    for await (const { _id } of Letters.find({}).sort({ _id: -1 }).limit(2).cursor()) seen.push(_id);
    expect(seen).toEqual(['c', 'b']);
    const own: unknown[] = [];
    const cursor = Letters.collection.find({});
    if (await cursor.hasNext()) for await (const { _id } of cursor) own.push(_id);
    await cursor.close();
    expect([own, await cursor.next()]).toEqual([['a', 'b', 'c'], null]);
  });
});
