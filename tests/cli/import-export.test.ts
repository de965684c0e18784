import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openStore } from '../../src/store/index.js';
import { command } from '../builders/command.js';
import { slidoExport } from '../builders/exports.js';
import { mailSource } from '../builders/mail.js';
import { webinar } from '../store/every-call.js';

const folder = mkdtempSync(join(tmpdir(), 'ask-ahead-import-'));
const at = (name: string) => join(folder, name);
const env = { DATA_DIR: at('data') };

beforeAll(async () => {
  const store = await openStore({ kind: 'embedded', folder: env.DATA_DIR });
  await store.webinars.add(webinar('w'));
  await store.close();
  writeFileSync(at('slido.csv'), slidoExport);
  writeFileSync(at('words.csv'), 'Name,Words,When\nKim,Who decides?,2024-11-12\n');
  writeFileSync(at('mail.eml'), mailSource());
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('says what an export holds, and takes nothing yet', async () => {
  const { code, out } = await command(['import', at('slido.csv'), '--preview'], env);
  expect([code, out]).toEqual([
    0,
    `${at('slido.csv')}: 3 questions from “Question text”, times from “Created at”. Left out: 0 answers, 0 empty lines.\n`,
  ]);
});

it('takes exports and mail together, and doubles nothing', async () => {
  for (let again = 1; again <= 2; again += 1) {
    const { code, out } = await command(['import', at('slido.csv'), at('mail.eml')], env);
    expect(code).toBe(0);
    expect(out).toContain('messages 4 = questions 4');
  }
});

it('asks which column holds the questions, and takes the one that is named', async () => {
  const unknown = await command(['import', at('words.csv')], env);
  expect([unknown.code, unknown.err]).toEqual([1, expect.stringContaining('“Name”, “Words”, “When”')]);
  const wrong = await command(['import', at('words.csv'), '--question-column', 'Word'], env);
  expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('no column “Word”')]);
  const named = ['--question-column', 'words', '--time-column', 'when'];
  const { code, out } = await command(['import', at('words.csv'), ...named], env);
  expect(code).toBe(0);
  expect(out).toContain('1 questions from “Words”, times from “When”');
  expect(out).toContain('messages 5 = questions 5');
});

it('says so when a file is not there, or no export, or mail is to be previewed', async () => {
  for (const [args, sentence] of [
    [[at('none.csv')], 'cannot be opened'],
    [[at('mail.eml'), '--preview'], 'CSV exports only'],
  ] as const) {
    const { code, err } = await command(['import', ...args], env);
    expect([code, err]).toEqual([1, expect.stringContaining(sentence)]);
  }
  writeFileSync(at('excel.csv'), 'PK\u0003\u0004');
  const excel = await command(['import', at('excel.csv')], env);
  expect([excel.code, excel.err]).toEqual([1, expect.stringContaining('saved as CSV first')]);
});
