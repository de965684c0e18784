import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { VectorMaker } from '../../language/vector-maker.js';
import {
  type ThemeQuestion,
  type ThemeTopic,
  titlesWithVectors,
  topicsWithVectors,
  withVectors,
} from '../../pipeline/5-theme/index.js';
import { InputFaulty, identifier, readJson, readJsonLines } from '../json-lines.js';
import { openLabelledMailbox } from './labelled-mailbox.js';

/** Questions whose right theme is known, with all that theming takes. */
export interface LabelledQuestions {
  questions: ThemeQuestion[];
  /** Null where no theme is right. */
  labels: (string | null)[];
  /** Name of the group of repeats that a question belongs to; null for none. */
  repeats: (string | null)[];
  topics: ThemeTopic[];
  /** The topics as somebody in a hurry types them, with the label each stands for; empty where nobody did. */
  plainTopics: (ThemeTopic & { label: string })[];
  /** What the model reads in every label, for answers that name one. */
  titles: ReadonlyMap<string, ThemeTopic['vectors']>;
}

/** Questions that are measured together under one name, such as the webinars of one writer. */
export interface LabelledSet {
  name: string;
  /** `draws` have no topics. */
  kind: 'mailbox' | 'webinars' | 'draws';
  members: () => AsyncIterable<LabelledQuestions>;
}

const webinarFile = z.object({
  topics: z.array(z.object({ title: z.string(), description: z.string(), plain: z.string() })),
  mails: z.array(
    z.object({
      text: z.string(),
      questions: z.array(z.object({ asked: z.string(), topic: z.string().nullable() })),
    }),
  ),
});
const draw = z.object({ id: identifier, text: z.string(), label: z.string() });

/** In labelled mailboxes, what stands in place of a theme. */
const noTheme = 'no theme';

/**
 * A mailbox folder, a folder of labelled webinars (JSON), a file of drawn texts (`NAME_n150_s01.jsonl`), or a folder of those.
 * @throws InputFaulty
 */
export async function openLabelledSets(path: string, maker: VectorMaker): Promise<LabelledSet[]> {
  const files = await filesIn(path);
  if (files.includes('gold.jsonl')) return [mailboxSet(path, (await openLabelledMailbox(path)).name, maker)];
  const webinars = files.filter((file) => file.endsWith('.json'));
  if (webinars.length > 0) return [webinarSet(path, webinars, maker)];
  const draws = files.filter((file) => /_n\d+_s\d+\.jsonl$/.test(file));
  const groups = new Map<string, string[]>();
  for (const file of draws) {
    const name = file.replace(/_s\d+\.jsonl$/, '');
    groups.set(name, [...(groups.get(name) ?? []), join(files.length > 1 ? path : join(path, '..'), file)]);
  }
  if (groups.size === 0)
    throw new InputFaulty(
      `${path} holds neither a labelled mailbox, nor labelled webinars, nor drawn texts.`,
    );
  return [...groups].map(([name, paths]) => drawSet(name, paths, maker));
}

async function filesIn(path: string): Promise<string[]> {
  try {
    return (await stat(path)).isDirectory() ? (await readdir(path)).sort() : [basename(path)];
  } catch {
    throw new InputFaulty(`${path} cannot be opened. Check its name and that you may read it.`);
  }
}

function mailboxSet(path: string, name: string, maker: VectorMaker): LabelledSet {
  return {
    name,
    kind: 'mailbox',
    async *members() {
      const { mails, webinar } = await openLabelledMailbox(path);
      const labelled = mails.flatMap((mail) =>
        mail.questions.map((label, index) => ({
          label: label.theme === noTheme ? null : label.theme,
          repeat: label.near_duplicate_group ?? null,
          question: {
            id: `${mail.file}/${index}`,
            text: label.text,
            context: mail.visible_text,
            message: mail.file,
          },
        })),
      );
      const labels = labelled.map(({ label }) => label);
      yield {
        questions: await withVectors(
          labelled.map(({ question }) => question),
          maker,
        ),
        labels,
        repeats: labelled.map(({ repeat }) => repeat),
        topics: await topicsWithVectors(webinar.topics ?? [], maker),
        plainTopics: [],
        titles: await titlesWithVectors(
          labels.filter((label) => label !== null),
          maker,
        ),
      };
    },
  };
}

function webinarSet(path: string, files: string[], maker: VectorMaker): LabelledSet {
  return {
    name: basename(path),
    kind: 'webinars',
    async *members() {
      for (const file of files) {
        const { topics, mails } = await readJson(join(path, file), webinarFile);
        const labelled = mails.flatMap(({ text, questions }, mail) =>
          questions.map(({ asked, topic }, index) => ({
            label: topic,
            question: {
              id: `${String(mail).padStart(4, '0')}/${index}`,
              text: asked,
              context: text,
              message: String(mail),
            },
          })),
        );
        const labels = labelled.map(({ label }) => label);
        const plain = topics.map(({ title, plain: typed }) => ({
          title: typed,
          description: '',
          label: title,
        }));
        const read = await topicsWithVectors(plain, maker);
        yield {
          questions: await withVectors(
            labelled.map(({ question }) => question),
            maker,
          ),
          labels,
          repeats: labels.map(() => null),
          topics: await topicsWithVectors(topics, maker),
          plainTopics: plain.map((topic, index) => ({ ...topic, ...read[index] })),
          titles: await titlesWithVectors(
            labels.filter((label) => label !== null),
            maker,
          ),
        };
      }
    },
  };
}

function drawSet(name: string, files: string[], maker: VectorMaker): LabelledSet {
  return {
    name,
    kind: 'draws',
    async *members() {
      for (const file of files) {
        const lines = await readJsonLines(file, draw);
        yield {
          questions: await withVectors(lines, maker),
          labels: lines.map(({ label }) => label),
          repeats: lines.map(() => null),
          topics: [],
          plainTopics: [],
          titles: new Map(),
        };
      }
    },
  };
}
