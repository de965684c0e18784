import { workerData } from 'piscina';
import { extendVocabulary } from '../../language/vocabulary.js';
import type { Decision } from './sorter.js';
import { createSorter } from './theme-questions.js';
import type { ThemeQuestion, Theming, ThemingOptions } from './types.js';

export interface ThemingInput {
  questions: ThemeQuestion[];
  options: ThemingOptions;
}

export interface ThemingTask {
  /** Tells one input from every other. */
  key: string;
  /** Left out where the thread may still hold what it made of it. */
  options?: ThemingOptions;
  /** All that people decided. */
  answers: Decision[];
  /** How many questions to ask a person about. */
  ask: number;
  /** Also say how many themes each step broader or narrower gives. */
  steps: boolean;
  /** Ids of questions to be parted in two. */
  part: string[];
}

/** Questions come in parts, so that no part keeps the sender busy for long. */
export interface ThemingPart {
  key: string;
  questions: ThemeQuestion[];
}

/** A question whose answer teaches much, and those that one answer may place with it. */
export interface Asked {
  question: string;
  together: string[];
}

export interface ThemingResult {
  theming: Theming;
  ask: Asked[];
  steps: { granularity: number; themes: number }[];
  /** The smaller part of those that were to be parted. */
  part: string[];
}

/** Webinars whose sorting is kept at hand: each of 1,000 questions takes some 12 MB. */
const mostKept = 3;
const sorters = new Map<string, ReturnType<typeof createSorter>>();
const parts = new Map<string, ThemeQuestion[]>();

extendVocabulary((workerData as string[][] | undefined) ?? []);

/** Runs in a worker thread. @returns null when a part was taken, or when the questions are needed (again) */
export default function theme(task: ThemingTask | ThemingPart): ThemingResult | null {
  if ('questions' in task) {
    parts.set(task.key, [...(parts.get(task.key) ?? []), ...task.questions]);
    return null;
  }
  const { key, options, answers, ask, steps, part } = task;
  const known = sorters.get(key);
  if (known === undefined && options === undefined) return null;
  const sorter = known ?? createSorter(parts.get(key) ?? [], options);
  parts.delete(key);
  sorters.delete(key);
  sorters.set(key, sorter);
  for (const old of [...sorters.keys()].slice(0, -mostKept)) sorters.delete(old);
  sorter.decide(answers);
  return {
    theming: sorter.theming(),
    ask:
      ask === 0 ? [] : sorter.ask(ask).map((question) => ({ question, together: sorter.together(question) })),
    steps: steps ? sorter.steps() : [],
    part: part.length === 0 ? [] : sorter.part(part),
  };
}
