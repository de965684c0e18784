import { mailSource, mailWith } from './mail.js';
import { pdf } from './pdf.js';
import type { Random } from './random.js';
import { docx } from './zip.js';

/** Messages as networks, old programmes and hostile people leave them. */

const question = 'How many places will there be, and who decides about them?';
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const crlf = '\r\n';

const alternative = Buffer.from(
  [
    'From: robin@family.example',
    'Content-Type: multipart/alternative; boundary="a"',
    '',
    '--a',
    'Content-Type: text/plain; charset="iso-8859-1"',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    `${question} =A35?`,
    '--a',
    'Content-Type: text/html; charset="utf-8"',
    '',
    `<p>${question}</p><div class="gmail_quote"><blockquote>Old?</blockquote></div>`,
    '--a--',
    '',
  ].join(crlf),
);

/** Small sound mails of every shape, to be damaged. */
const sound: readonly [Buffer, ...Buffer[]] = [
  mailSource(),
  mailSource({ html: `<table><tr><td>${question}</td></tr></table>` }),
  mailSource({
    text: `${question}${crlf}${crlf}On Fri, 1 Nov 2024 at 09:00, News <n@c.example> wrote:${crlf}> Old?`,
  }),
  mailSource({ text: `Name: Ana${crlf}Email: a@f.example${crlf}Your question: ${question}` }),
  alternative,
  mailWith([{ name: 'plan.docx', type: word, content: docx([question]) }]),
  mailWith([{ name: 'plan.pdf', type: 'application/pdf', content: pdf([question]) }]),
  mailWith([{ name: 'a.eml', type: 'message/rfc822', content: mailSource() }]),
  mailWith([{ name: 'winmail.dat', type: 'application/ms-tnef', content: Buffer.from('x\x9f>"garbage') }]),
];

type Damage = (random: Random) => Buffer;

const cut: Damage = (random) => {
  const source = random.pick(sound);
  return source.subarray(0, random.below(source.length));
};

const flipBits: Damage = (random) => {
  const source = Buffer.from(random.pick(sound));
  for (let count = 1 + random.below(40); count > 0; count -= 1) {
    const at = random.below(source.length);
    source[at] = (source[at] ?? 0) ^ (1 << random.below(8));
  }
  return source;
};

/** Lines swapped, doubled and lost: headers in the body, boundaries out of order. */
const shuffleLines: Damage = (random) => {
  const lines = random.pick(sound).toString('latin1').split(crlf);
  for (let count = 1 + random.below(8); count > 0; count -= 1) {
    const [from, to] = [random.below(lines.length), random.below(lines.length)];
    const line = lines[from] ?? '';
    if (random.next() < 0.3) lines.splice(from, 1);
    else if (random.next() < 0.5) lines.splice(to, 0, line);
    else [lines[from], lines[to]] = [lines[to] ?? '', line];
  }
  return Buffer.from(lines.join(random.pick([crlf, '\n', '\r'])), 'latin1');
};

const randomBytes = (random: Random, length: number) =>
  Buffer.from(Array.from({ length }, () => random.below(256)));

const wrongCharset: Damage = (random) => {
  const charset = random.pick([
    'utf-7',
    'utf-16',
    'iso-2022-jp',
    'x-user-defined',
    'cp99999',
    '',
    '"',
    'ks_c_5601-1987',
    'big5',
  ]);
  const encoding = random.pick(['base64', 'quoted-printable', '8bit', 'x-uuencode', 'binary']);
  const head = `From: =?${charset}?Q?=E4=FF?= <r@f.example>${crlf}Subject: =?${charset}?B?////?=${crlf}Content-Type: text/${random.pick(['plain', 'html', 'enriched'])}; charset=${charset}${crlf}Content-Transfer-Encoding: ${encoding}${crlf}${crlf}`;
  return Buffer.concat([Buffer.from(head), randomBytes(random, 50 + random.below(400))]);
};

const noise: Damage = (random) => randomBytes(random, random.below(2_000));

const deepParts: Damage = (random) => {
  const depth = 1_000;
  const kind = random.pick(['multipart/mixed', 'multipart/alternative', 'message/rfc822']);
  const open = Array.from({ length: depth }, (_, level) =>
    kind === 'message/rfc822'
      ? `Content-Type: message/rfc822${crlf}`
      : `Content-Type: ${kind}; boundary="b${level}"${crlf}${crlf}--b${level}`,
  );
  return Buffer.from(`From: r@f.example${crlf}${open.join(crlf)}${crlf}${crlf}${question}`);
};

const deepHtml: Damage = (random) => {
  const tag = random.pick(['div', 'table><tr><td', 'blockquote', 'ul><li', 'span', 'b']);
  return mailSource({ html: `${`<${tag}>`.repeat(5_000)}${question}` });
};

/** Text that makes careless patterns try for ever. */
const tiring: Damage = (random) => {
  const piece = random.pick([
    'On Fri, ',
    'On 1 Nov 2024 at 09:00, a <a@b.example> wrote ',
    '> ',
    '>> ',
    'From: a\n',
    'a, ',
    '? ',
    'why ',
    '-- \n',
    '- ',
    '1. ',
    '(i) ',
    'who is and ',
    ' ',
    '\n',
    'a\n',
    '> a\nb\n',
    'x',
    'Thanks, ',
    'Sent from my ',
    'please can you ',
    'I would like ',
    '"',
    '‘',
    'é',
    '\u{1F642} ',
    'confidential ',
    'Name: ',
    'CAUTION: external ',
    'a@b ',
    'http://a.example/ ',
    'a '.repeat(40),
  ]);
  return mailSource({ text: piece.repeat(Math.ceil(random.pick([1_000, 20_000, 200_000]) / piece.length)) });
};

const longHeader: Damage = (random) => {
  const value = random.pick(['a', '=?utf-8?Q?=41?= ', '<a@b.example>, ', '(', '"', '; x=1']).repeat(20_000);
  return mailSource({
    headers: [`${random.pick(['Subject', 'To', 'References', 'Content-Type', 'Received'])}: ${value}`],
  });
};

const zipBomb: Damage = (random) => {
  const bomb = {
    name: 'word/media/a.bin',
    content: Buffer.alloc(25 * 1024 * 1024),
    claimed: random.pick([1, 25 * 1024 * 1024]),
  };
  const damaged = random.next() < 0.5 ? docx([question], [bomb]) : docx(['a'.repeat(21 * 1024 * 1024)]);
  return mailWith([{ name: 'plan.docx', type: word, content: damaged }]);
};

const damagedDocument: Damage = (random) => {
  const isWord = random.next() < 0.5;
  const content = isWord ? docx([question]) : pdf([question, question]);
  for (let count = 1 + random.below(20); count > 0; count -= 1)
    content[random.below(content.length)] = random.below(256);
  const name = isWord ? 'plan.docx' : 'plan.pdf';
  return mailWith([
    {
      name,
      type: isWord ? word : 'application/pdf',
      content: content.subarray(0, random.below(content.length)),
    },
  ]);
};

const tooLarge: Damage = () => Buffer.concat([mailSource(), Buffer.alloc(30 * 1024 * 1024, 'a ')]);
const large: Damage = () =>
  mailWith([{ name: 'a.bin', type: 'application/octet-stream', content: Buffer.alloc(12 * 1024 * 1024) }]);

/** How often of ten thousand each comes; large ones cost seconds and teach nothing new the second time. */
const damages: readonly { damage: Damage; of10000: number }[] = [
  { damage: cut, of10000: 2_000 },
  { damage: flipBits, of10000: 2_500 },
  { damage: shuffleLines, of10000: 2_000 },
  { damage: wrongCharset, of10000: 1_500 },
  { damage: noise, of10000: 500 },
  { damage: damagedDocument, of10000: 800 },
  { damage: longHeader, of10000: 150 },
  { damage: tiring, of10000: 300 },
  { damage: deepParts, of10000: 100 },
  { damage: deepHtml, of10000: 100 },
  { damage: zipBomb, of10000: 30 },
  { damage: large, of10000: 10 },
  { damage: tooLarge, of10000: 10 },
];

/** The nth damaged message of a row; each kind comes in its share. */
export function damagedMail(random: Random): Buffer {
  let place = random.below(10_000);
  for (const { damage, of10000 } of damages) {
    if (place < of10000) return damage(random);
    place -= of10000;
  }
  return noise(random);
}
