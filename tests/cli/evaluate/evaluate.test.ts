import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { exampleMailbox } from '../../../src/cli/demo/example.js';
import { command } from '../../builders/command.js';

describe('evaluate', () => {
  it.each([
    ['read', []],
    ['screen', [exampleMailbox]],
    ['theme', [exampleMailbox]],
  ])('%s ends with one line of JSON, figures by mailbox', async (name, paths) => {
    const { code, out, err } = await command(['evaluate', name, ...paths]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const last = JSON.parse(out.trimEnd().split('\n').at(-1) ?? '') as {
      evaluate: string;
      metrics: Record<string, Record<string, number>>;
    };
    expect(last.evaluate).toBe(name);
    const figures = Object.values(last.metrics);
    expect(figures.length).toBeGreaterThan(2);
    expect(figures.map((values) => Object.keys(values).join())).toEqual(figures.map(() => 'example'));
    expect(figures.every(({ example }) => Number.isFinite(example))).toBe(true);
  });

  it('screen measures the labelled examples by voices that were left out', async () => {
    const { out } = await command(['evaluate', 'screen', 'examples']);
    const { metrics } = JSON.parse(out.trimEnd().split('\n').at(-1) ?? '') as {
      metrics: Record<string, Record<string, number>>;
    };
    expect(Object.keys(metrics)).toEqual([
      'individualRecall',
      'individualPrecision',
      'individualPrecisionByRules',
    ]);
    expect(metrics.individualRecall?.examples).toBeGreaterThanOrEqual(0.95);
  });

  it('read measures visible texts alone where a folder labels nothing else', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'corpus-'));
    const write = (file: string, text: string) => writeFile(join(folder, file), text);
    await write('reply.txt', 'Who decides?\n\nOn 1 Nov 2024 at 09:00, N <n@c.example> wrote:\n> Old');
    await write('page.html', '<p>Who decides?</p>');
    await write('mail.eml', 'From: Robin <r@f.example>\n\nWho decides?\n\nRobin');
    await write('long_body', 'Who decides?\n\nRobin\n');
    await write('long_sender', 'Robin\n');
    const files = ['reply.txt', 'page.html', 'mail.eml', 'long_body'];
    const rows = files.map((file) => JSON.stringify({ file, expected_text: 'Who decides?' }));
    await write(
      'expected.jsonl',
      [...rows, JSON.stringify({ file: 'page.html', expected_text: 'Who\nelse?' })].join('\n'),
    );
    const { code, out } = await command(['evaluate', 'read', folder]);
    await rm(folder, { recursive: true });
    expect(code).toBe(0);
    const { metrics } = JSON.parse(out.trimEnd().split('\n').at(-1) ?? '');
    const name = basename(folder);
    expect(metrics).toEqual({
      visibleExact: { [name]: 0.8 },
      linesLost: { [name]: 0.167 },
      emptied: { [name]: 0 },
    });
  });

  it('says which labelled file is missing', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'corpus-'));
    await writeFile(join(folder, 'expected.jsonl'), JSON.stringify({ file: 'a.txt', expected_text: '' }));
    const { code, err } = await command(['evaluate', 'read', folder]);
    await rm(folder, { recursive: true });
    expect(code).toBe(1);
    expect(err).toMatch(/a\.txt cannot be opened, and expected\.jsonl names it\.\n$/);
  });

  it('says what there is to evaluate, and which file is missing, in one sentence', async () => {
    const unknown = await command(['evaluate', 'luck']);
    expect(unknown).toMatchObject({ code: 1, out: '' });
    expect(unknown.err).toBe(
      'There is nothing to evaluate by the name "luck". There are: read, screen, theme.\n',
    );
    const folder = dirname(exampleMailbox);
    const nothing = await command(['evaluate', 'theme', folder]);
    expect(nothing).toMatchObject({ code: 1, out: '' });
    expect(nothing.err).toBe(
      `${folder} holds neither a labelled mailbox, nor labelled webinars, nor drawn texts.\n`,
    );
    const missing = await command(['evaluate', 'read', '/nowhere/mailbox']);
    expect(missing).toMatchObject({ code: 1, out: '' });
    expect(missing.err).toMatch(/^The file \/nowhere\/mailbox\/webinar\.json cannot be opened\. [^\n]+\n$/);
  });
});
