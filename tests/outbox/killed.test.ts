import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { createLog } from '../../src/log.js';
import { Outbox, senderOf } from '../../src/outbox/index.js';
import { packageRoot } from '../../src/package-root.js';
import { openStore } from '../../src/store/index.js';
import { letter } from '../builders/letter.js';
import { type MailServer, startMailServer } from '../builders/mail-server.js';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const nameOf = ({ source }: { source: string }) => /Message-ID: (\S+)/.exec(source)?.[1] ?? '';

/** Runs on the build: a process of its own needs JavaScript. It sends what is due. */
const work = (folder: string, server: MailServer['settings']) => `
  import { createLog } from './dist/src/log.js';
  import { Outbox, senderOf } from './dist/src/outbox/index.js';
  import { openStore } from './dist/src/store/index.js';
  const store = await openStore({ kind: 'embedded', folder: ${JSON.stringify(folder)} });
  const sender = senderOf({ kind: 'smtp', from: 'questions@council.example', server: ${JSON.stringify(server)} });
  await new Outbox(store, sender, createLog('silent')).sendDue();
  await store.close();
`;

function start(folder: string, server: MailServer): ChildProcess {
  const program = work(folder, server.settings);
  return spawn(process.execPath, ['--input-type=module', '-e', program], {
    cwd: packageRoot,
    stdio: 'inherit',
  });
}

/** A store with so many letters that wait. */
async function storeWith(letters: number): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'ask-ahead-killed-'));
  folders.push(folder);
  await inStore(folder, async (outbox) => {
    for (let n = 1; n <= letters; n += 1) await outbox.queue(letter({ about: `message ${n}` }));
  });
  return folder;
}

async function inStore<T>(
  folder: string,
  use: (outbox: Outbox) => Promise<T>,
  server: MailServer['settings'] = { host: '127.0.0.1', port: 1, tls: 'none', login: null },
  now?: () => Date,
): Promise<T> {
  const store = await openStore({ kind: 'embedded', folder });
  const sender = senderOf({ kind: 'smtp', from: 'questions@council.example', server });
  try {
    return await use(new Outbox(store, sender, createLog('silent'), now));
  } finally {
    await store.close();
  }
}

const inAnHour = () => new Date(Date.now() + 60 * 60_000);

describe('a process that is killed', () => {
  it('between sending a letter and recording it leaves it for a person, and nobody sends it twice', async () => {
    const folder = await storeWith(3);
    let child: ChildProcess | undefined;
    let arrived = 0;
    const server = await startMailServer({
      onStep: (step) => {
        if (step === 'whole') arrived += 1;
        if (step === 'whole' && arrived === 2) child?.kill('SIGKILL');
      },
    });
    child = start(folder, server);
    await once(child, 'close');
    expect(server.taken).toHaveLength(2);

    const { listed, sent } = await inStore(
      folder,
      async (outbox) => ({ sent: await outbox.sendDue(), listed: await outbox.forPerson() }),
      server.settings,
      inAnHour,
    );
    expect(listed.map(({ state }) => state)).toEqual(['unsure']);
    expect(sent).toBe(1);
    const names = server.taken.map(nameOf);
    expect(new Set(names).size).toBe(3);
    expect(names).toHaveLength(3);
    await server.stop();
  });

  it('at any step of any letter: none goes out twice, and each arrived or is listed', async () => {
    const letters = 4;
    for (let killAt = 1; killAt <= letters * 4; killAt += 1) {
      const folder = await storeWith(letters);
      let child: ChildProcess | undefined;
      let steps = 0;
      const server = await startMailServer({
        onStep: () => {
          steps += 1;
          if (steps === killAt) child?.kill('SIGKILL');
        },
      });
      child = start(folder, server);
      await once(child, 'close');
      const listed = await inStore(
        folder,
        async (outbox) => {
          await outbox.sendDue();
          return outbox.forPerson();
        },
        server.settings,
        inAnHour,
      );
      const names = server.taken.map(nameOf);
      expect(new Set(names).size).toBe(names.length);
      expect(listed).toHaveLength(1);
      const accounted = new Set([...names, ...listed.map(({ id }) => `<ask-ahead.${id}@council.example>`)]);
      expect(accounted.size).toBe(letters);
      await server.stop();
    }
  });
});
