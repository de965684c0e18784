import type { FetchedMessage } from '../../src/pipeline/types.js';

export interface MailParts {
  from?: string;
  to?: string;
  subject?: string;
  text?: string;
  /** Sent as the only part when given. */
  html?: string;
  headers?: string[];
}

/** A mail as a family's programme would send it. */
export function mailSource({
  from = 'Robin Reed <robin@family.example>',
  to = 'questions@council.example',
  subject = 'A question',
  text = 'How many new special school places will there be?',
  html,
  headers = [],
}: MailParts = {}): Buffer {
  const type = html === undefined ? 'text/plain' : 'text/html';
  return Buffer.from(
    [
      `From: ${from}`,
      `To: ${to}`,
      `Subject: ${subject}`,
      'Date: Mon, 11 Nov 2024 20:00:00 +0000',
      'MIME-Version: 1.0',
      ...headers,
      `Content-Type: ${type}; charset="utf-8"`,
      '',
      html ?? text,
      '',
    ].join('\r\n'),
  );
}

/** The same as collecting hands it over; each `file` is another message. */
export function fetched(
  parts: MailParts = {},
  received = new Date('2024-11-11T20:00:05Z'),
  file = 'mail.eml',
): FetchedMessage {
  return { source: mailSource(parts), received, origin: { kind: 'file', file } };
}

export interface Attached {
  name: string;
  type: string;
  content: Buffer;
}

/** A mail of a text and files. */
export function mailWith(attached: readonly Attached[], { text = 'Please see attached.' } = {}): Buffer {
  const part = (head: string[], body: string) => ['--b', ...head, '', body].join('\r\n');
  const parts = [
    part(['Content-Type: text/plain; charset="utf-8"'], text),
    ...attached.map(({ name, type, content }) =>
      part(
        [
          `Content-Type: ${type}; name="${name}"`,
          `Content-Disposition: attachment; filename="${name}"`,
          'Content-Transfer-Encoding: base64',
        ],
        content.toString('base64').replaceAll(/.{76}/g, '$&\r\n'),
      ),
    ),
  ];
  const head = [
    'From: Robin Reed <robin@family.example>',
    'To: questions@council.example',
    'Subject: My questions',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="b"',
    '',
  ];
  return Buffer.from(`${[...head, ...parts, '--b--'].join('\r\n')}\r\n`);
}
