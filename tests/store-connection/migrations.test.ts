import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { StoreIsNewer } from '../../src/store/index.js';
import { migrate } from '../../src/store/migrations/migrate.js';
import { type Migration, migrations } from '../../src/store/migrations/migrations.js';
import { type OpenModels, openModels } from '../../src/store/open-models.js';

let folder: string;
let opened: OpenModels;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ask-ahead-migrations-'));
  opened = await openModels({ kind: 'embedded', folder });
});
afterEach(async () => {
  await opened.close();
  rmSync(folder, { recursive: true });
});

const newest = migrations.at(-1)?.version ?? 0;
const version = async () => (await opened.models.SchemaVersion.findOne({ _id: 'schema' }).lean())?.version;

/** The known ones, and some more that say when they ran. */
function withMore(ran: number[], howMany: number, failing?: number): Migration[] {
  const more = Array.from({ length: howMany }, (_, n): Migration => {
    const own = newest + 1 + n;
    return {
      version: own,
      does: 'says that it ran',
      async run() {
        if (own === failing) throw new Error('It was stopped.');
        ran.push(own);
      },
    };
  });
  return [...migrations, ...more];
}

describe('migrations', () => {
  it('are numbered one after the other', () => {
    expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, n) => n + 1));
  });

  it('are done when a store is opened, and written down', async () => {
    expect(await version()).toBe(newest);
  });

  it('run in order, each once, and only those that were not done', async () => {
    const ran: number[] = [];
    await migrate(opened.models, withMore(ran, 2));
    await migrate(opened.models, withMore(ran, 3));
    await migrate(opened.models, withMore(ran, 3));
    expect(ran).toEqual([newest + 1, newest + 2, newest + 3]);
    expect(await version()).toBe(newest + 3);
  });

  it('run once when several instances start at the same time', async () => {
    const ran: number[] = [];
    await Promise.all([1, 2, 3].map(() => migrate(opened.models, withMore(ran, 2))));
    expect(ran).toEqual([newest + 1, newest + 2]);
  });

  it('go on where one was stopped', async () => {
    const ran: number[] = [];
    await expect(migrate(opened.models, withMore(ran, 3, newest + 2))).rejects.toThrow('It was stopped.');
    expect(await version()).toBe(newest + 1);
    await migrate(opened.models, withMore(ran, 3));
    expect(ran).toEqual([newest + 1, newest + 2, newest + 3]);
  });

  it('of a newer programme make an older one refuse the store in words, and change nothing', async () => {
    await migrate(opened.models, withMore([], 2));
    await expect(migrate(opened.models)).rejects.toThrow(StoreIsNewer);
    await expect(migrate(opened.models)).rejects.toThrow('A newer ask-ahead has written this store');
    await opened.close();
    await expect(openModels({ kind: 'embedded', folder })).rejects.toThrow(
      'Install that version, or a newer one.',
    );
    opened = { ...opened, close: async () => undefined };
  });

  it('number the cursors of a store from before there were leases', async () => {
    const { Cursor, SchemaVersion } = opened.models;
    await SchemaVersion.deleteOne({ _id: 'schema' });
    await Cursor.collection.insertOne({ _id: 'old' as never, uidValidity: '1', uid: 4 });
    await Cursor.create({ _id: 'new', uidValidity: '1', uid: 4, fencing: 7 });
    await migrate(opened.models);
    const all = await Cursor.find({}, { fencing: 1 }).sort({ _id: 1 }).lean();
    expect(all.map(({ fencing }) => fencing)).toEqual([7, 0]);
  });
});
