import { join } from 'node:path';
import { Piscina } from 'piscina';
import type { TopicVectors } from '../../language/passage-vectors.js';
import { ownVocabulary } from '../../language/vocabulary.js';
import { packageRoot } from '../../package-root.js';
import type { WebinarSubject } from '../types.js';
import type { Screened, ScreenQuestion } from './screen-questions.js';
import type { ScreeningTask } from './screening-worker.js';

/** Screens many questions in a thread of its own, so that pages are answered meanwhile. */
export interface ScreeningThread {
  /** As screenQuestions. */
  screen(
    questions: readonly ScreenQuestion[],
    webinar: WebinarSubject | null,
    subjects: readonly TopicVectors[],
  ): Promise<Screened[]>;
  close(): Promise<void>;
}

/** Worker threads load built code only, also under test. */
const workerFile = join(packageRoot, 'dist/src/pipeline/4-screen/screening-worker.js');

/** Handing over so many questions takes a few milliseconds. */
const partSize = 500;
const idleThreadMs = 60_000;

/** piscina tries require() before import(), and Node 20 aborts when a thread is ended while it requires an ES module. */
const asImport = ['--no-experimental-require-module'];

export function createScreeningThread(): ScreeningThread {
  const pool = new Piscina<ScreeningTask, Screened[] | null>({
    filename: workerFile,
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: idleThreadMs,
    execArgv: asImport,
    workerData: ownVocabulary(),
  });
  let last: Promise<unknown> = Promise.resolve();
  const screenAlone = async (
    questions: readonly ScreenQuestion[],
    webinar: WebinarSubject | null,
    subjects: readonly TopicVectors[],
  ) => {
    for (let from = 0; from < questions.length; from += partSize)
      await pool.run({ questions: questions.slice(from, from + partSize) });
    const screened = await pool.run({ webinar, subjects });
    if (screened?.length !== questions.length) throw new Error('The screening thread lost its input.');
    return screened;
  };
  return {
    screen(questions, webinar, subjects) {
      // The parts of two callers must not mix.
      const next = last.then(() => screenAlone(questions, webinar, subjects));
      last = next.catch(() => undefined);
      return next;
    },
    close: () => pool.destroy(),
  };
}
