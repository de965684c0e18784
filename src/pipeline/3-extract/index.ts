export { extractQuestions } from './extract-questions.js';
