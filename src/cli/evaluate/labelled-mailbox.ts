import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { LineWebinar } from '../../pipeline/line.js';
import { exampleAnnouncement, exampleMailbox } from '../demo/example.js';
import { InputFaulty, readJson, readJsonLines } from '../json-lines.js';
import { topicsFile } from '../theme.js';

const label = z.object({
  text: z.string(),
  theme: z.string(),
  individual_child: z.union([z.boolean(), z.literal('mixed')]),
  off_topic: z.boolean(),
  safeguarding: z.boolean(),
  pii: z.array(z.string()),
  near_duplicate_group: z.string().nullish(),
});
const labelledMail = z.object({
  file: z.string(),
  kind: z.string(),
  visible_text: z.string(),
  safeguarding: z.boolean(),
  questions: z.array(label),
});
const webinarFile = z.object({ title: z.string(), description: z.string(), address: z.string() });

export type LabelledMail = z.infer<typeof labelledMail> & { source: Buffer };

/** A mailbox with labels: raw mail, gold.jsonl, topics.json and webinar.json in one folder. */
export interface LabelledMailbox {
  name: string;
  webinar: LineWebinar & { address: string };
  mails: LabelledMail[];
}

/** @throws InputFaulty when a file is missing or not as described */
export async function openLabelledMailbox(folder: string): Promise<LabelledMailbox> {
  const webinar = await readJson(join(folder, 'webinar.json'), webinarFile);
  const mails = await readJsonLines(join(folder, 'gold.jsonl'), labelledMail);
  const isExample = folder === exampleMailbox;
  return {
    name: isExample ? 'example' : basename(folder),
    webinar: {
      ...webinar,
      topics: await readJson(join(folder, 'topics.json'), topicsFile),
      rule: { address: '', subject: '' },
      announcement: isExample ? await exampleAnnouncement() : `${webinar.title}\n${webinar.description}`,
    },
    mails: await Promise.all(
      mails.map(async (mail) => ({ ...mail, source: await sourceOf(join(folder, mail.file)) })),
    ),
  };
}

async function sourceOf(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch {
    throw new InputFaulty(`The file ${file} cannot be opened, and gold.jsonl names it.`);
  }
}
