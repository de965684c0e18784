import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import {
  type CollectFromMailbox,
  collectFromMailbox,
  countMailbox,
  type MailboxAccount,
  MailboxCertificateNotTrusted,
  MailboxConnectionLost,
  type MailboxCursor,
  MailboxFolderMissing,
  MailboxRefusedSignIn,
} from '../../src/pipeline/1-collect/index.js';
import type { FetchedMessage } from '../../src/pipeline/types.js';
import { startCuttingProxy } from './cutting-proxy.js';
import { Dovecot, password, user } from './dovecot.js';
import { describeWithDovecot } from './needs-dovecot.js';

const window = { from: new Date('2024-11-04T09:00:00Z'), to: new Date('2024-11-18T23:00:00Z') };

function mail(subject: string, body = 'Hello'): string {
  return `From: asker@family.example\r\nTo: questions@council.example\r\nDate: Wed, 6 Nov 2024 10:00:00 +0000\r\nSubject: ${subject}\r\n\r\n${body}\r\n`;
}

interface Run {
  messages: FetchedMessage[];
  cursors: MailboxCursor[];
  fault: unknown;
}

describeWithDovecot('collecting from a mailbox', () => {
  let dovecot: Dovecot;

  beforeAll(async () => {
    dovecot = await Dovecot.start();
  });

  beforeEach(async () => {
    await dovecot.empty();
  });

  afterAll(async () => {
    await dovecot.stop();
  });

  function account(changes: Partial<MailboxAccount> = {}): MailboxAccount {
    return {
      host: 'localhost',
      port: dovecot.ports.tls,
      tls: 'implicit',
      user,
      password,
      ca: dovecot.certificate,
      ...changes,
    };
  }

  async function collect(
    changes: Partial<CollectFromMailbox> = {},
    from: MailboxAccount = account(),
  ): Promise<Run> {
    const found: Run = { messages: [], cursors: [], fault: null };
    const options = { mailbox: 'questions', folder: 'INBOX', window, cursor: null, ...changes };
    try {
      for await (const { message, cursor } of collectFromMailbox(from, options)) {
        found.messages.push(message);
        found.cursors.push(cursor);
      }
    } catch (fault) {
      found.fault = fault;
    }
    return found;
  }

  const subjects = ({ messages }: Run) =>
    messages.map(({ source }) => /Subject: (.+)\r/.exec(source.toString())?.[1]);

  const within = new Date('2024-11-06T10:00:00Z');

  async function deliverMany(count: number, body = 'Hello'): Promise<void> {
    for (let number = 1; number <= count; number++)
      await dovecot.deliver(mail(`Number ${number}`, body), within);
  }

  it('hands over the bytes as they are, when they arrived and where they lie', async () => {
    await dovecot.deliver(mail('One', 'caf\u{e9} \u{1f642}'), within);
    const { messages, cursors, fault } = await collect();
    expect(fault).toBeNull();
    expect(messages).toEqual([
      {
        source: Buffer.from(mail('One', 'caf\u{e9} \u{1f642}')),
        received: within,
        origin: {
          kind: 'mailbox',
          mailbox: 'questions',
          folder: 'INBOX',
          uidValidity: cursors[0]?.uidValidity,
          uid: cursors[0]?.uid,
        },
      },
    ]);
    expect(JSON.parse(JSON.stringify(cursors))).toEqual(cursors);
  });

  it('goes by the server’s clock: mail that arrived outside the window is passed over, to the second', async () => {
    await dovecot.deliver(mail('A second early'), new Date('2024-11-04T08:59:59Z'));
    await dovecot.deliver(mail('In time'), new Date('2024-11-04T09:00:00Z'));
    await dovecot.deliver(mail('Last second'), new Date('2024-11-18T22:59:59Z'));
    await dovecot.deliver(mail('At the deadline'), new Date('2024-11-18T23:00:00Z'));
    expect(subjects(await collect())).toEqual(['In time', 'Last second']);
    expect(await countMailbox(account(), { folder: 'INBOX', window, cursor: null })).toBe(2);
    const open = { from: window.from, to: null };
    expect(subjects(await collect({ window: open }))).toEqual(['In time', 'Last second', 'At the deadline']);
  });

  it('changes no flag', async () => {
    await deliverMany(3);
    const last = (await collect()).cursors.at(-1)?.uid ?? 0;
    await dovecot.setFlag(last, '\\Flagged');
    const before = await dovecot.flags();
    await collect();
    expect(before.map(({ flags }) => flags)).toEqual([[], [], ['\\Flagged']]);
    expect(await dovecot.flags()).toEqual(before);
  });

  it('goes on after the cursor, which has passed what was outside the window', async () => {
    await deliverMany(3);
    await dovecot.deliver(mail('Before the window'), new Date('2024-10-01T00:00:00Z'));
    const first = await collect({ batchSize: 2 });
    expect(subjects(first)).toEqual(['Number 1', 'Number 2', 'Number 3']);
    const [one, , three] = first.cursors;
    expect(subjects(await collect({ cursor: one ?? null }))).toEqual(['Number 2', 'Number 3']);
    expect((await dovecot.flags()).at(-1)?.uid).toBe(three?.uid);
  });

  it('finds nothing when nothing is newer, though the server names the last message for uid:*', async () => {
    await deliverMany(2);
    const cursor = (await collect()).cursors.at(-1) ?? null;
    expect(await collect({ cursor })).toEqual({ messages: [], cursors: [], fault: null });
    expect(await countMailbox(account(), { folder: 'INBOX', window, cursor })).toBe(0);
  });

  it('finds nothing in an empty folder', async () => {
    expect(await collect()).toEqual({ messages: [], cursors: [], fault: null });
  });

  it('starts over when the folder was renumbered', async () => {
    await deliverMany(2);
    const cursor = (await collect()).cursors.at(-1) ?? null;
    await dovecot.renumber(Number(cursor?.uidValidity) + 1000);
    const again = await collect({ cursor });
    expect(subjects(again)).toEqual(['Number 1', 'Number 2']);
    expect(again.cursors[0]?.uidValidity).toBe(String(Number(cursor?.uidValidity) + 1000));
  });

  it('leaves mail that arrives meanwhile to the next run, and goes on over mail that was taken away', async () => {
    await deliverMany(4);
    const source = collectFromMailbox(account(), {
      mailbox: 'questions',
      folder: 'INBOX',
      window,
      cursor: null,
      batchSize: 1,
    });
    const first = await source.next();
    const uid = first.value.cursor.uid;
    await dovecot.expunge(uid + 2);
    await dovecot.deliver(mail('Newcomer'), within);
    const rest: number[] = [];
    for await (const { cursor } of source) rest.push(cursor.uid);
    expect(rest).toEqual([uid + 1, uid + 3]);
    const cursor = { uidValidity: first.value.cursor.uidValidity, uid: uid + 3 };
    expect(subjects(await collect({ cursor }))).toEqual(['Newcomer']);
  });

  it('hands over the first bytes of a message that is too large, one more than the limit', async () => {
    await dovecot.deliver(mail('Large', 'x'.repeat(5000)), within);
    await dovecot.deliver(mail('Small'), within);
    const { messages } = await collect({ maxBytes: 1000 });
    expect(messages[0]?.source).toEqual(Buffer.from(mail('Large', 'x'.repeat(5000))).subarray(0, 1001));
    expect(messages[1]?.source).toEqual(Buffer.from(mail('Small')));
  });

  it('upgrades by STARTTLS, and reads in the clear on this machine when told to', async () => {
    await deliverMany(1);
    const plainPort = dovecot.ports.plain;
    expect(subjects(await collect({}, account({ tls: 'starttls', port: plainPort })))).toEqual(['Number 1']);
    expect(subjects(await collect({}, account({ tls: 'none', port: plainPort })))).toEqual(['Number 1']);
  });

  it('says when the password is wrong, and repeats neither it nor the server', async () => {
    const { fault } = await collect({}, account({ password: 'wrong-canary' }));
    expect(fault).toBeInstanceOf(MailboxRefusedSignIn);
    expect(String(fault)).not.toMatch(/wrong-canary|AUTHENTICATIONFAILED|Authentication failed/);
    await expect(
      countMailbox(account({ password: 'wrong-canary' }), { folder: 'INBOX', window, cursor: null }),
    ).rejects.toThrow(MailboxRefusedSignIn);
  });

  it('says which folder is not there', async () => {
    const { fault } = await collect({ folder: 'Parents' });
    expect(fault).toBeInstanceOf(MailboxFolderMissing);
    expect(String(fault)).toContain('“Parents”');
  });

  it('sends no password to a server whose certificate is not trusted', async () => {
    const { ca: _, ...stranger } = account();
    expect((await collect({}, stranger)).fault).toBeInstanceOf(MailboxCertificateNotTrusted);
    const upgraded = { ...stranger, tls: 'starttls' as const, port: dovecot.ports.plain };
    expect((await collect({}, upgraded)).fault).toBeInstanceOf(MailboxCertificateNotTrusted);
  });

  it('sends no password to a server whose certificate has another name', async () => {
    const otherName = account({ host: '127.0.0.1' });
    expect((await collect({}, otherName)).fault).toBeInstanceOf(MailboxCertificateNotTrusted);
  });

  it('stops at once when told to', async () => {
    await deliverMany(3);
    const stopping = new AbortController();
    const source = collectFromMailbox(account(), {
      mailbox: 'questions',
      folder: 'INBOX',
      window,
      cursor: null,
      signal: stopping.signal,
    });
    await source.next();
    stopping.abort(new Error('told to stop'));
    await expect(source.next()).rejects.toThrow('told to stop');
    expect((await collect({ signal: stopping.signal })).fault).toEqual(new Error('told to stop'));
  });

  it('says that the connection was lost when the server ends it', async () => {
    await deliverMany(3);
    const source = collectFromMailbox(account(), {
      mailbox: 'questions',
      folder: 'INBOX',
      window,
      cursor: null,
      batchSize: 1,
    });
    await source.next();
    await dovecot.kick();
    await expect(source.next()).rejects.toThrow(MailboxConnectionLost);
  });

  it('hands over whole messages when the line is cut in mid-run, and finds the others next time', async () => {
    await deliverMany(20, 'A line of a question, and another.\r\n'.repeat(100));
    const whole = await startCuttingProxy(dovecot.ports.plain);
    const all = await collect({ batchSize: 5 }, account({ tls: 'none', port: whole.port }));
    await whole.stop();
    expect(all.messages).toHaveLength(20);

    const bytes = whole.passed();
    const handedOver: number[] = [];
    for (const share of [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]) {
      const proxy = await startCuttingProxy(dovecot.ports.plain, Math.round(bytes * share));
      const part = await collect({ batchSize: 5 }, account({ tls: 'none', port: proxy.port }));
      await proxy.stop();
      expect(part.fault).toBeInstanceOf(MailboxConnectionLost);
      const rest = await collect({ cursor: part.cursors.at(-1) ?? null });
      expect([...part.messages, ...rest.messages]).toEqual(all.messages);
      handedOver.push(part.messages.length);
    }
    // Also those of the batch in which the line was cut: not only multiples of the batch size.
    expect(handedOver.every((count) => count > 0 && count < 20)).toBe(true);
    expect(handedOver.some((count) => count % 5 !== 0)).toBe(true);
  });
});
