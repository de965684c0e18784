import { join } from 'node:path';
import { Piscina } from 'piscina';
import { packageRoot } from '../package-root.js';
import { modelFolder, readModelSettings } from './model-settings.js';
import type { Passage, TextVectors, TopicVectors } from './passage-vectors.js';
import { ModelUnusable } from './sentence-model.js';
import type { VectorAnswer, VectorTask } from './vector-worker.js';

/** Makes vectors of texts, one after the other. Where it cannot, it says why and gives null from then on. */
export interface VectorMaker {
  /** SHA-256 of the model: vectors of another one are not compared with these. */
  readonly model: string;
  /** Why there are no vectors, in a sentence for people; null while there are. */
  readonly problem: string | null;
  ofText(text: string, passages: readonly (Passage | { apart: string })[]): Promise<TextVectors | null>;
  ofTopic(topic: { title: string; description: string }): Promise<TopicVectors | null>;
  close(): Promise<void>;
}

/** Worker threads load built code only, also under test. */
const workerFile = join(packageRoot, 'dist/src/language/vector-worker.js');

/** The model takes a second to load and 400 MB to keep: it stays this long after its last text. */
const idleModelMs = 60_000;

/** piscina tries require() before import(), and Node 20 aborts when a thread is ended while it requires an ES module. */
const asImport = ['--no-experimental-require-module'];

/** No model: texts are compared by their words alone. */
export const noVectors: VectorMaker = {
  model: '',
  problem: 'The sentence model is not used here: themes are made from words alone.',
  ofText: () => Promise.resolve(null),
  ofTopic: () => Promise.resolve(null),
  close: () => Promise.resolve(),
};

/** One thread: a second one gains nothing on mail of ordinary length, and costs the model's memory again. */
export function createVectorMaker(folder: string = modelFolder): VectorMaker {
  const pool = new Piscina<VectorTask, VectorAnswer>({
    filename: workerFile,
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: idleModelMs,
    execArgv: asImport,
  });
  let problem: string | null = null;
  const run = async (task: VectorTask) => {
    if (problem !== null) return null;
    const answer = await pool.run(task).catch(() => ({
      problem: new ModelUnusable('it stopped while it ran.').message,
    }));
    if ('vectors' in answer) return answer.vectors;
    problem = answer.problem;
    return null;
  };
  return {
    model: modelChecksum(folder),
    get problem() {
      return problem;
    },
    ofText: async (text, passages) =>
      (await run({ kind: 'text', folder, text, passages: [...passages] })) as TextVectors | null,
    ofTopic: async ({ title, description }) =>
      (await run({ kind: 'topic', folder, title, description })) as TopicVectors | null,
    close: () => pool.destroy(),
  };
}

function modelChecksum(folder: string): string {
  try {
    return readModelSettings(folder).sha256;
  } catch {
    return '';
  }
}
