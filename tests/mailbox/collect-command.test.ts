import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { createLog } from '../../src/log.js';
import { openProgramme, type Programme } from '../../src/programme.js';
import { account } from '../../src/services/accounting.js';
import { command, startCommand } from '../builders/command.js';
import { mailSource } from '../builders/mail.js';
import { addWebinar } from '../builders/programme.js';
import { Dovecot, password, user } from './dovecot.js';
import { describeWithDovecot } from './needs-dovecot.js';

const mails = 120;

describeWithDovecot('ask-ahead collect', () => {
  let dovecot: Dovecot;
  let folder: string;
  let webinar: string;
  let environment: Record<string, string>;

  beforeAll(async () => {
    dovecot = await Dovecot.start();
  });
  afterAll(async () => {
    await dovecot.stop();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const withProgramme = async <T>(use: (programme: Programme) => Promise<T>): Promise<T> => {
    const place = { kind: 'embedded', folder: join(folder, 'data') } as const;
    const programme = await openProgramme({ store: place, secrets: null }, createLog('silent'));
    try {
      return await use(programme);
    } finally {
      await programme.close();
    }
  };

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ask-ahead-collect-'));
    const ca = join(folder, 'ca.pem');
    writeFileSync(ca, dovecot.certificate);
    environment = {
      DATA_DIR: join(folder, 'data'),
      MAILBOXES: 'questions',
      MAILBOX_QUESTIONS_HOST: 'localhost',
      MAILBOX_QUESTIONS_PORT: String(dovecot.ports.tls),
      MAILBOX_QUESTIONS_USER: user,
      MAILBOX_QUESTIONS_PASSWORD: password,
      MAILBOX_QUESTIONS_CA_FILE: ca,
    };
    webinar = await withProgramme(
      async (programme) => (await addWebinar(programme, { mailbox: 'questions' })).id,
    );
    await dovecot.empty();
    for (let n = 0; n < mails; n += 1) {
      const text = `Will the base at school number ${n} take pupils of every age?`;
      const arrived = new Date(Date.UTC(2024, 10, 10, 9, n));
      await dovecot.deliver(mailSource({ from: `family${n}@family.example`, text }), arrived);
    }
  });

  const state = () =>
    withProgramme(async (programme) => {
      const accounting = await account(programme.store, webinar);
      const questions = await programme.store.questions.ofWebinar(webinar);
      const messages = await Promise.all(
        [...new Set(questions.map(({ message }) => message))].map((id) => programme.store.messages.get(id)),
      );
      return {
        identities: new Set(messages.map(({ identity }) => identity)).size,
        wordForWord: questions.filter(({ message, asked }) =>
          messages.some(({ id, visibleText }) => id === message && visibleText.includes(asked)),
        ).length,
        messages: accounting.messages,
        faults: accounting.faults,
        asked: new Set(questions.map(({ asked }) => asked)).size,
        questions: questions.length,
      };
    });
  const whole = {
    messages: mails,
    identities: mails,
    faults: [],
    asked: mails,
    questions: mails,
    wordForWord: mails,
  };

  it('takes every message once when it is killed in the middle and run again, and changes no flag', async () => {
    const before = await dovecot.flags();
    const child = startCommand(['collect'], environment);
    let heard = '';
    await new Promise<void>((resolve, reject) => {
      child.stderr?.on('data', (piece: Buffer) => {
        heard += piece.toString('utf8');
        if (/(?:[2-9]\d) of 120 messages read/.test(heard)) resolve();
      });
      child.once('exit', () => reject(new Error(`It ended before it could be killed: ${heard}`)));
    });
    const killed = new Promise((resolve) => child.once('close', resolve));
    child.kill('SIGKILL');
    await killed;
    const half = await state();
    expect(half.messages).toBeGreaterThan(0);
    expect(half.messages).toBeLessThan(mails);

    expect(await command(['collect'], environment)).toMatchObject({ code: 0 });
    expect(await state()).toEqual(whole);
    expect((await command(['collect'], environment)).out).toContain(`messages ${mails} = questions ${mails}`);
    expect(await state()).toEqual(whole);
    expect(await dovecot.flags()).toEqual(before);
  });

  it('doubles nothing when the server renumbers the folder between runs', async () => {
    await command(['collect'], environment);
    await dovecot.renumber(4711);
    expect(await command(['collect'], environment)).toMatchObject({ code: 0 });
    expect(await state()).toEqual(whole);
  });

  it('marks as late what reached the server at the deadline or after it, to the second', async () => {
    await dovecot.empty();
    for (const arrived of ['22:59:59', '23:00:00', '23:00:01']) {
      const text = `Does mail of ${arrived} count?`;
      await dovecot.deliver(mailSource({ text }), new Date(`2024-11-18T${arrived}Z`));
    }
    await command(['collect'], environment);
    const late = await withProgramme(async ({ store }) => {
      const questions = await store.questions.ofWebinar(webinar);
      return Promise.all(
        questions.map(async ({ asked, message }) => [asked, (await store.messages.get(message)).late]),
      );
    });
    expect(late.sort()).toEqual([
      ['Does mail of 22:59:59 count?', false],
      ['Does mail of 23:00:00 count?', true],
      ['Does mail of 23:00:01 count?', true],
    ]);
  });

  it('only says how many there are with --dry-run', async () => {
    expect((await command(['collect', '--dry-run'], environment)).out).toContain(
      `${mails} messages to collect`,
    );
    expect((await state()).messages).toBe(0);
  });

  it('says in one sentence that the password is wrong', async () => {
    const { code, err } = await command(['collect'], { ...environment, MAILBOX_QUESTIONS_PASSWORD: 'wrong' });
    expect(code).toBe(1);
    expect(err).toContain('password');
    expect(err).not.toMatch(/at .*\.js|wrong/);
  });
});
