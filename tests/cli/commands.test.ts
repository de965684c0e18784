import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { command, startCommand } from '../builders/command.js';
import { mailSource } from '../builders/mail.js';

let folder: string;
const at = (name: string) => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ask-ahead-cli-'));
  writeFileSync(
    at('one.eml'),
    mailSource({ text: 'Who sits on the panel?\r\n\r\nPlease tell us when it meets.' }),
  );
  writeFileSync(
    at('copy.eml'),
    mailSource({ subject: 'Again', text: 'Who sits on the panel?\r\n\r\nPlease tell us when it meets.' }),
  );
  writeFileSync(at('note.eml'), 'This is a shopping list, and no mail at all.\nMilk\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const lines = (out: string) =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
const oneSentence = ({ err }: { err: string }) => {
  expect(err).not.toMatch(/\n\s+at |Error:/);
  return err;
};

describe('read', () => {
  it('prints a line per message in the order given, a later copy as such', async () => {
    const { code, out } = await command(['read', at('one.eml'), at('copy.eml'), '--json']);
    expect(code).toBe(0);
    const [one, copy] = lines(out);
    expect(one).toMatchObject({ file: at('one.eml'), outcome: 'questions', subject: 'A question' });
    const { visibleText, questions } = one as {
      visibleText: string;
      questions: { asked: string; start: number; end: number }[];
    };
    expect(questions.map(({ asked }) => asked)).toEqual([
      'Who sits on the panel?',
      'Please tell us when it meets.',
    ]);
    expect(questions.every(({ asked, start, end }) => visibleText.slice(start, end) === asked)).toBe(true);
    expect(copy).toMatchObject({ outcome: 'duplicate-copy', questions: [] });
  });

  it('names a file that cannot be opened after all others were printed', async () => {
    const ended = await command(['read', at('missing.eml'), at('one.eml'), '--json']);
    expect(ended.code).toBe(1);
    expect(lines(ended.out)).toHaveLength(1);
    expect(oneSentence(ended)).toContain('missing.eml');
  });

  it('ends with a sentence when nobody reads its output any more', async () => {
    const child = startCommand(['read', ...Array.from({ length: 400 }, () => at('one.eml')), '--json']);
    let err = '';
    child.stderr?.on('data', (piece: Buffer) => (err += piece.toString('utf8')));
    child.stdout?.once('data', () => child.stdout?.destroy());
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect(code).toBe(1);
    expect(oneSentence({ err })).toContain('The output was closed');
  });
});

describe('screen and theme', () => {
  const questions = [
    { id: 'a', text: 'Why was my son refused a place at Alder Bank School?' },
    { id: 'b', text: 'Who sits on the provision panel?' },
    { id: 'c', text: 'How does the provision panel decide?' },
  ];
  const input = questions.map((question) => JSON.stringify(question)).join('\n');

  it('take a byte order mark and Windows line ends', async () => {
    const { code, out } = await command(
      ['screen', '--json'],
      {},
      `\uFEFF${input.replaceAll('\n', '\r\n')}\r\n`,
    );
    expect(code).toBe(0);
    const [a, b] = lines(out) as { id: string; hints: { kind: string }[]; redacted: string }[];
    expect(a?.hints.map(({ kind }) => kind)).toContain('individual-child');
    expect(a?.redacted).toBe('Why was my son refused a place at [school]?');
    expect(b?.hints).toEqual([]);
  });

  it('name the line that is no JSON', async () => {
    const ended = await command(['theme', '--json'], {}, `${input}\nnot json\n`);
    expect(ended).toMatchObject({ code: 1, out: '' });
    expect(oneSentence(ended)).toBe('Line 4 of standard input is not JSON.\n');
  });

  it('give every id in order, and say on standard error whom to ask', async () => {
    writeFileSync(at('topics.json'), JSON.stringify([{ title: 'Places' }, { title: 'The provision panel' }]));
    const more = JSON.stringify({ id: 'd', text: 'Is there a bus?' });
    const { code, out, err } = await command(
      ['theme', '--json', '--ask', '1', '--topics', at('topics.json')],
      {},
      `${input}\n${more}`,
    );
    expect(code).toBe(0);
    expect(lines(out).map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
    expect(lines(out)[1]?.theme).toBe(lines(out)[2]?.theme);
    expect((JSON.parse(err) as { ask: string[] }).ask).toHaveLength(1);
  });

  it('keep earlier themes with --previous, and a person’s choice always', async () => {
    writeFileSync(at('previous.jsonl'), (await command(['theme', '--json'], {}, input)).out);
    const pinned = `${input}\n${JSON.stringify({ id: 'd', text: 'Is there a bus?', pinned: 'Buses' })}`;
    const { out } = await command(['theme', '--json', '--previous', at('previous.jsonl')], {}, pinned);
    const earlier = lines(readFileSync(at('previous.jsonl'), 'utf8')).map(({ theme }) => theme);
    expect(
      lines(out)
        .slice(0, 3)
        .map(({ theme }) => theme),
    ).toEqual(earlier);
    expect(lines(out)[3]).toMatchObject({ title: 'Buses', confidence: 1 });
  });

  it('give nothing for nothing', async () => {
    expect(await command(['theme', '--json'], {}, '')).toMatchObject({ code: 0, out: '' });
  });
});

describe('what cannot be used', () => {
  const env = () => ({ DATA_DIR: at('data') });

  it.each([
    [['nonsense'], 2],
    [['read'], 2],
    [['theme', '--ask', 'many'], 2],
    [['--help'], 0],
  ] as const)('%j ends with %i', async (args, code) => {
    expect((await command([...args])).code).toBe(code);
  });

  it('settings: every fault is named at once, and no value repeated', async () => {
    const { code, err } = await command(['start'], {
      PORT: '0',
      LOG_LEVEL: 'loud',
      MAILBOXES: 'q',
      SESSION_SECRET: 'short',
    });
    expect(code).toBe(2);
    for (const name of [
      'PORT',
      'LOG_LEVEL',
      'SESSION_SECRET',
      'MAILBOX_Q_HOST',
      'MAILBOX_Q_USER',
      'MAILBOX_Q_PASSWORD',
    ])
      expect(err).toContain(name);
    expect(err).not.toContain('loud');
  });

  it('a port for the demo that is none', async () => {
    const { code, out, err } = await command(['demo'], { PORT: 'eighty' });
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('PORT must be a port number from 1 to 65535');
  });

  it('MongoDB that does not answer', async () => {
    const secrets = { SESSION_SECRET: 's'.repeat(32), FAMILY_KEY: 'f'.repeat(32) };
    const ended = await command(['user', 'list'], { MONGODB_URI: 'mongodb://127.0.0.1:1/x', ...secrets });
    expect(ended.code).toBe(1);
    expect(oneSentence(ended)).toContain('MongoDB does not answer');
  });

  it('a folder without mail, and a file that is none', async () => {
    const empty = mkdtempSync(join(folder, 'empty-'));
    const nothing = await command(['demo', '--folder', empty]);
    expect(nothing.code).toBe(1);
    expect(oneSentence(nothing)).toContain('no mail');
    const note = await command(['demo', '--folder', at('note.eml')]);
    expect(note.code).toBe(1);
    expect(oneSentence(note)).toContain('note.eml');
  });

  it('collecting before there is a webinar', async () => {
    const ended = await command(['collect'], env());
    expect(ended.code).toBe(1);
    expect(oneSentence(ended)).toContain('make a webinar');
  });

  it('a folder that another process has open', async () => {
    const holder = startCommand(['start'], { ...env(), PORT: '39517', LOG_LEVEL: 'info' });
    await new Promise<void>((resolve) =>
      holder.stderr?.on('data', (piece: Buffer) => piece.includes('listening') && resolve()),
    );
    const ended = await command(['user', 'list'], env());
    holder.kill('SIGTERM');
    expect(await new Promise((resolve) => holder.once('close', resolve))).toBe(0);
    expect(ended.code).toBe(1);
    expect(oneSentence(ended)).toContain('in use by process');
  });
});

describe('user', () => {
  it('adds, lists and resets accounts', async () => {
    const env = { DATA_DIR: at('accounts') };
    expect((await command(['user', 'list'], env)).out).toContain('There are no accounts yet');
    const added = await command(
      ['user', 'add', 'Ana@council.example', '--roles', 'host,moderator', '--name', 'Ana'],
      env,
      'three random words\n',
    );
    expect(added).toMatchObject({ code: 0 });
    expect((await command(['user', 'list'], env)).out).toContain(
      'ana@council.example  Ana   host, moderator',
    );
    expect(await command(['user', 'reset', 'ana@council.example'], env, 'three other words\n')).toMatchObject(
      { code: 0 },
    );
    const wrong = await command(
      ['user', 'add', 'b@council.example', '--roles', 'king'],
      env,
      'three random words\n',
    );
    expect(wrong.code).toBe(1);
    expect(oneSentence(wrong)).toContain('There is no role "king"');
    expect((await command(['user', 'reset', 'b@council.example'], env, 'short\n')).code).toBe(1);
  });
});
