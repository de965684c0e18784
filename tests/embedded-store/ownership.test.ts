import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { open } from 'lmdb';
import { isAlive, thisProcess } from '../../src/store/data-file/owner.js';
import { StoreFolderUnusable, StoreInUse } from '../../src/store/errors.js';
import { connect, letter, openModels, refusal, temporaryFolder } from './open-models.js';
import { startProgramme } from './programme.js';

describe('one programme at a time', () => {
  it('refuses a second process by folder and pid, and takes over from one that was killed', async () => {
    const folder = temporaryFolder();
    const owner = startProgramme(folder, `await Letters.create(letter('a')); say('open'); await forever;`);
    await owner.line();
    const error = await refusal(connect(folder));
    expect(error).toBeInstanceOf(StoreInUse);
    expect(error.message).toContain(folder);
    expect(error.message).toContain(`process ${owner.pid}`);
    expect(error.message).toContain('Stop that process first');
    await owner.kill();
    expect(await (await openModels(folder)).Letters.countDocuments({})).toBe(1);
  });

  it('refuses a second opening in the same process, and allows it after closing', async () => {
    const folder = temporaryFolder();
    const first = await openModels(folder);
    expect(await refusal(connect(folder))).toBeInstanceOf(StoreInUse);
    await first.close();
    const second = await openModels(folder);
    await second.Letters.create(letter('a'));
  });

  it('gives the folder to exactly one of three that open it at once', async () => {
    const folder = temporaryFolder();
    const racers = [1, 2, 3].map(() => startProgramme(folder, `say('won'); await forever;`));
    const answers = await Promise.all(racers.map((racer) => racer.line()));
    for (const racer of racers) await racer.kill();
    expect(answers.map((answer) => answer.split(':')[0]).sort()).toEqual(['StoreInUse', 'StoreInUse', 'won']);
  });

  it('knows a process that ended, and a later one with the same number', () => {
    const here = thisProcess();
    expect(isAlive(here)).toBe(true);
    expect(isAlive({ ...here, start: 'before the restart' })).toBe(false);
    // Above the largest number Linux gives a process.
    expect(isAlive({ pid: 2 ** 22 + 1, start: here.start })).toBe(false);
  });

  it('takes a running process for the owner where no start is known', () => {
    expect(isAlive({ pid: process.pid, start: '' })).toBe(true);
  });
});

describe('a folder that cannot be the store', () => {
  it.each([
    ['text', Buffer.from('hello')],
    ['zeros', Buffer.alloc(100_000)],
  ])('is refused when its data file holds %s, which stays as it was', async (_, bytes) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'data.mdb'), bytes);
    const error = await refusal(connect(folder));
    expect(error).toBeInstanceOf(StoreFolderUnusable);
    expect(error.message).toContain('holds something else');
  });

  it('is refused when it holds other files', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'holiday.jpg'), '');
    expect((await refusal(connect(folder))).message).toContain('holds something else');
  });

  it('may hold hidden files', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, '.keep'), '');
    await connect(folder);
  });

  it('is refused when it is a file, or lies in one', async () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    expect((await refusal(connect(file))).message).toContain('it is a file, not a folder');
    expect((await refusal(connect(join(file, 'in')))).message).toContain('it is a file, not a folder');
  });

  it('is refused when this account may not write there', async () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o555);
    // Root may write anywhere, so root hands over to the account that owns nothing.
    const isRoot = process.getuid?.() === 0;
    const programme = startProgramme(folder, '', 'unlimited', isRoot ? 65_534 : undefined);
    expect(await programme.line()).toMatch(/^StoreFolderUnusable: .*this account may not write there/);
    await programme.kill();
    chmodSync(folder, 0o755);
  });

  it('is refused when it holds another programme’s LMDB data', async () => {
    const folder = temporaryFolder();
    const database = open<Buffer, string[]>({ path: folder, noSubdir: false, encoding: 'binary' });
    await database.put(['theirs'], Buffer.from('x'));
    await database.close();
    expect((await refusal(connect(folder))).message).toContain('holds something else');
  });

  it('is refused with the system’s own words for anything else', async () => {
    const error = await refusal(connect('no\0name'));
    expect(error).toBeInstanceOf(StoreFolderUnusable);
    expect(error.message).toContain('null bytes');
  });
});
