import { describe, expect, it } from '@jest/globals';
import { openModels, refusal, temporaryFolder } from './open-models.js';
import { startProgramme } from './programme.js';

/** Writes from eight sides at once, and says each as soon as it is confirmed. */
const writer = (round: number) => `
  await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(async (side) => {
    for (let n = 0; ; n += 1) {
      const id = ['r${round}', side, n].join('-');
      await Letters.create(letter(id));
      say('inserted ' + id);
      if (n % 3 === 1) { await Letters.updateOne({ _id: id }, { $inc: { size: 5 } }); say('updated ' + id); }
      if (n % 3 === 2) { await Letters.deleteOne({ _id: id }); say('deleted ' + id); }
    }
  }));
`;

describe('confirmed writes', () => {
  it('are all there after kill -9 in their midst, and unique indexes are true', async () => {
    const folder = temporaryFolder();
    const said: string[] = [];
    for (const round of [1, 2, 3, 4]) {
      const programme = startProgramme(folder, writer(round));
      for (let n = 0; n < 100 + 37 * round; n += 1) said.push(await programme.line());
      said.push(...(await programme.kill()));
    }
    const confirmed = (what: string) =>
      said.filter((line) => line.startsWith(`${what} `)).map((line) => line.slice(what.length + 1));
    const deleted = new Set(confirmed('deleted'));

    const { Letters, close } = await openModels(folder);
    const stored = new Map((await Letters.find({}).lean()).map((found) => [found._id, found]));
    await close();
    // A delete that was under way may have been done though it was not confirmed: every third insert.
    const mayBeGone = (id: string) => Number(id.split('-')[2]) % 3 === 2;
    const lost = confirmed('inserted').filter((id) => !stored.has(id) && !mayBeGone(id));
    expect(lost).toEqual([]);
    expect(confirmed('updated').filter((id) => stored.get(id)?.size !== 5)).toEqual([]);
    expect([...deleted].filter((id) => stored.has(id))).toEqual([]);
    expect(confirmed('inserted').length).toBeGreaterThan(400);
    expect(new Set([...stored.values()].map(({ identity }) => identity)).size).toBe(stored.size);
  });

  it('stay when the disk takes no more; the write that failed and all after it are refused', async () => {
    const folder = temporaryFolder();
    const programme = startProgramme(
      folder,
      // LMDB leaves a promise of its own rejected after a failed batch: unheard, it would end the process here.
      `process.on('unhandledRejection', () => {});
       let n = 0;
       const fill = async () => { for (;;) { await Letters.create(letter('n' + n)); n += 1; } };
       const first = await fill().catch((error) => error);
       const second = await Letters.findOne({}).catch((error) => error);
       const side = await Promise.all([1, 2].map((n) => Letters.create(letter('side' + n)).catch((error) => error.name)));
       await mongoose.disconnect();
       say(JSON.stringify({ n, first: first.message, second: second.name, side }));`,
      // Blocks of 512 or 1024 bytes, by shell.
      '600',
    );
    const { n, first, second, ...rest } = JSON.parse(await programme.line()) as Record<string, unknown>;
    expect(first).toContain('could not be written');
    expect(first).toContain('Nothing that was confirmed before is lost');
    expect(second).toBe('StoreWriteFailed');
    expect(rest).toEqual({ side: ['StoreWriteFailed', 'StoreWriteFailed'] });
    await programme.kill();
    const { Letters } = await openModels(folder);
    expect(Number(n)).toBeGreaterThan(10);
    expect(await Letters.countDocuments({ size: 0 })).toBeGreaterThanOrEqual(Number(n));
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
