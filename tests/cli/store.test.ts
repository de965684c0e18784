import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openStore } from '../../src/store/index.js';
import { command } from '../builders/command.js';
import { newWebinar } from '../builders/programme.js';
import { startProgramme } from '../embedded-store/programme.js';

let place: string;

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'ask-ahead-store-command-'));
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

const store = (args: string[], folder: string) => command(['store', ...args], { DATA_DIR: folder });

/** A store with two webinars and some secrets, which nobody has open. */
async function filled(name: string): Promise<string> {
  const folder = join(place, name);
  const opened = await openStore({ kind: 'embedded', folder });
  for (const title of ['School places', 'Transport']) {
    await opened.webinars.add({
      ...newWebinar({ title }),
      id: title,
      phase: 'open',
      themeOrder: [],
      themeOrderVersion: 0,
      themesWorkedOn: false,
      granularity: 0,
      sweptAt: null,
      createdAt: new Date('2024-11-01T09:00:00Z'),
      version: 1,
    });
  }
  await opened.close();
  writeFileSync(join(folder, 'secrets.json'), '{"session":"s","family":"f"}');
  return folder;
}

async function titles(folder: string): Promise<string[]> {
  const opened = await openStore({ kind: 'embedded', folder });
  const all = await opened.webinars.list();
  await opened.close();
  return all.map(({ title }) => title).sort();
}

describe('ask-ahead store backup and restore', () => {
  it('keep a store as it is at one instant while it is written, in a file of mode 600', async () => {
    const folder = join(place, 'running');
    const writer = startProgramme(
      folder,
      `for (let n = 0; ; n += 1) {
         await Letters.insertMany([letter('a' + n), letter('b' + n)]);
         say(String(n));
       }`,
    );
    for (let n = 0; n < 50; n += 1) await writer.line();
    const file = join(place, 'backup.mdb');
    const made = await store(['backup', file], folder);
    await writer.kill();
    expect(made).toMatchObject({ code: 0, out: expect.stringContaining(`The backup is ${file}.`) });
    expect(made.err).toContain('Backing up: done');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const { out } = await store(['dump', file], join(place, 'none'));
    const ids = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).document._id as string);
    const numbers = (letter: string) =>
      ids
        .filter((id) => id.startsWith(letter))
        .map((id) => id.slice(1))
        .sort();
    expect(ids.length).toBeGreaterThanOrEqual(100);
    expect(numbers('a')).toEqual(numbers('b'));
  });

  it('bring back records and secrets where there is no store yet', async () => {
    const folder = await filled('old');
    const file = join(place, 'backup.mdb');
    await store(['backup', file], folder);
    const restored = await store(['restore', file], join(place, 'new'));
    expect(restored).toMatchObject({ code: 0, out: expect.stringContaining('Start ask-ahead again') });
    expect(restored.err).toContain('Restoring: done');
    expect(await titles(join(place, 'new'))).toEqual(['School places', 'Transport']);
    expect(readFileSync(join(place, 'new', 'secrets.json'), 'utf8')).toBe('{"session":"s","family":"f"}');
    expect(statSync(join(place, 'new', 'secrets.json')).mode & 0o777).toBe(0o600);
  });

  it('bring back a damaged store by the sentence that refuses it, and keep the damaged file', async () => {
    const folder = await filled('damaged');
    const file = join(place, 'backup.mdb');
    await store(['backup', file], folder);
    truncateSync(join(folder, 'data.mdb'), 12_288);
    const refused = await command(['user', 'list'], { DATA_DIR: folder });
    expect(refused.code).toBe(1);
    const [, args = ''] = /Restore it with: ask-ahead (.*)/.exec(refused.err) ?? [];
    expect(args).toBe(`store restore ${file}`);
    expect(await command(args.split(' '), { DATA_DIR: folder })).toMatchObject({ code: 0 });
    expect(await titles(folder)).toEqual(['School places', 'Transport']);
    expect(readdirSync(folder).filter((name) => name.startsWith('data.mdb.before-'))).toHaveLength(1);
  });

  it('never overwrite a file, nor a store with records', async () => {
    const folder = await filled('kept');
    const file = join(place, 'backup.mdb');
    await store(['backup', file], folder);
    const before = readFileSync(file);
    expect((await store(['backup', file], folder)).err).toContain('is there already. Choose another name.');
    expect(readFileSync(file).equals(before)).toBe(true);
    const refused = await store(['restore', file], folder);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('holds records already');
    expect(await titles(folder)).toEqual(['School places', 'Transport']);
  });

  it('refuse what is no backup, is damaged, or is not there, in a sentence', async () => {
    const folder = await filled('old');
    const file = join(place, 'backup.mdb');
    const target = join(place, 'new');
    writeFileSync(file, 'hello');
    expect((await store(['restore', file], target)).err).toContain('is not a backup made by ask-ahead');
    rmSync(file);
    expect((await store(['restore', file], target)).err).toContain('is not a backup made by ask-ahead');
    await store(['backup', file], folder);
    truncateSync(file, 12_288);
    expect((await store(['restore', file], target)).err).toContain('is damaged itself. Nothing was changed');
    expect(existsSync(join(target, 'data.mdb'))).toBe(false);
    expect((await store(['backup', join(place, 'x.mdb')], join(place, 'none'))).err).toContain(
      'There is no store in',
    );
  });

  it('are refused while another process has the store, except for a backup', async () => {
    const folder = join(place, 'running');
    const file = join(place, 'backup.mdb');
    const owner = startProgramme(folder, `say('open'); await forever;`);
    await owner.line();
    expect((await store(['backup', file], folder)).code).toBe(0);
    expect((await store(['restore', file], folder)).err).toContain(`in use by process ${owner.pid}`);
    await owner.kill();
  });

  it('are for the built-in store only', async () => {
    const environment = {
      MONGODB_URI: 'mongodb://db.example/x',
      SESSION_SECRET: 's'.repeat(32),
      FAMILY_KEY: 'f'.repeat(32),
    };
    const { code, err } = await command(['store', 'backup', join(place, 'x')], environment);
    expect([code, err]).toEqual([1, expect.stringContaining('such as mongodump')]);
  });
});

describe('ask-ahead store dump', () => {
  it('prints every record as a line of JSON, from the folder or a backup alone', async () => {
    const folder = await filled('old');
    const file = join(place, 'backup.mdb');
    await store(['backup', file], folder);
    const fromFolder = await store(['dump'], folder);
    const fromFile = await store(['dump', file], join(place, 'none'));
    expect(fromFolder.code).toBe(0);
    expect(fromFile.out).toBe(fromFolder.out);
    const lines = fromFolder.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const webinars = lines
      .filter(({ collection }) => collection === 'webinars')
      .map(({ document }) => document);
    expect(webinars.map(({ _id, deadline }) => [_id, deadline])).toEqual([
      ['School places', { $date: '2024-11-18T23:00:00Z' }],
      ['Transport', { $date: '2024-11-18T23:00:00Z' }],
    ]);
  });

  it('leaves a store as it was, and prints nothing of a damaged one', async () => {
    const folder = await filled('old');
    const before = readFileSync(join(folder, 'data.mdb'));
    await store(['dump'], folder);
    expect(readFileSync(join(folder, 'data.mdb')).equals(before)).toBe(true);
    truncateSync(join(folder, 'data.mdb'), 12_288);
    expect(await store(['dump'], folder)).toMatchObject({ code: 1, out: '' });
  });
});

it('a store copy to something else than MongoDB is refused', async () => {
  const refused = await store(['copy', '--to', 'postgres://db.example/x'], await filled('old'));
  expect([refused.code, refused.err]).toEqual([
    1,
    expect.stringContaining('--to must begin with mongodb://'),
  ]);
});
