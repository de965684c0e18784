import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect } from '@jest/globals';
import { connect, openModels, refusal } from './open-models.js';
import { startProgramme } from './programme.js';
import { itOnSmallDisk, mountSmallDisk, type SmallDisk } from './small-disk.js';

const disks: SmallDisk[] = [];

function disk(size: string): SmallDisk {
  const mounted = mountSmallDisk(size);
  disks.push(mounted);
  return mounted;
}

describe('a disk of its own', () => {
  afterEach(() => {
    for (const mounted of disks.splice(0)) mounted.remove();
  });

  itOnSmallDisk(
    'that is full refuses writes in a sentence, loses nothing, and goes on once there is room',
    async () => {
      const { folder } = disk('12m');
      const filler = join(folder, 'filler');
      writeFileSync(filler, Buffer.alloc(8 * 1024 * 1024));
      const store = join(folder, 'store');
      const programme = startProgramme(
        store,
        `let made = 0;
       const make = async () => { await Letters.create(letter('n' + made)); made += 1; };
       const untilFull = async () => { for (;;) await make(); };
       say((await untilFull().catch((error) => error)).message);
       say(String(made));
       say(String(await Letters.countDocuments({})));
       const untilRoom = async () => {
         try { await make(); } catch { await new Promise((done) => setTimeout(done, 20)); await untilRoom(); }
       };
       await untilRoom();
       for (let n = 0; n < 50; n += 1) await make();
       say(String(made));
       await forever;`,
      );
      expect(await programme.line()).toMatch(
        /could not be written\. Nothing that was confirmed before is lost/,
      );
      const confirmed = Number(await programme.line());
      expect(confirmed).toBeGreaterThan(10);
      expect(Number(await programme.line())).toBe(confirmed);
      rmSync(filler);
      const inAll = Number(await programme.line());
      expect(inAll).toBe(confirmed + 51);
      await programme.kill();

      const { Letters, close } = await openModels(store);
      expect(await Letters.countDocuments({})).toBe(inAll);
      const ids = (await Letters.find({}, { _id: 1 }).lean()).map(({ _id }) => _id);
      expect(ids.filter((id) => /^n\d+$/.test(id))).toHaveLength(inAll);
      await close();
    },
  );

  itOnSmallDisk('that can only be read is refused in a sentence', async () => {
    const { folder, remount } = disk('8m');
    const store = join(folder, 'store');
    await (await openModels(store)).close();
    remount('ro');
    expect((await refusal(connect(store))).message).toContain('it is on a read-only disk. Set DATA_DIR');
  });

  itOnSmallDisk('that is full from the start is refused in a sentence', async () => {
    const { folder } = disk('64k');
    writeFileSync(join(folder, 'filler'), Buffer.alloc(60 * 1024));
    const error = await refusal(connect(join(folder, 'store')));
    expect(error.name).toBe('StoreFolderUnusable');
    expect(error.message).toContain('the disk is full');
  });
});
