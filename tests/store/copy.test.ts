import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { LeasedWork } from '../../src/services/leased-work.js';
import { copyStore, newId, openStore, type Question, type Store } from '../../src/store/index.js';
import { connectModels } from '../../src/store/open-models.js';
import { command, startCommand } from '../builders/command.js';
import { describeWithServer, type Server, startServer } from './reference-server.js';

const howMany = 1200;

describeWithServer('a copy of the embedded store into MongoDB', () => {
  let server: Server;
  let folder: string;

  beforeEach(async () => {
    server = await startServer();
    folder = mkdtempSync(join(tmpdir(), 'ask-ahead-copy-'));
  });
  afterEach(async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  const question = (n: number): Question => ({
    id: `q${String(n).padStart(5, '0')}`,
    webinar: 'w',
    message: `m${n}`,
    family: null,
    received: new Date(Date.UTC(2024, 10, 18, 0, 0, n)),
    late: false,
    position: 0,
    asked: `Question ${n}?`,
    start: 0,
    end: 10,
    wording: `Question ${n}?`,
    redacted: '',
    hints: [],
    state: 'undecided',
    setAsideReason: null,
    theme: null,
    placedBy: 'machine',
    confidence: 0.5,
    because: [],
    notHere: [],
    version: 1,
  });

  async function inEmbedded<T>(use: (store: Store) => Promise<T>): Promise<T> {
    const store = await openStore({ kind: 'embedded', folder });
    try {
      return await use(store);
    } finally {
      await store.close();
    }
  }

  async function fill(): Promise<void> {
    await inEmbedded(async ({ questions, families }) => {
      await questions.addOnce(Array.from({ length: howMany }, (_, n) => question(n)));
      await families.remember({ id: 'f', address: 'a@family.example', name: 'A' });
    });
  }

  /** Every record but the store's own, on either side. */
  async function everything(place: Parameters<typeof connectModels>[0]): Promise<Record<string, unknown>> {
    const { models, close } = await connectModels(place);
    const names = (Object.keys(models) as (keyof typeof models)[]).filter((name) => name !== 'Lease');
    const all: Record<string, unknown> = {};
    for (const name of names) {
      const found = await models[name].collection.find({}, { sort: { _id: 1 } }).toArray();
      all[name] = found.filter(({ _id }) => String(_id) !== 'identity');
    }
    await close();
    return all;
  }

  const same = async () => {
    const there = await everything({ kind: 'mongodb', uri: server.uri });
    expect(there).toEqual(await everything({ kind: 'embedded', folder }));
    expect(there.Question).toHaveLength(howMany);
  };

  it('brings every record, and says how many', async () => {
    await fill();
    const { code, out, err } = await command(['store', 'copy', '--to', server.uri], { DATA_DIR: folder });
    expect([code, out, err]).toEqual([
      0,
      expect.stringContaining(`questions: ${howMany}`),
      expect.stringContaining('Copying: done'),
    ]);
    expect(out).toContain('Now set MONGODB_URI, and SESSION_SECRET and FAMILY_KEY');
    await same();
  });

  it('never overwrites: a target with records is refused, also after a copy that is done', async () => {
    await fill();
    await copyStore(folder, server.uri, () => undefined);
    await expect(copyStore(folder, server.uri, () => undefined)).rejects.toThrow('holds records already');
    await same();
  });

  it('is refused while another store’s copy into the target was not finished', async () => {
    await fill();
    await stopInTheMiddle();
    const other = mkdtempSync(join(tmpdir(), 'ask-ahead-copy-'));
    await expect(copyStore(other, server.uri, () => undefined)).rejects.toThrow('holds records already');
    rmSync(other, { recursive: true });
  });

  /** The first batch arrives, then the one who copies is gone. */
  async function stopInTheMiddle(): Promise<void> {
    const stopped = copyStore(folder, server.uri, ({ copied }) => {
      if (copied > 400) throw new Error('It was stopped.');
    });
    await expect(stopped).rejects.toThrow('It was stopped.');
  }

  it('goes on after it was stopped in the middle, with what was changed and deleted meanwhile', async () => {
    await fill();
    await stopInTheMiddle();
    const { models, close } = await connectModels({ kind: 'embedded', folder });
    await models.Question.deleteOne({ _id: question(1).id });
    await models.Question.updateOne({ _id: question(2).id }, { $set: { wording: 'Another wording?' } });
    await models.Question.create({ ...question(howMany), _id: newId() });
    await close();
    await copyStore(folder, server.uri, () => undefined);
    await same();
  });

  it('brings the numbers of leases, so that work done under one goes on', async () => {
    const collect = (store: Store) =>
      new LeasedWork(store.leases).run('collect/w', async ({ fencing }) => {
        await store.cursors.advance({ id: 'w/questions/INBOX', uidValidity: '1', uid: fencing, fencing });
        return fencing;
      });
    await fill();
    for (const fencing of [1, 2, 3]) expect(await inEmbedded(collect)).toBe(fencing);
    await copyStore(folder, server.uri, () => undefined);
    const store = await openStore({ kind: 'mongodb', uri: server.uri });
    expect(await collect(store)).toBe(4);
    await store.close();
  });

  it('goes on after kill -9', async () => {
    await fill();
    const child = startCommand(['store', 'copy', '--to', server.uri], { DATA_DIR: folder });
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    await new Promise<void>((resolve) => child.stderr?.once('data', () => resolve()));
    child.kill('SIGKILL');
    // It may have been done just before the kill.
    const isDone = (await ended) === 0;
    const again = await command(['store', 'copy', '--to', server.uri], { DATA_DIR: folder });
    expect(again.code).toBe(isDone ? 1 : 0);
    await same();
  });
});
