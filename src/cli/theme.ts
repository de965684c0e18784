import { z } from 'zod';
import { createVectorMaker, type VectorMaker } from '../language/vector-maker.js';
import {
  createSorter,
  titlesWithVectors,
  topicsWithVectors,
  withUsualTopics,
  withVectors,
} from '../pipeline/5-theme/index.js';
import { identifier, readJson, readJsonLines } from './json-lines.js';
import type { Output } from './output.js';
import { createProgress } from './progress.js';

const question = z.object({
  id: identifier,
  text: z.string(),
  context: z.string().optional(),
  message: identifier.optional(),
  pinned: z.string().nullable().optional(),
});
export const topicsFile = z.array(
  z.object({
    title: z.string().min(1),
    description: z.string().default(''),
    examples: z.array(z.string()).default([]),
  }),
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
  maker: VectorMaker = createVectorMaker(),
): Promise<void> {
  const progress = createProgress();
  try {
    const given = await readJsonLines(file, question);
    const previous =
      options.previous === undefined ? undefined : await readJsonLines(options.previous, earlier);
    const expected = options.topics === undefined ? [] : await readJson(options.topics, topicsFile);
    // A programme that asks whom to ask about reads standard error: nothing else may stand there then.
    const tell = options.ask === undefined || process.stderr.isTTY;
    const questions = await withVectors(given, maker, (done, all) => {
      if (tell) progress.update(done / all, `Reading: ${done} of ${all} mails`);
    });
    const pinned = given.map((one) => one.pinned).filter((title) => typeof title === 'string');
    const sorter = createSorter(questions, {
      topics: await topicsWithVectors(withUsualTopics(expected), maker),
      titles: await titlesWithVectors(pinned, maker),
      ...(options.granularity === undefined ? {} : { granularity: options.granularity }),
      ...(previous === undefined ? {} : { previous }),
    });
    const { assignments } = sorter.theming();
    progress.stop();
    if (maker.problem !== null && given.length > 0) await errors.line(maker.problem);
    for (const assignment of assignments) await out.line(JSON.stringify(assignment));
    if (options.ask !== undefined) await errors.line(JSON.stringify({ ask: sorter.ask(options.ask) }));
  } finally {
    progress.stop();
    await maker.close();
  }
}
