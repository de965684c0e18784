export { readExamples } from './examples/labelled.js';
export { learnIndividual } from './examples/learn-individual.js';
export { screeningModel } from './individual-child.js';
export { subjectsRead, withAlone } from './read-alone.js';
export {
  type Screened,
  type ScreenQuestion,
  screenMessage,
  screenQuestions,
  subjectTexts,
} from './screen-questions.js';
export { createScreeningThread, type ScreeningThread } from './screening-thread.js';
