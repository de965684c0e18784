import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { FileCannotBeOpened } from '../pipeline/1-collect/index.js';
import type { Programme } from '../programme.js';
import { type Mapping, type Preview, QuestionColumnUnknown } from '../services/importing.js';
import type { Webinar } from '../store/index.js';
import { progressText, showProgress } from './import-files.js';
import { InputFaulty } from './json-lines.js';
import type { Output } from './output.js';
import type { Progress } from './progress.js';

/** Columns as they are called in the file, where their names do not say what they hold. */
export interface ExportOptions {
  preview?: boolean;
  questionColumn?: string;
  timeColumn?: string;
}

/** Whether a file is an export of questions, by its name: everything else is mail. */
export function isExport(path: string): boolean {
  return ['.csv', '.tsv'].includes(extname(path).toLowerCase());
}

function columnNamed(names: readonly string[], wanted: string, option: string): number {
  const at = names.findIndex((name) => name.toLowerCase() === wanted.toLowerCase());
  if (at === -1) {
    throw new InputFaulty(
      `${option}: the file has no column “${wanted}”. It has: ${names.map((name) => `“${name}”`).join(', ')}.`,
    );
  }
  return at;
}

/** What the names of the columns say, unless the command says otherwise. @throws InputFaulty, QuestionColumnUnknown */
function mappingFrom({ names, mapping }: Preview, { questionColumn, timeColumn }: ExportOptions): Mapping {
  const columns = {
    ...mapping.columns,
    ...(questionColumn === undefined
      ? {}
      : { question: columnNamed(names, questionColumn, '--question-column') }),
    ...(timeColumn === undefined ? {} : { time: columnNamed(names, timeColumn, '--time-column') }),
  };
  if (columns.question === null) throw new QuestionColumnUnknown(names);
  return { ...mapping, columns };
}

/**
 * Takes the questions of an export, or only says what it would take.
 * @throws FileCannotBeOpened, ExportNotReadable, QuestionColumnUnknown, InputFaulty, CollectingElsewhere
 */
export async function importExport(
  { importing }: Pick<Programme, 'importing'>,
  webinar: Webinar,
  path: string,
  options: ExportOptions,
  progress: Progress,
  out: Output,
): Promise<void> {
  const bytes = await readFile(path).catch(() => {
    throw new FileCannotBeOpened(path);
  });
  const mapping = mappingFrom(importing.preview(bytes, webinar), options);
  const { names, reading } = importing.preview(bytes, webinar, mapping);
  const { question, time } = mapping.columns;
  const from = time === null ? 'no time' : `times from “${names[time]}”`;
  await out.line(
    `${path}: ${reading?.questions.length ?? 0} questions from “${names[question ?? 0]}”, ${from}. Left out: ${reading?.answers ?? 0} answers, ${reading?.empty ?? 0} empty lines.`,
  );
  if (options.preview === true) return;
  try {
    const run = await importing.take(bytes, webinar, mapping, (now) => showProgress(progress, now));
    progress.finish(progressText(run));
  } finally {
    progress.stop();
  }
}
