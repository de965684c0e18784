import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { createLog } from '../../src/log.js';
import { openProgramme, type Programme } from '../../src/programme.js';
import { account, accountingLine } from '../../src/services/accounting.js';
import type { Webinar } from '../../src/store/index.js';
import { fetched } from '../builders/mail.js';
import { addWebinar, collect } from '../builders/programme.js';
import { itKeepsJobsAndOutbox } from './jobs-and-outbox.js';
import { itKeepsLeasesAndSessions } from './leases.js';
import { describeWithServer, type Server, startServer } from './reference-server.js';

/** The same cases, each with its wanted result, on the embedded store and on a server. */
describeWithServer.each(['embedded store', 'MongoDB’s protocol'])('on the %s', (where) => {
  let programme: Programme;
  let server: Server | null = null;
  let folder: string;
  let webinar: Webinar;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ask-ahead-repositories-'));
    if (where !== 'embedded store') server = await startServer();
    const store =
      server === null
        ? ({ kind: 'embedded', folder } as const)
        : ({ kind: 'mongodb', uri: server.uri } as const);
    const secrets = { session: 's'.repeat(32), family: 'f'.repeat(32) };
    programme = await openProgramme({ store, secrets }, createLog('silent'));
  });
  beforeEach(async () => {
    webinar = await addWebinar(programme);
  });
  afterAll(async () => {
    await programme.close();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const mails = [
    'How many new special school places open next year?',
    'When do the new special school places open?',
    'Who sits on the provision panel?',
    'How does the provision panel decide?',
  ].map((text, n) => fetched({ from: `family${n}@family.example`, text }));

  it('collects twice and at once, and doubles nothing', async () => {
    await collect(programme, webinar, mails);
    await Promise.all([collect(programme, webinar, mails), collect(programme, webinar, mails)]);
    const accounting = await account(programme.store, webinar.id);
    expect(accountingLine(accounting)).toBe('messages 4 = questions 4');
    expect(accounting).toMatchObject({ questions: 4, families: 4, faults: [] });
  });

  it('knows a copy by its unique key', async () => {
    const [first] = mails;
    const again = fetched({
      from: 'family0@family.example',
      subject: 'Again',
      text: 'How many new special school places open next year?',
    });
    if (first !== undefined) await collect(programme, webinar, [first, again]);
    expect(accountingLine(await account(programme.store, webinar.id))).toBe(
      'messages 2 = questions 1 + duplicate-copy 1',
    );
  });

  it('makes themes, keeps a person’s title, and refuses what is stale', async () => {
    await collect(programme, webinar, mails);
    const board = await programme.ranking.board(webinar.id);
    const [first, second] = board.themes.map(({ theme }) => theme.id);
    expect(board.themes.map(({ questions }) => questions.length)).toEqual([2, 2]);
    await programme.ranking.move(
      webinar.id,
      second ?? '',
      board.webinar.themeOrderVersion,
      { kind: 'up' },
      'Hester',
    );
    await programme.ranking.rename(webinar.id, second ?? '', 1, 'A title of our own', 'Hester');
    await expect(programme.ranking.rename(webinar.id, second ?? '', 1, 'Another', 'Ana')).rejects.toThrow(
      'Somebody else changed this theme',
    );
    await programme.theming.run(webinar.id);
    const after = await programme.ranking.board(webinar.id);
    expect(after.themes.map(({ theme }) => theme.id)).toEqual([second, first]);
    expect(after.themes[0]?.theme.title).toBe('A title of our own');
  });

  it('claims one message of an older numbering, once', async () => {
    const { messages } = programme.store;
    const inFolder = (uidValidity: string, uid: number) => ({
      ...fetched({ from: 'numbered@family.example' }),
      origin: { kind: 'mailbox', mailbox: 'questions', folder: 'INBOX', uidValidity, uid } as const,
    });
    await collect(programme, webinar, [inFolder('1', 5)]);
    const [line] = await messages.page(webinar.id, null, 0, 10);
    const { digest } = await messages.get(line?.id ?? '');
    expect(await messages.renumber(webinar.id, digest, 'same', 'questions/INBOX/1')).toBeNull();
    expect((await messages.renumber(webinar.id, digest, 'new', 'questions/INBOX/2'))?.identity).toBe('new');
    expect(await messages.renumber(webinar.id, digest, 'newer', 'questions/INBOX/2')).toBeNull();
  });

  it('sets aside and restores by version', async () => {
    await collect(programme, webinar, mails.slice(0, 1));
    const [question] = await programme.store.questions.ofWebinar(webinar.id);
    const id = question?.id ?? '';
    await programme.reviewing.setAside(id, 1, 'duplicate', { name: 'Morgan' });
    await expect(programme.reviewing.include(id, 1, { name: 'Ana' })).rejects.toThrow(
      'Somebody else changed this question',
    );
    expect(await programme.store.questions.get(id)).toMatchObject({
      state: 'set-aside',
      setAsideReason: 'duplicate',
      version: 2,
    });
    await programme.reviewing.restore(id, 2, { name: 'Morgan' });
    expect(await programme.store.questions.get(id)).toMatchObject({
      state: 'undecided',
      setAsideReason: null,
    });
    expect((await programme.store.history.of(id)).map(({ action }) => action).sort()).toEqual([
      'restored',
      'set aside',
    ]);
  });

  it('counts failed sign-ins side by side without losing one', async () => {
    const email = 'counted@council.example';
    await programme.accounts.add(email, 'C', 'three random words', ['host']).catch(() => undefined);
    const person = await programme.store.people.findByEmail(email);
    const counts = await Promise.all(
      Array.from({ length: 50 }, () => programme.store.people.countFailedSignIn(person?.id ?? '')),
    );
    expect(Math.max(...counts)).toBe(50);
  });

  it('refuses a second account with the same address', async () => {
    const add = () => programme.accounts.add('twice@council.example', 'T', 'three random words', ['host']);
    await add();
    await expect(add()).rejects.toThrow('There is an account with this email address already');
  });

  it('lists messages in pages by arrival', async () => {
    const many = [3, 1, 2].map((day) =>
      fetched(
        { from: `d${day}@family.example`, subject: `day ${day}` },
        new Date(Date.UTC(2024, 10, day, 12)),
      ),
    );
    await collect(programme, webinar, many);
    const subjects = async (skip: number, limit: number) =>
      (await programme.store.messages.page(webinar.id, 'questions', skip, limit)).map(
        ({ subject }) => subject,
      );
    expect(await subjects(0, 2)).toEqual(['day 1', 'day 2']);
    expect(await subjects(2, 2)).toEqual(['day 3']);
  });

  itKeepsLeasesAndSessions(() => programme.store);
  itKeepsJobsAndOutbox(() => programme.store);
});
