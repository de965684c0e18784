import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { exampleMailbox } from '../../src/cli/demo/example.js';
import { wordsOf } from '../../src/language/words.js';

interface Labelled {
  file: string;
  kind: string;
  visible_text: string;
  signoff: string;
  signature: string;
}

const labels = readFileSync(join(exampleMailbox, 'gold.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Labelled);
const files = readdirSync(exampleMailbox).filter((file) => file.endsWith('.eml'));

describe('the example mailbox', () => {
  it('holds at least 80 messages, each with its labels', () => {
    expect(files.length).toBeGreaterThanOrEqual(80);
    expect(labels.map(({ file }) => file)).toEqual(files.sort());
  });

  it('holds only invented addresses', () => {
    const sources = files.map((file) =>
      readFileSync(join(exampleMailbox, file), 'latin1').replaceAll(/=\r?\n/g, ''),
    );
    const addresses = sources.flatMap((source) => source.match(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g) ?? []);
    expect(addresses.length).toBeGreaterThan(200);
    expect(addresses.filter((address) => !/\.example\.?$/.test(address))).toEqual([]);
  });

  it('shares no five words in a row between two messages, copies apart', () => {
    const seen = new Map<string, string>();
    const shared: string[] = [];
    for (const { file, kind, visible_text, signoff, signature } of labels) {
      if (kind.startsWith('duplicate-of')) continue;
      const words = wordsOf(`${visible_text}\n${signoff}\n${signature}`).map(({ word }) => word);
      for (let at = 0; at + 5 <= words.length; at += 1) {
        const run = words.slice(at, at + 5).join(' ');
        const other = seen.get(run);
        if (other !== undefined && other !== file) shared.push(`${other} and ${file}: ${run}`);
        seen.set(run, file);
      }
    }
    expect(shared).toEqual([]);
  });
});
