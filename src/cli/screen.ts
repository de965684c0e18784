import { z } from 'zod';
import { screenQuestions } from '../pipeline/4-screen/index.js';
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
  for (const screened of screenQuestions(given, subject)) await out.line(JSON.stringify(screened));
}
