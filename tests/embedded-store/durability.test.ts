import { describe, expect, it } from '@jest/globals';
import { openModels, refusal, temporaryFolder } from './open-models.js';
import { startProgramme } from './programme.js';

describe('confirmed writes', () => {
  it('stay when the disk takes no more: what fails is refused, and what is read is what the disk holds', async () => {
    const folder = temporaryFolder();
    const programme = startProgramme(
      folder,
      `let n = 0;
       const fill = async () => { for (;;) { await Letters.create(letter('n' + n)); n += 1; } };
       const first = await fill().catch((error) => error);
       const read = await Letters.countDocuments({});
       const side = await Promise.all([1, 2].map((n) => Letters.create(letter('side' + n)).catch((error) => error.name)));
       await mongoose.disconnect();
       say(JSON.stringify({ n, first: first.message, read, side }));`,
      // Blocks of 512 or 1024 bytes, by shell.
      '600',
    );
    const { n, first, read, side } = JSON.parse(await programme.line()) as Record<string, unknown>;
    expect(first).toContain('could not be written');
    expect(first).toContain('Nothing that was confirmed before is lost');
    expect(side).toEqual(['StoreWriteFailed', 'StoreWriteFailed']);
    await programme.kill();
    const { Letters } = await openModels(folder);
    expect(Number(n)).toBeGreaterThan(10);
    expect(Number(read)).toBe(Number(n));
    expect(await Letters.countDocuments({ size: 0 })).toBe(Number(n));
  });

  it('wait for earlier ones also when they change nothing', async () => {
    const { Letters } = await openModels(temporaryFolder());
    const order: string[] = [];
    await Promise.all([
      Letters.collection
        .updateOne({ _id: 'a' } as never, { $set: { size: 1 } }, { upsert: true })
        .then(() => order.push('wrote')),
      Letters.collection
        .updateOne({ _id: 'a' } as never, { $set: { size: 1 } })
        .then(() => order.push('same')),
      refusal(Letters.collection.insertOne({ _id: 'a' } as never)).then(() => order.push('refused')),
    ]);
    expect(order).toEqual(['wrote', 'same', 'refused']);
  });
});
