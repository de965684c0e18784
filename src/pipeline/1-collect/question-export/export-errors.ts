import { largestExportBytes, mostRows } from './limits.js';

const sentences = {
  'too large': `The file is larger than ${largestExportBytes / 1024 / 1024} MB, or has more than ${mostRows} lines: an export of questions is smaller.`,
  'not a table':
    'The file is not a table of questions: export the questions as CSV from Teams or Slido, and choose that file. An Excel file must be saved as CSV first.',
  empty: 'The file holds no questions: there is no line below the names of the columns.',
};

/** Thrown when a file is no export of questions. */
export class ExportNotReadable extends Error {
  override name = 'ExportNotReadable';
  constructor(readonly why: keyof typeof sentences) {
    super(sentences[why]);
  }
}

/** Thrown when nobody can tell which column holds the questions. */
export class QuestionColumnUnknown extends Error {
  override name = 'QuestionColumnUnknown';
  constructor(columns: readonly string[]) {
    super(
      `Which column holds the questions cannot be told from its name. Say which: ${columns.map((name) => `“${name}”`).join(', ')}.`,
    );
  }
}
