import {
  type Passage,
  type TextVectors,
  type TopicVectors,
  vectorsOfText,
  vectorsOfTopic,
} from './passage-vectors.js';
import { ModelUnusable, SentenceModel } from './sentence-model.js';

/** What the worker is asked for. */
export type VectorTask =
  | { kind: 'text'; folder: string; text: string; passages: (Passage | { apart: string })[] }
  | { kind: 'topic'; folder: string; title: string; description: string };

/** What it gives: vectors, or why there are none. An error would lose its kind on the way between threads. */
export type VectorAnswer = { vectors: TextVectors | TopicVectors } | { problem: string };

let loading: Promise<SentenceModel> | undefined;

/** Runs in a worker thread, which loads the model at the first task and keeps it. */
export default async function makeVectors(task: VectorTask): Promise<VectorAnswer> {
  try {
    loading ??= SentenceModel.load(task.folder);
    const model = await loading;
    return {
      vectors:
        task.kind === 'text'
          ? await vectorsOfText(model, task.text, task.passages)
          : await vectorsOfTopic(model, task),
    };
  } catch (error) {
    if (error instanceof ModelUnusable) return { problem: error.message };
    throw error;
  }
}
