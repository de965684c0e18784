import { join } from 'node:path';
import { Piscina } from 'piscina';
import { ownVocabulary } from '../../language/vocabulary.js';
import { packageRoot } from '../../package-root.js';
import type { ThemingInput, ThemingPart, ThemingResult, ThemingTask } from './theming-worker.js';

/** Themes in a thread of its own, so that pages are answered meanwhile. */
export interface ThemingThread {
  /**
   * @param key tells one input from every other; what was made of it is kept for the next call
   * @param input called only where nothing is kept
   */
  theme(
    key: string,
    input: () => ThemingInput | Promise<ThemingInput>,
    options?: Partial<Pick<ThemingTask, 'answers' | 'ask' | 'steps' | 'part'>>,
  ): Promise<ThemingResult>;
  close(): Promise<void>;
}

/** Worker threads load built code only, also under test. */
const workerFile = join(packageRoot, 'dist/src/pipeline/5-theme/theming-worker.js');

/** Handing over so many questions takes a few milliseconds. */
const partSize = 500;

/** A person who sorts answers every few seconds, and may be called away. */
const idleThreadMs = 10 * 60_000;

/** piscina tries require() before import(), and Node 20 aborts when a thread is ended while it requires an ES module. */
const asImport = ['--no-experimental-require-module'];

export function createThemingThread(): ThemingThread {
  const pool = new Piscina<ThemingTask | ThemingPart, ThemingResult | null>({
    filename: workerFile,
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: idleThreadMs,
    execArgv: asImport,
    workerData: ownVocabulary(),
  });
  return {
    async theme(key, input, { answers = [], ask = 0, steps = false, part = [] } = {}) {
      const task = { key, answers, ask, steps, part };
      const kept = await pool.run(task);
      if (kept !== null) return kept;
      const { questions, options } = await input();
      for (let from = 0; from < questions.length; from += partSize)
        await pool.run({ key, questions: questions.slice(from, from + partSize) });
      const made = await pool.run({ ...task, options });
      if (made === null) throw new Error('The theming thread lost its input.');
      return made;
    },
    close: () => pool.destroy(),
  };
}
