export { keepIds } from './keep-ids.js';
export { methodVersion, themeQuestions } from './theme-questions.js';
export type { Assignment, ThemeQuestion, Theming, ThemingOptions } from './types.js';
export { whomToAsk } from './whom-to-ask.js';
