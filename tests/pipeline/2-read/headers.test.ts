import { describe, expect, it } from '@jest/globals';
import { readMessage, receivedDate } from '../../../src/pipeline/2-read/index.js';
import { mailSource, mailWith } from '../../builders/mail.js';

const lines = (...all: string[]) => Buffer.from(all.join('\r\n'));

describe('the headers of a message', () => {
  it('say who wrote it, to whom, and where answers go', async () => {
    const read = await readMessage(
      lines(
        'From: ROBIN@Family.Example',
        'Reply-To: Ana <ana@family.example>',
        'To: Parents: p1@family.example, P Two <p2@family.example>;',
        'Cc: Questions@council.example',
        'Delivered-To: <questions@council.example>',
        '',
        'Is it free?',
      ),
    );
    expect(read.from).toEqual({ address: 'robin@family.example', name: '' });
    expect(read.replyTo).toEqual({ address: 'ana@family.example', name: 'Ana' });
    expect(read.recipients).toEqual([
      'p1@family.example',
      'p2@family.example',
      'questions@council.example',
      'questions@council.example',
    ]);
    expect(read.sentAt).toBeNull();
    expect(read.firstReceivedAt).toBeNull();
    expect(read.messageId).toBeNull();
  });

  it('may name nobody', async () => {
    const read = await readMessage(lines('From: nobody', 'To: undisclosed recipients:;', '', 'Is it free?'));
    expect(read).toMatchObject({ from: null, replyTo: null, recipients: [] });
  });

  it('tell when it was received, behind the last semicolon of the lowest line', () => {
    expect(receivedDate('from a by b; for <c>; Fri, 1 Nov 2024 09:00:00 +0000 (GMT)')?.toISOString()).toBe(
      '2024-11-01T09:00:00.000Z',
    );
    expect(receivedDate('from a by b')).toBeNull();
    expect(receivedDate('from a by b; never')).toBeNull();
  });

  it('of a mailing list name us only where the server delivered it', async () => {
    const list = [
      'List-Id: parents',
      'List-Post: <mailto:parents@list.example>',
      'Delivered-To: questions@council.example',
    ];
    const writtenBy = async (to: string) =>
      (await readMessage(mailSource({ to, headers: list }), { address: 'questions@council.example' }))
        .writtenBy;
    expect(await writtenBy('parents@list.example')).toBe('automatic');
    expect(await writtenBy('parents@list.example, questions@council.example')).toBe('person');
  });
});

describe('parts of a message', () => {
  it('that are pictures within the text are no attachments', async () => {
    const read = await readMessage(
      lines(
        'From: robin@family.example',
        'Content-Type: multipart/related; boundary="b"',
        '',
        '--b',
        'Content-Type: text/html',
        '',
        '<p>Is it free?</p><img src="cid:1">',
        '--b',
        'Content-Type: image/png; name="logo.png"',
        'Content-ID: <1>',
        '',
        'abc',
        '--b--',
        '',
      ),
    );
    expect(read.attachments).toEqual([]);
    expect(read.visibleText).toBe('Is it free?');
  });

  it('that are HTML alone, beside a file, are read as text', async () => {
    const read = await readMessage(
      lines(
        'From: robin@family.example',
        'Content-Type: multipart/mixed; boundary="b"',
        '',
        '--b',
        'Content-Type: text/html; charset=utf-8',
        '',
        '<p>Is it free?</p><p hidden>Not seen</p>',
        '--b',
        'Content-Type:',
        'Content-Disposition: attachment; filename="x"',
        '',
        'abc',
        '--b--',
        '',
      ),
    );
    expect(read.wholeText).toBe('Is it free?');
    expect(read.attachments).toEqual([{ name: 'x', type: 'application/octet-stream', size: 3 }]);
  });

  it('nested a thousand deep are told to a person', async () => {
    const deep = Array.from({ length: 1_000 }, (_, level) => [
      `Content-Type: multipart/mixed; boundary="b${level}"`,
      '',
      `--b${level}`,
    ]).flat();
    const read = await readMessage(lines('From: robin@family.example', ...deep, '', 'Is it free?'));
    expect(read).toMatchObject({ writtenBy: 'unreadable', reason: expect.stringContaining('broken') });
  });

  it('that are broken Windows text stay as they are where no reading makes them whole', async () => {
    const source = Buffer.concat([
      lines('From: robin@family.example', 'Content-Type: text/plain; charset=x-unknown', '', 'Is it '),
      Buffer.from([0xc3, 0x28, 0xff]),
      Buffer.from(' free?'),
    ]);
    expect((await readMessage(source)).visibleText).toContain('free?');
    const replaced = mailSource({ text: 'Is it \uFFFD free?' });
    expect((await readMessage(replaced)).visibleText).toContain('free?');
  });

  it('that are machines’ mail keep what a person wrote in them, and no question is taken from them', async () => {
    const read = await readMessage(
      mailSource({ subject: 'Automatic reply: x', text: 'I am away. Will it be recorded?' }),
    );
    expect(read.writtenBy).toBe('automatic');
    expect(read.visibleText).toBe('I am away. Will it be recorded?');
  });

  it('that are attached messages by machines are not passed on', async () => {
    const bounce = mailSource({ from: 'MAILER-DAEMON@council.example', text: 'It could not be delivered.' });
    const source = mailWith([{ name: 'a.eml', type: 'message/rfc822', content: bounce }], {
      text: 'See this.',
    });
    expect((await readMessage(source)).forwarded).toBeNull();
  });
});
