import { afterEach, describe, expect, it } from '@jest/globals';
import { NotDelivered, senderOf } from '../../src/outbox/index.js';
import { localCertificate, type MailServer, startMailServer } from '../builders/mail-server.js';
import { startCuttingProxy } from '../mailbox/cutting-proxy.js';
import { freePort } from '../mailbox/free-port.js';

const from = 'questions@council.example';
const letter = {
  id: 'a1',
  to: 'moderator@council.example',
  subject: 'The deadline has passed',
  text: '231 mails came in.\nhttps://questions.council.example/webinars/w\n',
};
const servers: MailServer[] = [];
const started = async (behaviour: Parameters<typeof startMailServer>[0] = {}) => {
  const server = await startMailServer(behaviour);
  servers.push(server);
  return server;
};
const senderTo = (server: MailServer['settings']) => {
  const sender = senderOf({ kind: 'smtp', from, server });
  if (sender === null) throw new Error('There is a setting.');
  return sender;
};
const always = async () => undefined;
const whyNot = async (settings: MailServer['settings']) => {
  const error = await senderTo(settings)
    .send(letter, always)
    .catch((error: unknown) => error);
  return error instanceof NotDelivered ? error.why : 'nobody knows';
};

afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
});

describe('a letter', () => {
  it('arrives as it was written, says that a programme wrote it, and bears its own name', async () => {
    const { settings, taken } = await started();
    await senderTo(settings).send(letter, always);
    const [{ to, source } = { to: [], source: '' }, ...others] = taken;
    expect([to, others]).toEqual([['moderator@council.example'], []]);
    const [head = '', body = ''] = source.split('\r\n\r\n');
    expect(head.split('\r\n')).toEqual(
      expect.arrayContaining([
        'From: Webinar questions <questions@council.example>',
        'To: moderator@council.example',
        'Subject: The deadline has passed',
        'Message-ID: <ask-ahead.a1@council.example>',
        'Auto-Submitted: auto-generated',
        'X-Auto-Response-Suppress: All',
        'Content-Type: text/plain; charset=utf-8',
      ]),
    );
    expect(body).toContain('https://questions.council.example/webinars/w\r\n');
  });

  it('goes over an encrypted line, after signing in', async () => {
    const { key, cert } = localCertificate();
    const signedIn: string[] = [];
    const { settings, taken } = await started({
      tls: 'starttls',
      options: {
        key,
        cert,
        authOptional: false,
        onAuth({ username = '', password }, session, done) {
          signedIn.push(`${username} ${session.secure}`);
          if (password === 'right') done(null, { user: username });
          else done(new Error('wrong'));
        },
      },
    });
    const server = { ...settings, ca: cert, login: { user: 'questions', password: 'right' } };
    await senderTo(server).send(letter, always);
    expect([signedIn, taken.length]).toEqual([['questions true'], 1]);
    expect(await whyNot({ ...server, login: { user: 'questions', password: 'wrong' } })).toBe('sign-in');
    await expect(
      senderTo({ ...server, login: { user: 'questions', password: 'wrong' } }).check(),
    ).rejects.toThrow('SMTP_PASSWORD');
    const { ca: _, ...unknownAuthority } = server;
    expect(await whyNot(unknownAuthority)).toBe('encryption');
    expect(taken).toHaveLength(1);
  });

  it('does not go where encryption was wanted and is not offered', async () => {
    const { settings, taken } = await started();
    expect(await whyNot({ ...settings, tls: 'starttls' })).toBe('encryption');
    expect(taken).toEqual([]);
  });
});

describe('what certainly was not delivered', () => {
  it('is a letter for which no server answers', async () => {
    const nobody = { host: '127.0.0.1', port: await freePort(), tls: 'none', login: null } as const;
    expect(await whyNot(nobody)).toBe('no answer');
  });

  it.each([
    [{ refuseRecipient: 550 }, 'refused for good'],
    [{ refuseRecipient: 451 }, 'refused for now'],
    [{ refuseText: 554 }, 'refused for good'],
    [{ refuseText: 452 }, 'refused for now'],
  ] as const)('is one that is refused in words: %j', async (behaviour, why) => {
    const { settings, taken } = await started(behaviour);
    expect(await whyNot(settings)).toBe(why);
    expect(taken).toEqual([]);
  });

  it('is one whose connection ends at any byte before the server asked for the text, and no other', async () => {
    const whole = await started();
    const uncut = await startCuttingProxy(whole.settings.port);
    await senderTo({ ...whole.settings, port: uncut.port }).send(letter, always);
    const bytes = uncut.passed();
    await uncut.stop();
    for (let cutAfter = 1; cutAfter < bytes; cutAfter += 7) {
      const server = await started();
      const proxy = await startCuttingProxy(server.settings.port, cutAfter);
      const why = await whyNot({ ...server.settings, port: proxy.port }).catch(() => 'nobody knows');
      if (why !== 'nobody knows') expect([cutAfter, server.taken.length]).toEqual([cutAfter, 0]);
      await proxy.stop();
    }
  });

  it('says nothing that the server said', async () => {
    const { settings } = await started({ refuseText: 554 });
    await expect(senderTo(settings).send(letter, always)).rejects.not.toThrow(/zebrafinch/);
  });
});

it('hands nothing over when its claim is lost at the last moment', async () => {
  const { settings, taken } = await started();
  const lost = async () => {
    throw new Error('lost');
  };
  await expect(senderTo(settings).send(letter, lost)).rejects.toThrow('lost');
  expect(taken).toEqual([]);
});
