import { readFile } from 'node:fs/promises';
import { createReader } from '../pipeline/2-read/index.js';
import { type LineWebinar, runLine } from '../pipeline/line.js';
import { InputFaulty, readInput } from './json-lines.js';
import type { Output } from './output.js';
import { onOneLine, shortened, table } from './table.js';

export interface ReadCommandOptions {
  json?: boolean;
  address?: string;
  announcement?: string;
}

/** How many files are read at once: enough to keep the reading workers busy. */
const atOnce = 8;

/**
 * `ask-ahead read FILE…`: a line per message, in the order given.
 * @throws InputFaulty naming files that cannot be opened, after all others were printed
 */
export async function readCommand(files: string[], options: ReadCommandOptions, out: Output): Promise<void> {
  const webinar: LineWebinar = {
    title: '',
    description: '',
    rule: { address: '', subject: '' },
    announcement: options.announcement === undefined ? '' : await readInput(options.announcement),
    ...(options.address === undefined ? {} : { address: options.address }),
  };
  const reader = createReader();
  const missing: string[] = [];
  const seen = new Set<string>();
  const rows: string[][] = [];
  const one = async (file: string) => {
    let source: Buffer;
    try {
      source = await readFile(file);
    } catch {
      return null;
    }
    return runLine({ source }, webinar, reader);
  };
  try {
    for (let at = 0; at < files.length; at += atOnce) {
      const batch = files.slice(at, at + atOnce);
      const results = await Promise.all(batch.map(one));
      for (const [index, result] of results.entries()) {
        const file = batch[index] ?? '';
        if (result === null) {
          missing.push(file);
          continue;
        }
        const isCopy = result.copyKey !== null && seen.has(result.copyKey);
        if (result.copyKey !== null) seen.add(result.copyKey);
        const outcome = isCopy ? 'duplicate-copy' : result.outcome;
        const questions = isCopy ? [] : result.questions;
        if (options.json === true) {
          await out.line(
            JSON.stringify({
              file,
              outcome,
              subject: result.read.subject,
              visibleText: result.read.visibleText,
              hints: result.hints,
              questions: questions.map(({ asked, start, end, quoted }) => ({ asked, start, end, quoted })),
            }),
          );
        } else {
          rows.push([
            file,
            outcome,
            String(questions.length),
            shortened(onOneLine(questions[0]?.asked ?? result.reason), 70),
          ]);
        }
      }
    }
    if (options.json !== true)
      await out.line(table(['file', 'outcome', 'questions', 'first question, or why none'], rows));
  } finally {
    await reader.close();
  }
  if (missing.length > 0) {
    throw new InputFaulty(
      `These files cannot be opened: ${missing.join(', ')}. Check their names and that you may read them.`,
    );
  }
}
