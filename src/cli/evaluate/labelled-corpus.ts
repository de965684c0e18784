import { access, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { InputFaulty, readJsonLines } from '../json-lines.js';

const expectation = z.object({ file: z.string(), expected_text: z.string() });

/** Messages, or their bodies alone, each with the text that its sender wrote new: what other projects test with. */
export interface LabelledCorpus {
  name: string;
  messages: { source: Buffer; expected: string }[];
}

const labelsOf = (folder: string) => join(folder, 'expected.jsonl');

export async function isLabelledCorpus(folder: string): Promise<boolean> {
  return access(labelsOf(folder)).then(
    () => true,
    () => false,
  );
}

/** @throws InputFaulty when a file is missing or not as described */
export async function openLabelledCorpus(folder: string): Promise<LabelledCorpus> {
  const rows = await readJsonLines(labelsOf(folder), expectation);
  return {
    name: basename(folder),
    messages: await Promise.all(
      rows.map(async ({ file, expected_text }) => ({
        source: await messageOf(join(folder, file)),
        expected: expected_text,
      })),
    ),
  };
}

/** A whole message as it is; a body alone gets the fewest headers that make it a message, and so has no sender. */
async function messageOf(file: string): Promise<Buffer> {
  const bytes = await readFile(file).catch(() => {
    throw new InputFaulty(`The file ${file} cannot be opened, and expected.jsonl names it.`);
  });
  if (/\.eml$/i.test(file)) return bytes;
  const type = /\.html?$/i.test(file) ? 'text/html' : 'text/plain';
  const sender = await senderBeside(file);
  const head = `${sender}MIME-Version: 1.0\r\nContent-Type: ${type}; charset="utf-8"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), bytes]);
}

/** Where a corpus is about signatures, the sender of NAME_body stands in NAME_sender. */
async function senderBeside(file: string): Promise<string> {
  if (!file.endsWith('_body')) return '';
  const sender = await readFile(file.replace(/_body$/, '_sender'), 'utf8').catch(() => '');
  const name = sender.trim().replaceAll(/\s+/g, ' ');
  if (name === '') return '';
  return name.includes('@') ? `From: ${name}\r\n` : `From: "${name}" <sender@corpus.example>\r\n`;
}
