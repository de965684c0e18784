import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { rememberBackup } from '../../src/store/data-file/last-backup.js';
import { StoreDamaged } from '../../src/store/errors.js';
import { connect, letter, openModels, refusal, temporaryFolder } from './open-models.js';

const page = 4096;

/** A store with some documents, whose data file is then changed. */
async function damaged(change: (bytes: Buffer) => Buffer): Promise<{ folder: string; file: string }> {
  const folder = temporaryFolder();
  const { Letters, close } = await openModels(folder);
  const many = Array.from({ length: 300 }, (_, n) =>
    letter(`n${n}`, { subject: `marker ${'x'.repeat(n * 20)}` }),
  );
  await Letters.insertMany(many);
  await close();
  const file = join(folder, 'data.mdb');
  writeFileSync(file, change(readFileSync(file)));
  return { folder, file };
}

describe('a data file that is damaged', () => {
  it.each<[string, (bytes: Buffer) => Buffer]>([
    ['cut short in the middle', (bytes) => bytes.subarray(0, bytes.length / 2)],
    ['cut short after its first page', (bytes) => bytes.subarray(0, page)],
    ['overwritten in its middle', (bytes) => bytes.fill(0, 2 * page, bytes.length / 2)],
    ['overwritten with other words', (bytes) => bytes.fill('other words ', 2 * page)],
  ])('is refused when it is %s, and stays as it was', async (_, change) => {
    const { folder, file } = await damaged(change);
    const before = readFileSync(file);
    const error = await refusal(connect(folder));
    expect(error).toBeInstanceOf(StoreDamaged);
    expect(error.message).toContain('its data is damaged. No record was changed.');
    expect(error.message).toContain('No backup of it is known here');
    expect(error.message).toContain('put that in its place');
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('is refused when it is wrong in one letter of a record, each time', async () => {
    const { folder } = await damaged((bytes) => {
      for (let at = bytes.indexOf('marker'); at !== -1; at = bytes.indexOf('marker', at))
        bytes.write('M', at);
      return bytes;
    });
    for (const _ of [1, 2]) {
      const error = await refusal(connect(folder));
      expect(error).toBeInstanceOf(StoreDamaged);
      expect(error.message).toContain('its data is damaged. No record was changed.');
    }
  });

  it('is refused with the last backup and how to restore it', async () => {
    const { folder } = await damaged((bytes) => bytes.subarray(0, bytes.length / 2));
    rememberBackup(folder, { file: '/backups/monday.mdb', at: '2024-11-18T22:00:00.000Z' });
    expect((await refusal(connect(folder))).message).toContain(
      'The last backup, of 2024-11-18T22:00:00.000Z, is /backups/monday.mdb. Restore it with: ask-ahead store restore /backups/monday.mdb',
    );
  });
});
