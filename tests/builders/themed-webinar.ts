import type { Programme } from '../../src/programme.js';
import type { NewWebinar } from '../../src/services/webinars.js';
import type { Question, Theme, Webinar } from '../../src/store/index.js';
import { fetched } from './mail.js';
import { addWebinar, asCollected } from './programme.js';

/** Each a mail of its own family: three things are asked, by words that tell them apart. */
export const mailTexts = [
  'How many special school places open next year?',
  'When do the new special school places open?',
  'Where will the special school places be?',
  'Who sits on the provision panel?',
  'How does the provision panel decide?',
  'Can parents speak at the provision panel?',
  'Why was the school taxi late every day?',
  'Does the school taxi carry an escort?',
  'Which firm runs the school taxi?',
];

/** Sends mails through the whole line, with or without a model. */
export async function sendMails(
  programme: Programme,
  webinar: Webinar,
  texts: string[],
  from = 0,
): Promise<void> {
  const messages = texts.map((text, index) =>
    fetched(
      { from: `Family ${from + index} <family${from + index}@family.example>`, text },
      undefined,
      `${from + index}.eml`,
    ),
  );
  await programme.collector.run(webinar, asCollected(messages));
}

export const threeTopics: NewWebinar['topics'] = [
  { title: 'Places', description: 'special school places, when they open' },
  { title: 'Panels', description: 'the provision panel, who decides' },
  { title: 'Taxis', description: 'school taxi, escorts' },
];

/** A webinar whose mails were collected and grouped under three topics. */
export async function themedWebinar(programme: Programme, more: Partial<NewWebinar> = {}): Promise<Webinar> {
  const webinar = await addWebinar(programme, { topics: threeTopics, ...more });
  await sendMails(programme, webinar, mailTexts);
  return programme.store.webinars.get(webinar.id);
}

export interface Standing {
  themes: Map<string, Theme>;
  questions: Question[];
  /** Title of the theme of the question that asks this; null in the tray. */
  titleOf: (asked: string) => string | null;
  /** The question that asks this. */
  asking: (asked: string) => Question;
}

/** What stands now. */
export async function standing(programme: Programme, webinar: Pick<Webinar, 'id'>): Promise<Standing> {
  const themes = new Map(
    (await programme.store.themes.ofWebinar(webinar.id)).map((theme) => [theme.title, theme]),
  );
  const byId = new Map([...themes.values()].map(({ id, title }) => [id, title]));
  const questions = await programme.store.questions.ofWebinar(webinar.id);
  const asking = (asked: string) => {
    const found = questions.find((question) => question.asked === asked);
    if (found === undefined) throw new Error(`Nobody asks "${asked}".`);
    return found;
  };
  return { themes, questions, asking, titleOf: (asked) => byId.get(asking(asked).theme ?? '') ?? null };
}
