import { LargeSorter, mostCompared } from './large-sorter.js';
import { Sorter } from './sorter.js';
import type { ThemeQuestion, Theming, ThemingOptions } from './types.js';

/** Sorts questions of any number: exactly as far as every pair can be compared, beyond through representatives. */
export function createSorter(
  questions: readonly ThemeQuestion[],
  options: ThemingOptions = {},
): Pick<Sorter, 'decide' | 'ask' | 'together' | 'part' | 'steps' | 'theming'> {
  return questions.length > mostCompared
    ? new LargeSorter(questions, options)
    : new Sorter(questions, options);
}

/** One run over all questions. */
export function themeQuestions(questions: readonly ThemeQuestion[], options: ThemingOptions = {}): Theming {
  return createSorter(questions, options).theming();
}
