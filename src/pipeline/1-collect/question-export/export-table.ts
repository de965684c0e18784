import { CsvError, parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { looksLikeColumns } from './export-columns.js';
import { ExportNotReadable } from './export-errors.js';
import { largestExportBytes, longestPreamble, mostColumns, mostRows } from './limits.js';

/** An export as a table: the names of its columns, and a line for each thing said. */
export interface ExportTable {
  columns: string[];
  rows: string[][];
}

/** Teams writes UTF-16 in some places; Excel saves in the code page of Windows. */
function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return iconv.decode(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return iconv.decode(bytes, 'utf-16be');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return iconv.decode(bytes, 'windows-1252');
  }
}

/** The mark that stands between cells: the one that is most frequent in the first lines, outside of quotes. */
function delimiterOf(text: string): string {
  const start = text.slice(0, 10_000).replaceAll(/"[^"]*"/g, '');
  const count = (mark: string) => start.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

/** A zip archive, which an Excel file is, or anything else that is no text. */
function isText(text: string): boolean {
  return !text.startsWith('PK') && !text.includes('\u0000');
}

/**
 * Reads an export as it is downloaded, or as Excel saved it.
 * @throws ExportNotReadable
 */
export function readExport(bytes: Buffer): ExportTable {
  if (bytes.length > largestExportBytes) throw new ExportNotReadable('too large');
  const text = decode(bytes).replace(/^\uFEFF/, '');
  if (!isText(text)) throw new ExportNotReadable('not a table');
  const lines = parseLines(text);
  const at = lines.slice(0, longestPreamble).findIndex((cells) => looksLikeColumns(cells));
  const [columns = [], ...rows] = lines.slice(Math.max(at, 0));
  if (columns.length === 0 || columns.length > mostColumns) throw new ExportNotReadable('not a table');
  if (rows.length === 0) throw new ExportNotReadable('empty');
  return { columns: columns.map((name) => name.trim()), rows };
}

function parseLines(text: string): string[][] {
  let lines: string[][];
  try {
    lines = parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      to: mostRows + longestPreamble + 1,
    });
  } catch (error) {
    if (error instanceof CsvError) throw new ExportNotReadable('not a table');
    throw error;
  }
  if (lines.length > mostRows + longestPreamble) throw new ExportNotReadable('too large');
  return lines;
}
