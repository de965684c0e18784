import type { TopicVectors, Vector } from '../../language/passage-vectors.js';
import type { Hint, WebinarSubject } from '../types.js';
import { abusive } from './abusive.js';
import { individualChild } from './individual-child.js';
import type { Surroundings } from './names.js';
import { tokensOf } from './names.js';
import { nearDuplicates } from './near-duplicate.js';
import { offTopic } from './off-topic.js';
import { personalData, personalSpans, redacted } from './personal-data.js';
import { placesNamed } from './places.js';
import { safeguarding } from './safeguarding.js';

export interface ScreenQuestion {
  id: string;
  text: string;
  /** The whole visible text of its mail. */
  context?: string;
  /** Id of its mail. */
  message?: string;
  /** What the sentence model `screeningModel` reads in the question alone; without it the rules alone screen. */
  alone?: Vector | undefined;
}

export interface Screened {
  id: string;
  hints: Hint[];
  /** The text with names, schools and numbers replaced by neutral words. */
  redacted: string;
}

/** From this score on a question speaks of one family so surely that its school and street are hidden too. */
const surelyIndividual = 0.5;

/** Harm and personal details in the whole text of a message, whatever became of it. */
export function screenMessage({ subject, wholeText }: { subject: string; wholeText: string }): Hint[] {
  const text = `${subject}\n${wholeText}`;
  return [safeguarding(text), personalData(text)].filter((hint) => hint !== null);
}

/**
 * All hints of questions; each kind that compares questions compares those given together.
 * @param subjects what the sentence model `screeningModel` reads in `subjectTexts`; none without a model
 */
export function screenQuestions(
  questions: readonly ScreenQuestion[],
  webinar: WebinarSubject | null,
  subjects: readonly TopicVectors[] = [],
): Screened[] {
  const elsewhere = offTopic(questions, webinar, subjects);
  const twins = nearDuplicates(questions);
  const surroundings = surroundingsOf(questions, webinar);
  return questions.map(({ id, text, alone }, index) => {
    const individual = individualChild(text, surroundings, alone);
    const spans = personalSpans(text, surroundings, (individual?.score ?? 0) >= surelyIndividual);
    return {
      id,
      hints: [
        safeguarding(text),
        individual,
        personalData(text, spans),
        elsewhere[index] ?? null,
        abusive(text),
        twins[index] ?? null,
      ].filter((hint) => hint !== null),
      redacted: redacted(text, spans),
    };
  });
}

/** What a webinar is about, as texts to be read by the sentence model; what is asked before any webinar is among them. */
export function subjectTexts(webinar: WebinarSubject): { title: string; description: string }[] {
  return [
    { title: webinar.title, description: webinar.description },
    ...(webinar.topics ?? []).map(({ title, description }) => ({ title, description })),
    {
      title: 'About this webinar',
      description:
        'recording and slides afterwards, joining link, who is speaking, how questions are chosen, the next webinar, interpreter, captions',
    },
  ];
}

/** What the webinar and the mails say of words that look like names. */
function surroundingsOf(questions: readonly ScreenQuestion[], webinar: WebinarSubject | null): Surroundings {
  const subject = [
    webinar?.title ?? '',
    webinar?.description ?? '',
    (webinar?.address ?? '').replaceAll(/[^\p{L}]+/gu, ' '),
  ].join('\n');
  const ours = new Set(tokensOf(subject).map(({ plain }) => plain));
  const mails = new Map(questions.map(({ id, text, context, message }) => [message ?? id, context ?? text]));
  return { ours, places: placesNamed([...mails.values()].map(tokensOf), ours) };
}
