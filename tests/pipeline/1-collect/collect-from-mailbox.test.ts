import { afterEach, describe, expect, it } from '@jest/globals';
import {
  collectFromMailbox,
  countMailbox,
  type MailboxAccount,
  MailboxConnectionLost,
  MailboxFolderMissing,
  MailboxNotEncrypted,
  MailboxRefusedSignIn,
  MailboxUnreachable,
} from '../../../src/pipeline/1-collect/index.js';
import { type Script, type ScriptedImap, startScriptedImap } from './scripted-imap.js';

const which = { folder: 'INBOX', window: { from: new Date('2024-11-04T09:00:00Z'), to: null }, cursor: null };

let server: ScriptedImap | null = null;

afterEach(async () => {
  await server?.stop();
  server = null;
});

async function accountOn(script: Script, changes: Partial<MailboxAccount> = {}): Promise<MailboxAccount> {
  server = await startScriptedImap(script);
  return {
    host: '127.0.0.1',
    port: server.port,
    tls: 'none',
    user: 'families',
    password: 'canary-pass',
    ...changes,
  };
}

/** The uids that came with their cursors, and the error that came then. */
async function collected(account: MailboxAccount) {
  const uids: number[][] = [];
  try {
    for await (const { message, cursor } of collectFromMailbox(account, { ...which, mailbox: 'questions' })) {
      uids.push([message.origin.kind === 'mailbox' ? message.origin.uid : 0, cursor.uid]);
    }
    return { uids, fault: null };
  } catch (fault) {
    return { uids, fault };
  }
}

const listedLine = (uid: number, time = '06-Nov-2024 10:00:00 +0000') =>
  `* ${uid} FETCH (UID ${uid} RFC822.SIZE 30 INTERNALDATE "${time}")`;
const textLine = (uid: number) => `* ${uid} FETCH (UID ${uid} BODY[]<0> "Subject: Number ${uid}")`;

describe('a mailbox that cannot be reached', () => {
  it('is said to be so when nobody listens there', async () => {
    const account = await accountOn({});
    await server?.stop();
    server = null;
    await expect(countMailbox(account, which)).rejects.toThrow(MailboxUnreachable);
  });

  it.each([
    ['the server turns us away', { greeting: ['* BYE canary-answer'] }],
    ['the server ends the connection', { LOGIN: null }],
    ['the server cannot look at the password now', { LOGIN: ['NO [UNAVAILABLE] canary-answer'] }],
  ])('is said to be so when %s', async (_, script: Script) => {
    const { fault } = await collected(await accountOn(script));
    expect(fault).toBeInstanceOf(MailboxUnreachable);
    expect(String(fault)).not.toContain('canary');
  });

  it('is said to be so when it speaks no TLS on that port', async () => {
    const account = await accountOn({}, { tls: 'implicit' });
    await expect(countMailbox(account, which)).rejects.toThrow(MailboxUnreachable);
  });
});

describe('a password', () => {
  it('is not sent in the clear to another machine', async () => {
    const account = await accountOn({}, { host: 'mail.example' });
    await expect(countMailbox(account, which)).rejects.toThrow(MailboxNotEncrypted);
  });

  it.each(['localhost', '127.0.0.1'])('may be sent in the clear to %s', async (host) => {
    const account = await accountOn({ 'UID FETCH': ['OK done'] }, { host });
    expect(await countMailbox(account, which)).toBe(0);
  });

  it('is not sent when the server hides that it can encrypt', async () => {
    const account = await accountOn({}, { tls: 'starttls' });
    await expect(countMailbox(account, which)).rejects.toThrow(MailboxNotEncrypted);
    expect(server?.received.join()).not.toContain('canary-pass');
  });

  it('that is refused is not repeated, nor is what the server said', async () => {
    const { fault } = await collected(
      await accountOn({ LOGIN: ['NO [AUTHENTICATIONFAILED] canary-answer'] }),
    );
    expect(fault).toBeInstanceOf(MailboxRefusedSignIn);
    expect(String(fault)).not.toContain('canary');
  });
});

describe('a folder', () => {
  it('that is refused is said to be missing', async () => {
    const account = await accountOn({ EXAMINE: ['NO canary-answer'], LIST: ['OK done'] });
    await expect(countMailbox(account, which)).rejects.toThrow(MailboxFolderMissing);
  });

  it('is opened with EXAMINE, and nothing but texts is asked for', async () => {
    await collected(await accountOn({ 'UID FETCH': [listedLine(5), 'OK done'] }));
    const commands = server?.received.join('\n') ?? '';
    expect(commands).toContain('EXAMINE');
    expect(commands).toContain('BODY.PEEK[]');
    expect(commands).not.toMatch(/SELECT|STORE|EXPUNGE|CLOSE|COPY|MOVE|APPEND|BODY\[/);
  });
});

describe('reading that breaks off', () => {
  it.each([
    ['while the folder is opened', { EXAMINE: null }],
    ['since the folder has no UIDVALIDITY', { EXAMINE: ['* 1 EXISTS', 'OK [READ-ONLY] done'] }],
    ['while the folder is listed', { 'UID FETCH': null }],
    [
      'since a message has no time of arrival',
      { 'UID FETCH': ['* 5 FETCH (UID 5 RFC822.SIZE 30)', 'OK done'] },
    ],
  ])('is said to be so %s', async (_, script: Script) => {
    expect(await collected(await accountOn(script))).toEqual({
      uids: [],
      fault: expect.objectContaining({ name: 'MailboxConnectionLost' }),
    });
  });

  it('hands over nothing behind a message that did not come', async () => {
    const account = await accountOn({
      'UID FETCH 1:*': [listedLine(5), listedLine(6), listedLine(7), 'OK done'],
      'UID FETCH 5,6,7': [textLine(5), textLine(7), 'NO the disk is broken'],
    });
    const { uids, fault } = await collected(account);
    expect(uids).toEqual([[5, 5]]);
    expect(fault).toBeInstanceOf(MailboxConnectionLost);
  });
});

describe('the rows of a server', () => {
  it('may come in any order, with flags that others changed, and without what was taken away', async () => {
    const account = await accountOn({
      'UID FETCH 1:*': [
        listedLine(7),
        listedLine(5),
        listedLine(6),
        listedLine(8, '01-Nov-2024 10:00:00 +0000'),
        'OK done',
      ],
      'UID FETCH 5,6,7': [textLine(7), '* 6 FETCH (UID 6 FLAGS (\\Seen))', textLine(5), 'OK done'],
    });
    expect(await collected(account)).toEqual({
      uids: [
        [5, 5],
        [7, 8],
      ],
      fault: null,
    });
  });
});

describe('a signal', () => {
  it('ends a run that waits for an answer, with its own reason', async () => {
    const account = await accountOn({ 'UID FETCH': [] });
    const stopping = new AbortController();
    const counted = countMailbox(account, { ...which, signal: stopping.signal });
    setTimeout(() => stopping.abort(new Error('told to stop')), 200);
    await expect(counted).rejects.toThrow('told to stop');
  });

  it('that was given before keeps a run from beginning', async () => {
    const account = await accountOn({});
    await expect(countMailbox(account, { ...which, signal: AbortSignal.abort() })).rejects.toThrow();
    expect(server?.received).toEqual([]);
  });
});
