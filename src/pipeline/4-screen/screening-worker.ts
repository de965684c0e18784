import { workerData } from 'piscina';
import type { TopicVectors } from '../../language/passage-vectors.js';
import { extendVocabulary } from '../../language/vocabulary.js';
import type { WebinarSubject } from '../types.js';
import { type Screened, type ScreenQuestion, screenQuestions } from './screen-questions.js';

/** Questions come in parts, so that no part keeps the sender busy for long. */
export type ScreeningTask =
  | { questions: readonly ScreenQuestion[] }
  | { webinar: WebinarSubject | null; subjects: readonly TopicVectors[] };

extendVocabulary((workerData as string[][] | undefined) ?? []);

let waiting: ScreenQuestion[] = [];

/** Runs in a worker thread, for one caller at a time. @returns null when a part was taken */
export default function screen(task: ScreeningTask): Screened[] | null {
  if ('questions' in task) {
    waiting.push(...task.questions);
    return null;
  }
  const questions = waiting;
  waiting = [];
  return screenQuestions(questions, task.webinar, task.subjects);
}
