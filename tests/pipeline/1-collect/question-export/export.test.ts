import { describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import {
  dateOrderOf,
  ExportNotReadable,
  exportedMessages,
  QuestionColumnUnknown,
  questionsOf,
  readExport,
  suggestColumns,
} from '../../../../src/pipeline/1-collect/index.js';
import { exportTime } from '../../../../src/pipeline/1-collect/question-export/export-time.js';
import { mostRows } from '../../../../src/pipeline/1-collect/question-export/limits.js';
import { slidoExport, teamsExport } from '../../../builders/exports.js';

const timezone = 'Europe/London';

function read(text: string, dateOrder: 'day first' | 'month first' = 'day first') {
  const table = readExport(Buffer.from(text));
  return questionsOf(table, { columns: suggestColumns(table.columns), dateOrder, timezone });
}

describe('an export of Teams', () => {
  it('gives its questions, with times and addresses, and leaves out what is no question', () => {
    const { questions, ...left } = read(teamsExport);
    expect(questions.map(({ text, asked, address }) => [text, asked?.toISOString(), address])).toEqual([
      ['How many places will there be, and when?', '2024-11-27T19:45:12.345Z', 'ash@family.example'],
      ['Who sits on the panel?\nI could not find it.', '2024-11-18T22:59:59.000Z', ''],
    ]);
    expect(left).toEqual({ answers: 2, empty: 1, withoutTime: 0 });
  });
});

describe('an export of Slido', () => {
  it('gives its questions below a title, in the clock of the webinar’s zone, equal ones each', () => {
    const { questions, ...left } = read(slidoExport);
    expect(questions.map(({ text, asked, address }) => [text, asked?.toISOString(), address])).toEqual([
      ['When does the new base open?', '2024-11-27T19:31:00.000Z', ''],
      ['Is there a taxi?', '2024-11-27T19:32:00.000Z', ''],
      ['Is there a taxi?', '2024-11-27T19:32:00.000Z', ''],
    ]);
    expect(left).toEqual({ answers: 0, empty: 0, withoutTime: 0 });
    expect(new Set(questions.map(({ key }) => key)).size).toBe(3);
  });

  it('gives the same keys when votes have changed and questions were added, whatever columns are chosen', () => {
    const later = `${slidoExport.replace(';7;', ';9;')}Who decides?;Anonymous;0;27/11/2024 19:40\n`;
    const keys = read(slidoExport).questions.map(({ key }) => key);
    expect(read(later).questions.map(({ key }) => key)).toEqual([...keys, expect.any(String)]);
    const table = readExport(Buffer.from(slidoExport));
    const columns = { ...suggestColumns(table.columns), time: null };
    const without = questionsOf(table, { columns, dateOrder: 'month first', timezone });
    expect(without.questions.map(({ key }) => key)).toEqual(keys);
    expect(without.withoutTime).toBe(3);
  });
});

describe('the file', () => {
  const plain = 'Question,Time\nCan José’s school stay open?,2024-11-27 19:30\n';
  it.each([
    ['UTF-8', Buffer.from(plain)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${plain}`)],
    ['UTF-16 of Windows', iconv.encode(plain, 'utf-16le', { addBOM: true })],
    ['UTF-16 the other way round', iconv.encode(plain, 'utf-16be', { addBOM: true })],
    ['the code page of Windows', iconv.encode(plain, 'windows-1252')],
    ['tabs', Buffer.from(plain.replaceAll(',', '\t'))],
    ['semicolons', Buffer.from(plain.replaceAll(',', ';'))],
  ])('may be written in %s', (_name, bytes) => {
    expect(readExport(bytes)).toEqual({
      columns: ['Question', 'Time'],
      rows: [['Can José’s school stay open?', '2024-11-27 19:30']],
    });
  });

  it('may have marks of the other kind in its texts', () => {
    const text = 'Question;Time\n"Who, how, why, when; where?";2024-11-27\n';
    expect(readExport(Buffer.from(text)).rows).toEqual([['Who, how, why, when; where?', '2024-11-27']]);
  });

  it('may have one column alone', () => {
    expect(read('What people asked\nWho decides?\n').questions.map(({ text }) => text)).toEqual([
      'Who decides?',
    ]);
  });

  it.each([
    ['nothing', '', 'not a table'],
    ['names of columns alone', 'Question,Time\n', 'empty'],
    ['an Excel file', 'PK\u0003\u0004workbook', 'not a table'],
    ['no text', 'Question,Time\n\u0000\u0001', 'not a table'],
    ['too many columns', `Question${',x'.repeat(100)}\na\n`, 'not a table'],
    ['a quote that does not end', 'Question,Time\n"Who decides?,2024', 'not a table'],
    ['too many lines', `Question,Time\n${'Who?,1\n'.repeat(mostRows + 20)}`, 'too large'],
    ['too many bytes', `Question,Time\n${'x'.repeat(5 * 1024 * 1024)}`, 'too large'],
  ])('is refused when it is %s', (_name, text, why) => {
    const refusal = () => readExport(Buffer.from(text));
    expect(refusal).toThrow(ExportNotReadable);
    expect(refusal).toThrow(expect.objectContaining({ why }));
  });

  it('is asked about when no column is called a question', () => {
    const table = readExport(Buffer.from('Name,Words\nKim,Who decides?\n'));
    const columns = suggestColumns(table.columns);
    expect(columns.question).toBeNull();
    const options = { dateOrder: 'day first', timezone } as const;
    expect(() => questionsOf(table, { ...options, columns })).toThrow(QuestionColumnUnknown);
    expect(() => questionsOf(table, { ...options, columns })).toThrow('“Name”, “Words”');
    const chosen = questionsOf(table, { ...options, columns: { ...columns, question: 1 } });
    expect(chosen.questions).toMatchObject([{ text: 'Who decides?', asked: null }]);
  });
});

describe('a time', () => {
  it.each([
    ['2024-11-27T19:45:12Z', '2024-11-27T19:45:12.000Z'],
    ['2024-11-27T19:45:12.3456789Z', '2024-11-27T19:45:12.345Z'],
    ['2024-11-27 19:45:12 UTC', '2024-11-27T19:45:12.000Z'],
    ['2024-07-01T20:45+01:00', '2024-07-01T19:45:00.000Z'],
    ['2024-07-01 20:45:00 +0100', '2024-07-01T19:45:00.000Z'],
    ['2024-07-01 20:45', '2024-07-01T19:45:00.000Z'],
    ['2024-11-27', '2024-11-27T00:00:00.000Z'],
    ['01/07/2024 20:45', '2024-07-01T19:45:00.000Z'],
    ['1/7/2024, 8:45:30 PM', '2024-07-01T19:45:00.000Z'],
    ['1.7.2024 12:05 am', '2024-06-30T23:05:00.000Z'],
    ['01/07/2024 20:45 UTC', '2024-07-01T20:45:00.000Z'],
    ['27/10/2024 01:30', '2024-10-27T00:30:00.000Z'],
    ['31/03/2024 01:30', '2024-03-31T01:00:00.000Z'],
  ])('%s is read', (text, instant) => {
    expect(exportTime(text, 'day first', timezone)?.toISOString()).toBe(instant);
  });

  it.each(['', 'yesterday', '2024-13-01', '31/02/2024 10:00', '2024-11-27T25:00:00Z', '99/99/9999 99:99'])(
    '%j is none',
    (text) => {
      expect(exportTime(text, 'day first', timezone)).toBeNull();
    },
  );

  it('with the month first is told by a day that is no month', () => {
    expect(dateOrderOf(['11/12/2024', '11/27/2024 7:45 PM'])).toBe('month first');
    expect(dateOrderOf(['11/12/2024', '27/11/2024'])).toBe('day first');
    expect(dateOrderOf(['11/12/2024', '2024-11-27', ''])).toBe('day first');
    expect(exportTime('11/27/2024 7:45 PM', 'month first', timezone)?.toISOString()).toBe(
      '2024-11-27T19:45:00.000Z',
    );
  });
});

describe('a question handed over', () => {
  it('came when it was asked, or now, and says who asked only where an address is known', () => {
    const now = new Date('2024-11-28T09:00:00Z');
    const { questions } = read(
      'Question,Email,Date\nWho?,Ash@Family.example,2024-11-27\nWhy?,"<a@b>\nBcc: c@d",soon\n',
    );
    const [first, second] = exportedMessages(questions, now);
    expect(first?.received).toEqual(new Date('2024-11-27T00:00:00Z'));
    expect(first?.source.toString()).toMatch(/^From: ash@family\.example\r\nSubject: /);
    expect(second?.received).toEqual(now);
    expect(second?.source.toString()).toMatch(/^Subject: /);
    expect(second?.source.toString()).not.toContain('Bcc');
  });
});
