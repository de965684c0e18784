import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { packageRoot } from '../package-root.js';

/** Where the sentence model lies, with everything that depends on it. */
export const modelFolder = join(packageRoot, 'src', 'language', 'model');

const schema = z.object({
  name: z.string(),
  file: z.string(),
  sha256: z.string().length(64),
  tokenizer: z.string(),
  tokenizerSha256: z.string().length(64),
  /** Numbers in a vector. */
  dimensions: z.number().int().positive(),
  /** The longest text of one run, with both marks. */
  mostTokens: z.number().int().positive(),
  /** Weights that theming gives to what this model says, chosen on webinars that it did not learn from. */
  theming: z.object({
    /** Shares of a logit: how well a question fits a topic. */
    fit: z.object({
      inMail: z.number(),
      alone: z.number(),
      mail: z.number(),
      inMailPhrase: z.number(),
      alonePhrase: z.number(),
      questionWords: z.number(),
      nearWords: z.number(),
      mailWords: z.number(),
      /** What the words count for when no model is there. */
      wordsAloneTimes: z.number(),
    }),
    /** How much a question speaks for another's place. */
    support: z.object({ meaning: z.number(), words: z.number() }),
    /** A question fits no topic when its fit is so many standard deviations below the mean of its mailbox. */
    misfitDeviations: z.number(),
  }),
});

export type ModelSettings = z.infer<typeof schema>;

/** One small file beside the model: a better model drops in by replacing the two. @throws ZodError when it is damaged */
export function readModelSettings(folder: string = modelFolder): ModelSettings {
  return schema.parse(JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8')));
}
