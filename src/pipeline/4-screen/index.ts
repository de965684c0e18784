import type { Hint, WebinarSubject } from '../types.js';
import { abusive } from './abusive.js';
import { individualChild } from './individual-child.js';
import { nearDuplicates } from './near-duplicate.js';
import { offTopic } from './off-topic.js';
import { personalData, redacted } from './personal-data.js';
import { safeguarding } from './safeguarding.js';

export interface ScreenQuestion {
  id: string;
  text: string;
  /** The whole visible text of its mail. */
  context?: string;
  /** Id of its mail. */
  message?: string;
}

export interface Screened {
  id: string;
  hints: Hint[];
  /** The text with names, schools and numbers replaced by neutral words. */
  redacted: string;
}

/** Harm and personal details in the whole text of a message, whatever became of it. */
export function screenMessage({ subject, wholeText }: { subject: string; wholeText: string }): Hint[] {
  const text = `${subject}\n${wholeText}`;
  return [safeguarding(text), personalData(text)].filter((hint) => hint !== null);
}

/** All hints of questions; each kind that compares questions compares those given together. */
export function screenQuestions(
  questions: readonly ScreenQuestion[],
  webinar: WebinarSubject | null,
): Screened[] {
  const elsewhere = offTopic(questions, webinar);
  const twins = nearDuplicates(questions);
  return questions.map(({ id, text }, index) => ({
    id,
    hints: [
      safeguarding(text),
      individualChild(text),
      personalData(text),
      elsewhere[index] ?? null,
      abusive(text),
      twins[index] ?? null,
    ].filter((hint) => hint !== null),
    redacted: redacted(text),
  }));
}
