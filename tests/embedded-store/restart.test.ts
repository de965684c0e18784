import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { letter, openModels, refusal, temporaryFolder } from './open-models.js';

describe('a store that is closed and opened again', () => {
  it('holds every document as it was, type by type', async () => {
    const folder = temporaryFolder();
    const received = new Date('2024-11-18T22:59:00Z');
    const first = await openModels(folder);
    const source = Buffer.from([0, 255, 128]);
    const details = { a: [1, 2.5, { b: null }], yes: true, when: received };
    await first.Letters.create(letter('a', { received, source, details, tags: ['x', 'y'] }));
    await first.close();

    const second = await openModels(folder);
    const found = await second.Letters.findOne({ _id: 'a' });
    expect(found?.received).toEqual(received);
    expect([...(found?.source ?? [])]).toEqual([0, 255, 128]);
    expect(found?.details).toEqual(details);
    expect(found?.tags).toEqual(['x', 'y']);
  });

  it('holds updates and deletes', async () => {
    const folder = temporaryFolder();
    const first = await openModels(folder);
    await first.Letters.insertMany([letter('a'), letter('b')]);
    await first.Letters.updateOne({ _id: 'a' }, { $inc: { size: 4 } });
    await first.Letters.deleteOne({ _id: 'b' });
    await first.close();

    const second = await openModels(folder);
    expect(await second.Letters.find({}, { size: 1 }).lean()).toEqual([{ _id: 'a', size: 5 }]);
  });

  it('enforces its unique indexes before anybody makes them anew', async () => {
    const folder = temporaryFolder();
    const first = await openModels(folder);
    await first.Letters.create(letter('a', { firstCopyKey: 'k' }));
    await first.close();

    const { Letters } = await openModels(folder);
    expect(await refusal(Letters.create(letter('b', { identity: 'a' })))).toMatchObject({
      code: 11000,
      keyPattern: { webinar: 1, identity: 1 },
      keyValue: { webinar: 'w1', identity: 'a' },
    });
    expect(await refusal(Letters.create(letter('c', { firstCopyKey: 'k' })))).toMatchObject({
      keyPattern: { firstCopyKey: 1 },
    });
    expect(await Letters.countDocuments({})).toBe(1);
  });

  it('keeps a document under an id longer than the disk takes as a key', async () => {
    const folder = temporaryFolder();
    const id = 'é'.repeat(2000);
    const first = await openModels(folder);
    await first.Letters.create(letter(id));
    await first.close();
    const second = await openModels(folder);
    expect((await second.Letters.findOne({ _id: id }).lean())?.webinar).toBe('w1');
    await second.Letters.deleteOne({ _id: id });
    await second.close();
    expect(await (await openModels(folder)).Letters.countDocuments({})).toBe(0);
  });

  it('removes what expired while it was closed, and only that', async () => {
    const folder = temporaryFolder();
    const first = await openModels(folder);
    const ago = (seconds: number) => new Date(Date.now() - seconds * 1000);
    // The index lets a document live for 60 seconds more.
    await first.Letters.insertMany([
      letter('over', { expires: ago(61) }),
      letter('soon', { expires: ago(30) }),
      letter('never'),
    ]);
    await first.close();
    const second = await openModels(folder);
    const left = await second.Letters.find({}, { _id: 1 }).sort({ _id: 1 }).lean();
    expect(left.map(({ _id }) => _id)).toEqual(['never', 'soon']);
  });

  it('answers nothing once it is closed', async () => {
    const { Letters, close } = await openModels(temporaryFolder());
    const { collection } = Letters;
    await close();
    expect((await refusal(collection.findOne({}))).message).toContain('is closed');
  });

  it('can be read by its own account only', async () => {
    const folder = join(temporaryFolder(), 'new', 'deeper');
    await openModels(folder);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, 'data.mdb')).mode & 0o777).toBe(0o600);
  });
});
