export { type ExportColumns, suggestColumns } from './export-columns.js';
export { ExportNotReadable, QuestionColumnUnknown } from './export-errors.js';
export { type ExportTable, readExport } from './export-table.js';
export { type DateOrder, dateOrderOf } from './export-time.js';
export {
  type ExportedQuestion,
  type ExportReading,
  exportedMessages,
  questionsOf,
} from './exported-questions.js';
export { largestExportBytes } from './limits.js';
