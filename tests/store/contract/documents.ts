import { expect, it } from '@jest/globals';
import type mongoose from 'mongoose';

/** What mongoose makes of the driver's answers: its own errors, casts and plain results. */
export function itKeepsDocuments(instance: () => mongoose.Mongoose): void {
  let made = 0;
  const models = () => {
    const mongoose = instance();
    made += 1;
    const letter = new mongoose.Schema(
      {
        _id: String,
        identity: String,
        source: { type: Buffer, default: null },
        received: Date,
        size: Number,
      },
      { versionKey: false },
    );
    letter.index({ identity: 1 }, { unique: true });
    const note = new mongoose.Schema({ lines: [String] }, { optimisticConcurrency: true });
    return {
      Letters: mongoose.model(`Letter${made}`, letter, `letters${made}`),
      Notes: mongoose.model(`Note${made}`, note, `notes${made}`),
    };
  };

  it('are refused with VersionError when another save came between', async () => {
    const { Notes } = models();
    await Notes.create({ lines: ['one'] });
    const mine = await Notes.findOne();
    const theirs = await Notes.findOne();
    theirs?.set('lines', ['one', 'two']);
    await theirs?.save();
    mine?.set('lines', ['one', 'three']);
    await expect(mine?.save()).rejects.toMatchObject({ name: 'VersionError' });
    expect((await Notes.findOne().lean())?.lines).toEqual(['one', 'two']);
  });

  it('get an ObjectId, by which they are found and deleted', async () => {
    const { Notes } = models();
    const { _id } = await Notes.create({ lines: [] });
    expect((await Notes.findById(String(_id)))?.lines).toHaveLength(0);
    expect(await Notes.deleteMany({ _id: { $in: [_id] } })).toEqual({ acknowledged: true, deletedCount: 1 });
  });

  it('give bytes as a Buffer in a plain result', async () => {
    const { Letters } = models();
    await Letters.create({ _id: 'a', identity: 'a', source: Buffer.from([0, 255]) });
    const plain = await Letters.findOne({ _id: 'a' }).lean();
    expect(Buffer.isBuffer(plain?.source)).toBe(true);
    expect(plain?.source).toEqual(Buffer.from([0, 255]));
  });

  it('are cast in filters and updates', async () => {
    const { Letters } = models();
    await Letters.updateOne(
      { _id: 'a' },
      { $set: { size: '5', received: '2024-11-18T23:00:00Z' } } as never,
      {
        upsert: true,
      },
    );
    const found = await Letters.findOne({ size: '5' } as never).lean();
    expect(found).toEqual({ _id: 'a', size: 5, received: new Date('2024-11-18T23:00:00Z'), source: null });
  });

  it('are inserted out of order, all that can be, and the others listed', async () => {
    const { Letters } = models();
    await Letters.createIndexes();
    const many = ['a', 'b', 'c'].map((_id) => ({ _id, identity: _id === 'b' ? 'a' : _id }));
    const error = await Letters.insertMany(many, { ordered: false }).catch((error) => error);
    expect(error).toMatchObject({ name: 'MongoBulkWriteError', code: 11000 });
    expect(error.writeErrors.map(({ err }: { err: { index: number } }) => err.index)).toEqual([1]);
    expect(error.insertedDocs.map(({ _id }: { _id: string }) => _id)).toEqual(['a', 'c']);
    expect((await Letters.find().sort({ _id: 1 }).lean()).map(({ _id }) => _id)).toEqual(['a', 'c']);
  });

  it('are refused by their unique index on save', async () => {
    const { Letters } = models();
    await Letters.createIndexes();
    await Letters.create({ _id: 'a', identity: 'i' });
    await expect(Letters.create({ _id: 'b', identity: 'i' })).rejects.toMatchObject({
      name: 'MongoServerError',
      code: 11000,
    });
  });

  it('change nothing in the store when a result is changed', async () => {
    const { Notes } = models();
    await Notes.create({ lines: ['one'] });
    const found = await Notes.findOne().lean();
    found?.lines.push('two');
    expect((await Notes.findOne().lean())?.lines).toEqual(['one']);
  });
}
