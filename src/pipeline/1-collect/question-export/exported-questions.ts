import { createHash } from 'node:crypto';
import type { FetchedMessage } from '../../types.js';
import { type ExportColumns, suggestColumns } from './export-columns.js';
import { QuestionColumnUnknown } from './export-errors.js';
import type { ExportTable } from './export-table.js';
import { type DateOrder, exportTime } from './export-time.js';

/** One question of an export. */
export interface ExportedQuestion {
  text: string;
  /** Null where the export does not say, or not so that it can be read. */
  asked: Date | null;
  /** Lower case; empty where the export does not say. */
  address: string;
  /** The same in every export of the same meeting. */
  key: string;
}

export interface ExportReading {
  questions: ExportedQuestion[];
  /** Lines that are answers or announcements. */
  answers: number;
  /** Lines without a text. */
  empty: number;
  /** Questions whose time cannot be read. */
  withoutTime: number;
}

export interface ReadOptions {
  columns: ExportColumns;
  dateOrder: DateOrder;
  timezone: string;
}

/** Where a line says what it is, these words mean that nobody asks in it. */
const noQuestion = /\b(answer|answers|reply|replies|response|responses|announcement|comment)\b/i;

const address = /^[^\s@<>]{1,64}@[^\s@<>]{1,255}$/;

/** The questions of an export. @throws QuestionColumnUnknown */
export function questionsOf(
  table: ExportTable,
  { columns, dateOrder, timezone }: ReadOptions,
): ExportReading {
  const { question } = columns;
  if (question === null) throw new QuestionColumnUnknown(table.columns);
  const reading: ExportReading = { questions: [], answers: 0, empty: 0, withoutTime: 0 };
  // What a question is known by must not change with the columns somebody chose for the rest.
  const own = suggestColumns(table.columns);
  const copies = new Map<string, number>();
  for (const row of table.rows) {
    const cell = (place: number | null) => (place === null ? '' : (row[place] ?? '').trim());
    const text = cell(question);
    if (noQuestion.test(cell(columns.type))) reading.answers += 1;
    else if (text === '') reading.empty += 1;
    else {
      const digest = digestOf([text, cell(own.time), cell(own.address).toLowerCase()]);
      const copy = (copies.get(digest) ?? 0) + 1;
      copies.set(digest, copy);
      const asked = exportTime(cell(columns.time), dateOrder, timezone);
      if (asked === null) reading.withoutTime += 1;
      const from = cell(columns.address).toLowerCase();
      reading.questions.push({
        text,
        asked,
        address: address.test(from) ? from : '',
        key: `${digest}/${copy}`,
      });
    }
  }
  return reading;
}

function digestOf(parts: string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/**
 * Hands questions over as messages of their own, so that they go the same way as mail.
 * @param otherwise when a question without a time is said to have come
 */
export function exportedMessages(questions: readonly ExportedQuestion[], otherwise: Date): FetchedMessage[] {
  return questions.map((question) => ({
    source: asMail(question),
    received: question.asked ?? otherwise,
    origin: { kind: 'export', key: question.key },
  }));
}

/** The text as it is, in a mail that says nothing else. */
function asMail({ text, address }: ExportedQuestion): Buffer {
  const body = Buffer.from(text, 'utf8').toString('base64').replaceAll(/.{76}/g, '$&\r\n');
  return Buffer.from(
    [
      ...(address === '' ? [] : [`From: ${address}`]),
      'Subject: Asked in a meeting',
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      body,
      '',
    ].join('\r\n'),
  );
}
