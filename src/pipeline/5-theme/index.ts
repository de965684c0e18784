export { keepIds } from './keep-ids.js';
export { averageLinkageOfQuestions } from './question-alone.js';
export { titlesWithVectors, topicsWithVectors, withVectors } from './read-vectors.js';
export { type Decision as Answer, granularities, methodVersion, Sorter } from './sorter.js';
export { createSorter, themeQuestions } from './theme-questions.js';
export { createThemingThread, type ThemingThread } from './theming-thread.js';
export type { Asked, ThemingInput, ThemingResult } from './theming-worker.js';
export type {
  Assignment,
  QuestionVectors,
  Theme,
  ThemeQuestion,
  ThemeTopic,
  Theming,
  ThemingOptions,
} from './types.js';
export { withUsualTopics } from './usual-topics.js';
