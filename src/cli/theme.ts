import { z } from 'zod';
import { themeQuestions, whomToAsk } from '../pipeline/5-theme/index.js';
import { identifier, readJson, readJsonLines } from './json-lines.js';
import type { Output } from './output.js';

const question = z.object({
  id: identifier,
  text: z.string(),
  context: z.string().optional(),
  message: identifier.optional(),
  pinned: z.string().nullable().optional(),
});
export const topicsFile = z.array(
  z.object({ title: z.string().min(1), description: z.string().default('') }),
);
const earlier = z.object({
  id: identifier,
  theme: z.string().nullable(),
  title: z.string().nullable(),
});

export interface ThemeCommandOptions {
  topics?: string;
  granularity?: number;
  ask?: number;
  previous?: string;
}

/**
 * `ask-ahead theme`: JSON lines `{id, text, context?, message?, pinned?}` in, each with its theme out, in order.
 * @throws InputFaulty
 */
export async function themeCommand(
  file: string | undefined,
  options: ThemeCommandOptions,
  out: Output,
  errors: Output,
): Promise<void> {
  const questions = await readJsonLines(file, question);
  const result = themeQuestions(questions, {
    ...(options.topics === undefined ? {} : { topics: await readJson(options.topics, topicsFile) }),
    ...(options.granularity === undefined ? {} : { granularity: options.granularity }),
    ...(options.previous === undefined ? {} : { previous: await readJsonLines(options.previous, earlier) }),
  });
  for (const assignment of result.assignments) await out.line(JSON.stringify(assignment));
  if (options.ask !== undefined) {
    const answered = new Set(questions.filter(({ pinned }) => pinned !== undefined).map(({ id }) => id));
    await errors.line(JSON.stringify({ ask: whomToAsk(result.assignments, options.ask, answered) }));
  }
}
