import { z } from 'zod';
import { createVectorMaker, type VectorMaker } from '../language/vector-maker.js';
import { screenQuestions, subjectsRead, subjectTexts, withAlone } from '../pipeline/4-screen/index.js';
import { identifier, readJson, readJsonLines } from './json-lines.js';
import type { Output } from './output.js';

const question = z.object({
  id: identifier,
  text: z.string(),
  context: z.string().optional(),
  message: identifier.optional(),
});
const webinarFile = z.object({
  title: z.string(),
  description: z.string().default(''),
  address: z.string().optional(),
  topics: z.array(z.object({ title: z.string(), description: z.string().default('') })).optional(),
});

/** `ask-ahead screen`: JSON lines `{id, text, context?, message?}` in, `{id, hints, redacted}` out. @throws InputFaulty */
export async function screenCommand(
  file: string | undefined,
  options: { webinar?: string },
  out: Output,
  errors: Output,
  maker: VectorMaker = createVectorMaker(),
): Promise<void> {
  try {
    await screen(file, options, out, errors, maker);
  } finally {
    await maker.close();
  }
}

async function screen(
  file: string | undefined,
  options: { webinar?: string },
  out: Output,
  errors: Output,
  maker: VectorMaker,
): Promise<void> {
  const questions = await readJsonLines(file, question);
  const webinar = options.webinar === undefined ? null : await readJson(options.webinar, webinarFile);
  const subject =
    webinar === null
      ? null
      : {
          title: webinar.title,
          description: webinar.description,
          ...(webinar.address === undefined ? {} : { address: webinar.address }),
          ...(webinar.topics === undefined ? {} : { topics: webinar.topics }),
        };
  const given = questions.map(({ id, text, context, message }) => ({
    id,
    text,
    ...(context === undefined ? {} : { context }),
    ...(message === undefined ? {} : { message }),
  }));
  const read = await withAlone(given, maker);
  if (maker.problem !== null && given.length > 0)
    await errors.line(`${maker.problem} Questions are screened by rules alone.`);
  const subjects = subject === null ? [] : await subjectsRead(subjectTexts(subject), maker);
  for (const screened of screenQuestions(read, subject, subjects)) await out.line(JSON.stringify(screened));
}
