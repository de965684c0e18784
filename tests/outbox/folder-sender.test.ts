import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { NotDelivered, senderOf } from '../../src/outbox/index.js';

const folder = mkdtempSync(join(tmpdir(), 'ask-ahead-outbox-'));
afterAll(() => rmSync(folder, { recursive: true }));

const letter = { id: 'a1', to: 'host@council.example', subject: 'Questions', text: 'Look.\n' };
const always = async () => undefined;
const from = 'questions@council.example';

it('writes a letter into the folder, for its owner to read, and sends nothing', async () => {
  const out = join(folder, 'out');
  const sender = senderOf({ kind: 'folder', from, folder: out });
  await sender?.check();
  await sender?.send(letter, always);
  await sender?.send(letter, always);
  expect(readdirSync(out)).toEqual(['a1.eml']);
  expect(readFileSync(join(out, 'a1.eml'), 'utf8')).toContain('To: host@council.example\r\n');
  expect(statSync(join(out, 'a1.eml')).mode & 0o777).toBe(0o600);
});

it('says so when it cannot write there', async () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  const sender = senderOf({ kind: 'folder', from, folder: join(file, 'out') });
  await expect(sender?.send(letter, always)).rejects.toThrow(NotDelivered);
  await expect(sender?.check()).rejects.toThrow('OUTBOX_FOLDER');
});

it('is no sender where nothing may be sent', () => {
  expect(senderOf(null)).toBeNull();
});
