import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FolderHasNoMail } from '../../src/pipeline/1-collect/index.js';
import type { Programme } from '../../src/programme.js';
import { account, accountingLine } from '../../src/services/accounting.js';
import { closeAfterDeadline } from '../../src/services/mailboxes.js';
import type { Webinar } from '../../src/store/index.js';
import { fetched } from '../builders/mail.js';
import { addWebinar, asCollected, collect, openTestProgramme } from '../builders/programme.js';

let programme: Programme;
let webinar: Webinar;
let close: () => Promise<void>;

beforeEach(async () => {
  ({ programme, close } = await openTestProgramme());
  webinar = await addWebinar(programme);
});
afterEach(() => close());

const transport = fetched({
  from: 'a@family.example',
  text: 'Who decides how long a child may sit on a school minibus?',
});
const places = fetched({
  from: 'b@family.example',
  text: 'How many new special school places open next year?',
});

describe('collecting', () => {
  it('stores each message once with one outcome, and each question with its message', async () => {
    const thanks = fetched({
      from: 'c@family.example',
      text: 'Thank you for this evening, it was a great help.',
    });
    const reply = fetched({
      from: 'd@family.example',
      headers: ['Auto-Submitted: auto-replied'],
      text: 'I am away.',
    });
    await collect(programme, webinar, [transport, places, thanks, reply]);
    const accounting = await account(programme.store, webinar.id);
    expect(accountingLine(accounting)).toBe('messages 4 = questions 2 + no-question 1 + automatic 1');
    expect(accounting).toMatchObject({ questions: 2, families: 2, faults: [] });
  });

  it('doubles nothing when the same mail is collected again', async () => {
    await collect(programme, webinar, [transport, places]);
    await collect(programme, webinar, [transport, places]);
    expect(await account(programme.store, webinar.id)).toMatchObject({ messages: 2, questions: 2 });
  });

  it('doubles and loses nothing when two collectors run at once', async () => {
    const mails = Array.from({ length: 12 }, (_, n) =>
      fetched({
        from: `f${n}@family.example`,
        text: `Will school number ${n} have a base for pupils with autism?`,
      }),
    );
    await Promise.all([collect(programme, webinar, mails), collect(programme, webinar, mails)]);
    expect(await account(programme.store, webinar.id)).toMatchObject({
      messages: 12,
      questions: 12,
      faults: [],
    });
  });

  it('finishes a message whose questions were not stored when the last run was killed', async () => {
    const { addOnce } = programme.store.questions;
    programme.store.questions.addOnce = () => Promise.reject(new Error('killed'));
    await expect(collect(programme, webinar, [transport])).rejects.toThrow('killed');
    programme.store.questions.addOnce = addOnce;
    const broken = await account(programme.store, webinar.id);
    expect(broken.faults).toEqual([
      '1 messages have no outcome yet.',
      '1 messages should have questions and have none.',
    ]);
    await collect(programme, webinar, [transport]);
    expect(await account(programme.store, webinar.id)).toMatchObject({
      messages: 1,
      questions: 1,
      faults: [],
    });
  });

  it('takes the same sender’s same text as a copy, and another sender’s as a question', async () => {
    const again = fetched({
      from: 'a@family.example',
      subject: 'Sent again',
      text: 'Who decides how long a child may sit on a school minibus?',
    });
    const other = fetched({
      from: 'z@family.example',
      text: 'Who decides how long a child may sit on a school minibus?',
    });
    await collect(programme, webinar, [transport, again, other]);
    expect(accountingLine(await account(programme.store, webinar.id))).toBe(
      'messages 3 = questions 2 + duplicate-copy 1',
    );
  });

  it('marks mail late from the deadline on, by the server’s clock', async () => {
    const at = (time: string, from: string) =>
      fetched(
        { from, text: `Is ${from.slice(0, 1)} in time for the webinar, by your clock?` },
        new Date(time),
      );
    await collect(programme, webinar, [
      at('2024-11-18T22:59:59Z', 'p@family.example'),
      at('2024-11-18T23:00:00Z', 'q@family.example'),
    ]);
    const questions = await programme.store.questions.ofWebinar(webinar.id);
    expect(questions.map(({ late }) => late)).toEqual([false, true]);
  });

  it('raises a message that tells of harm, also when it asks nothing', async () => {
    const text = 'Thank you for the evening. Our neighbour’s boy has bruises and is scared to go home.';
    await collect(programme, webinar, [fetched({ text })]);
    const { raised } = await programme.reviewing.queue(webinar.id);
    expect(raised).toHaveLength(1);
  });

  it('leaves mail that does not fit the mailbox rule, and lists it', async () => {
    const ruled = await addWebinar(programme, {
      rule: { address: 'transport@council.example', subject: '' },
    });
    await collect(programme, ruled, [transport, fetched({ to: 'transport@council.example' })]);
    expect(accountingLine(await account(programme.store, ruled.id))).toBe(
      'messages 2 = questions 1 + not-for-this-webinar 1',
    );
  });

  it('finds mail again after the folder was renumbered', async () => {
    const inFolder = (uidValidity: string, uid: number) => ({
      ...transport,
      origin: { kind: 'mailbox', mailbox: 'questions', folder: 'INBOX', uidValidity, uid } as const,
    });
    await collect(programme, webinar, [inFolder('1', 7)]);
    await collect(programme, webinar, [inFolder('2', 1)]);
    expect(await account(programme.store, webinar.id)).toMatchObject({ messages: 1, questions: 1 });
    await collect(programme, webinar, [inFolder('2', 1), inFolder('2', 2)]);
    expect((await account(programme.store, webinar.id)).messages).toBe(2);
  });

  it('keeps what came before the source failed, and says so in our own words', async () => {
    async function* failing() {
      yield* asCollected([transport]);
      throw new Error('zebrafinch in a store error');
    }
    await expect(programme.collector.run(webinar, failing())).rejects.toThrow('zebrafinch');
    const progress = programme.collector.progress(webinar.id);
    expect(progress).toMatchObject({
      stage: 'failed',
      problem: 'Collecting stopped before its end. What was stored before is safe: collect again.',
    });
    expect((await account(programme.store, webinar.id)).questions).toBe(1);
  });

  it('shows the sentence of an error that was written for people', async () => {
    async function* failing(): AsyncGenerator<{ message: typeof transport }> {
      yield* asCollected([transport]);
      throw new FolderHasNoMail('somewhere');
    }
    await expect(programme.collector.run(webinar, failing())).rejects.toThrow(FolderHasNoMail);
    expect(programme.collector.progress(webinar.id)?.problem).toBe(new FolderHasNoMail('somewhere').message);
  });

  it('closes the collection by a run that began five minutes after the deadline, not before', async () => {
    await closeAfterDeadline(programme.store, webinar, new Date('2024-11-18T23:04:59Z'));
    expect((await programme.store.webinars.get(webinar.id)).phase).toBe('open');
    await closeAfterDeadline(programme.store, webinar, new Date('2024-11-18T23:05:00Z'));
    expect((await programme.store.webinars.get(webinar.id)).phase).toBe('collected');
  });
});

describe('people over machine', () => {
  const mails = [
    'How many new special school places open next year?',
    'When do the new special school places open?',
    'Who sits on the provision panel?',
    'How does the provision panel decide?',
  ].map((text, n) => fetched({ from: `m${n}@family.example`, text }));

  it('groups everything afresh until a person works on the themes', async () => {
    await collect(programme, webinar, mails.slice(0, 2));
    await collect(programme, webinar, mails);
    const { themes } = await programme.ranking.board(webinar.id);
    expect(themes.map(({ questions }) => questions.length)).toEqual([2, 2]);
  });

  it('keeps a person’s title, order and placement through later runs', async () => {
    await collect(programme, webinar, mails);
    const before = await programme.ranking.board(webinar.id);
    const [first, second] = before.themes;
    if (first === undefined || second === undefined) throw new Error('two themes were expected');
    await programme.ranking.move(
      webinar.id,
      second.theme.id,
      before.webinar.themeOrderVersion,
      { kind: 'up' },
      'Hester',
    );
    await programme.ranking.rename(webinar.id, second.theme.id, 1, 'What we were asked most', 'Hester');
    const [moved] = first.questions;
    if (moved === undefined) throw new Error('a question was expected');
    await programme.ranking.moveQuestion(webinar.id, moved.id, moved.version, second.theme.id, 'Hester');
    await collect(programme, webinar, [
      ...mails,
      fetched({ from: 'new@family.example', text: 'Will the new panel see our photographs?' }),
    ]);
    const { themes } = await programme.ranking.board(webinar.id);
    expect(themes[0]?.theme).toMatchObject({ id: second.theme.id, title: 'What we were asked most' });
    expect(themes[0]?.questions.map(({ id }) => id)).toContain(moved.id);
    expect(themes).toHaveLength(2);
  });

  it('refuses a move made on a stale page', async () => {
    await collect(programme, webinar, mails);
    const { webinar: now, themes } = await programme.ranking.board(webinar.id);
    const id = themes[1]?.theme.id ?? '';
    expect(
      await programme.ranking.move(
        webinar.id,
        id,
        now.themeOrderVersion,
        { kind: 'to', position: 99 },
        'Hester',
      ),
    ).toBe(2);
    await expect(
      programme.ranking.move(webinar.id, id, now.themeOrderVersion, { kind: 'up' }, 'Ana'),
    ).rejects.toThrow('Somebody else changed');
  });
});
