import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { doctorCommand } from '../../../src/cli/doctor/doctor.js';
import { checkMachine } from '../../../src/cli/doctor/machine.js';
import { checkCertificate, findAddress, reachPort } from '../../../src/cli/doctor/network.js';
import type { Step } from '../../../src/cli/doctor/step.js';
import { readConfig } from '../../../src/config.js';
import { createVectorMaker, noVectors } from '../../../src/language/vector-maker.js';
import { openStore } from '../../../src/store/index.js';
import { command } from '../../builders/command.js';
import { localCertificate, type MailServer, startMailServer } from '../../builders/mail-server.js';
import { freePort } from '../../mailbox/free-port.js';
import { webinar } from '../../store/every-call.js';

const folder = mkdtempSync(join(tmpdir(), 'ask-ahead-doctor-'));
const toStop: (() => unknown)[] = [];
afterEach(async () => {
  for (const stop of toStop.splice(0)) await stop();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the doctor says of these settings. */
async function doctor(environment: Record<string, string>) {
  const lines: string[] = [];
  const output = { line: async (text: string) => void lines.push(text) };
  let failed = '';
  const settings = () => readConfig({ DATA_DIR: join(folder, 'data'), ...environment });
  await doctorCommand(settings, { json: true }, output).catch((error: Error) => {
    failed = error.message;
  });
  const { ok, steps } = JSON.parse(lines.join('')) as { ok: boolean; steps: Step[] };
  return { ok, failed, of: (about: string) => steps.filter((step) => step.about === about) };
}

const states = (steps: Step[]) => steps.map(({ step, state }) => `${step}: ${state}`);

const mailbox = (port: number) => ({
  MAILBOXES: 'questions',
  MAILBOX_QUESTIONS_HOST: 'localhost',
  MAILBOX_QUESTIONS_PORT: String(port),
  MAILBOX_QUESTIONS_USER: 'questions',
  MAILBOX_QUESTIONS_PASSWORD: 'password-canary',
});

describe('the doctor', () => {
  it('names every fault of the settings, and looks no further', async () => {
    const { ok, of } = await doctor({ PORT: 'web', OUTBOX: 'smtp' });
    expect(ok).toBe(false);
    expect(of('settings').map(({ state }) => state)).toEqual(['mend', 'mend', 'mend', 'mend']);
    expect(of('store')).toEqual([]);
  });

  it('finds nothing to mend where nothing is set up yet, and leaves nothing behind', async () => {
    const { ok, failed, of } = await doctor({});
    expect([ok, failed]).toEqual([true, '']);
    expect(states(of('settings'))).toEqual(['settings: look']);
    expect(of('store')[0]?.says).toContain('it is made at the first start');
    expect(states(of('mail to colleagues'))).toEqual(['setting: look']);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('tries no step after the one that has to be mended', async () => {
    const { ok, failed, of } = await doctor(mailbox(await freePort()));
    expect([ok, failed]).toEqual([false, '1 step needs mending.']);
    expect(states(of('mailbox questions'))).toEqual([
      'address: ok',
      'connection: mend',
      'encryption: not tried',
      'sign-in: not tried',
      'folder: not tried',
      'messages: not tried',
      'junk: not tried',
      'clock: not tried',
    ]);
    expect(JSON.stringify(of('mailbox questions'))).not.toContain('password-canary');
  });

  it('ends with 1 when something has to be mended, and says it in a line for each step', async () => {
    const env = { DATA_DIR: join(folder, 'none'), ...mailbox(await freePort()) };
    const { code, out, err } = await command(['doctor'], env);
    expect(code).toBe(1);
    expect(out).toMatch(/^MEND {6}mailbox questions, connection: Nothing listens on port \d+ of localhost/m);
    expect(out).toMatch(/^not tried mailbox questions, sign-in: /m);
    expect(out).toMatch(/^ok {8}sentence model, model: The sentence model reads\.$/m);
    expect(err).toBe('1 step needs mending.\n');
    expect((await command(['doctor', '--json'], { DATA_DIR: join(folder, 'none') })).code).toBe(0);
  });
});

describe('the store', () => {
  it('is left to the process that has it open, and counted when none has', async () => {
    const place = { kind: 'embedded', folder: join(folder, 'used') } as const;
    const store = await openStore(place);
    await store.webinars.add(webinar('w'));
    const records = async () => (await checkMachine(place, undefined, () => noVectors))[0];
    expect(await records()).toMatchObject({ state: 'ok', says: expect.stringContaining('Another process') });
    await store.close();
    expect(await records()).toMatchObject({
      state: 'ok',
      says: expect.stringMatching(/^1 webinars and 0 messages in the folder/),
    });
  });

  it('that cannot be reached is to be mended', async () => {
    const store = { kind: 'mongodb', uri: `mongodb://127.0.0.1:${await freePort()}/x` } as const;
    const [records] = await checkMachine(store, undefined, () => noVectors);
    expect(records).toMatchObject({ state: 'mend', says: expect.stringContaining('does not answer') });
  });

  it('is a folder in the way when it is a file', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    const [records] = await checkMachine({ kind: 'embedded', folder: file }, undefined, () => noVectors);
    expect(records?.state).toBe('ok');
  });
});

it('tells a model that is not there', async () => {
  const none = () => createVectorMaker(join(folder, 'no-model'));
  const steps = await checkMachine({ kind: 'embedded', folder }, undefined, none);
  expect(steps.at(-1)).toMatchObject({ about: 'sentence model', state: 'mend' });
});

describe('a server', () => {
  it('has an address, or not', async () => {
    const server = { port: 1, tls: 'none' } as const;
    expect(await findAddress({ ...server, host: '127.0.0.1' })).toBe('127.0.0.1 is an address already.');
    await expect(findAddress({ ...server, host: 'no.such.name.invalid' })).rejects.toThrow(
      'No address is known',
    );
  });

  it('answers on its port, or not', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    toStop.push(() => server.close());
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as { port: number };
    const there = { host: '127.0.0.1', port, tls: 'implicit' } as const;
    expect(await reachPort(there)).toBe(`Port ${port} answers.`);
    await expect(reachPort({ ...there, port: await freePort() })).rejects.toThrow('Nothing listens');
  });

  it('has a certificate that is good, by another authority, for another name, or soon over', async () => {
    const { key, cert } = localCertificate();
    const server = createTlsServer({ key, cert }).listen(0, '127.0.0.1');
    server.on('tlsClientError', () => undefined);
    toStop.push(() => server.close());
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as { port: number };
    const there = { host: 'localhost', port, tls: 'implicit' as const, ca: cert };
    const now = new Date();
    expect(await checkCertificate(there, now)).toEqual({
      look: expect.stringMatching(/1 more days?. Have it renewed/),
    });
    const monthAgo = new Date(now.getTime() - 30 * 24 * 60 * 60_000);
    expect(await checkCertificate(there, monthAgo)).toMatch(/good for 31 more days/);
    const { ca: _, ...unknown } = there;
    await expect(checkCertificate(unknown, now)).rejects.toThrow('CA_FILE');
    await expect(checkCertificate({ ...there, host: '127.0.0.1' }, now)).rejects.toThrow('another name');
    const plain = createServer((socket) => socket.end('* OK\r\n')).listen(0, '127.0.0.1');
    toStop.push(() => plain.close());
    await new Promise((resolve) => plain.once('listening', resolve));
    const { port: plainPort } = plain.address() as { port: number };
    await expect(checkCertificate({ ...there, port: plainPort }, now)).rejects.toThrow('try starttls');
  });
});

describe('mail to colleagues', () => {
  const settings = (server: MailServer['settings'], more: Record<string, string> = {}) => ({
    OUTBOX: 'smtp',
    OUTBOX_FROM: 'questions@council.example',
    BASE_URL: 'https://questions.council.example',
    SMTP_HOST: server.host,
    SMTP_PORT: String(server.port),
    SMTP_TLS: server.tls,
    ...more,
  });

  it('is tried as far as signing in, and nothing is sent', async () => {
    const server = await startMailServer();
    toStop.push(server.stop);
    const { of } = await doctor(settings(server.settings));
    expect(states(of('mail to colleagues'))).toEqual([
      'address: ok',
      'connection: ok',
      'encryption: look',
      'sign-in: ok',
    ]);
    expect(server.taken).toEqual([]);
  });

  it('says what to mend when the server does not let it in', async () => {
    const { key, cert } = localCertificate();
    const ca = join(folder, 'ca.pem');
    writeFileSync(ca, cert);
    const server = await startMailServer({
      tls: 'starttls',
      options: { key, cert, onAuth: (_auth, _session, done) => done(new Error('no')) },
    });
    toStop.push(server.stop);
    const { of } = await doctor(
      settings(server.settings, { SMTP_USER: 'q', SMTP_PASSWORD: 'p', SMTP_CA_FILE: ca }),
    );
    expect(of('mail to colleagues').at(-1)).toMatchObject({
      state: 'mend',
      says: expect.stringContaining('SMTP_PASSWORD'),
    });
  });

  it('says when it goes into a folder', async () => {
    const { of } = await doctor({
      OUTBOX: 'folder',
      OUTBOX_FROM: 'questions@council.example',
      OUTBOX_FOLDER: join(folder, 'out'),
      BASE_URL: 'https://questions.council.example',
    });
    expect(of('mail to colleagues')).toMatchObject([{ step: 'folder', state: 'look' }]);
  });
});
