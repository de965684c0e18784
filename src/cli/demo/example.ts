import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { packageRoot } from '../../package-root.js';
import type { NewWebinar } from '../../services/webinars.js';
import { readJson, withoutMark } from '../json-lines.js';
import { topicsFile } from '../theme.js';

const folder = join(packageRoot, 'src/cli/demo');

export const exampleMailbox = join(folder, 'mailbox');

const webinarFile = z.object({
  title: z.string(),
  description: z.string(),
  address: z.string(),
  before: z.coerce.date(),
  timezone: z.string(),
  opens: z.coerce.date(),
  starts: z.coerce.date(),
  ends: z.coerce.date(),
  cannotAnswer: z.string(),
  whereInstead: z.string(),
  urgentHelp: z.string(),
  escalationContacts: z.string(),
});

/** The text that families of the example got. */
export async function exampleAnnouncement(): Promise<string> {
  return withoutMark(await readFile(join(folder, 'announcement.txt'), 'utf8'));
}

/** The webinar that the example mailbox writes to. */
export async function exampleWebinar(): Promise<NewWebinar> {
  const { before, ...webinar } = await readJson(join(exampleMailbox, 'webinar.json'), webinarFile);
  return {
    ...webinar,
    deadline: before,
    announcement: await exampleAnnouncement(),
    mailbox: null,
    rule: { address: '', subject: '' },
    joiningDetails: '',
    topics: await readJson(join(exampleMailbox, 'topics.json'), topicsFile),
  };
}

const dayMs = 24 * 60 * 60 * 1000;

/** For an officer's own folder of mail: every message counts, and nothing is late. */
export function ownMailWebinar(now: Date): NewWebinar {
  return {
    title: 'Your own mail',
    description: '',
    announcement: '',
    starts: new Date(now.getTime() + 7 * dayMs),
    ends: new Date(now.getTime() + 7 * dayMs + dayMs / 24),
    timezone: 'Europe/London',
    opens: new Date(0),
    deadline: new Date(now.getTime() + dayMs),
    mailbox: null,
    rule: { address: '', subject: '' },
    address: '',
    joiningDetails: '',
    cannotAnswer: '',
    whereInstead: '',
    urgentHelp: '',
    escalationContacts: '',
    topics: [],
  };
}
