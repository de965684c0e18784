import { describe, expect, it } from '@jest/globals';
import { type ReadOptions, readMessage } from '../../../src/pipeline/2-read/index.js';
import { readOrLess } from '../../../src/pipeline/2-read/reader.js';
import { mailWith } from '../../builders/mail.js';
import { pdf } from '../../builders/pdf.js';
import { docx, zip } from '../../builders/zip.js';

const question = 'How many places will there be?';
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const textOf = async (name: string, content: Buffer, type = 'application/octet-stream') =>
  (await readMessage(mailWith([{ name, type, content }]))).attachments[0]?.text;

describe('a document that a family attached', () => {
  it('is read for text: Word, PDF and plain, by its name or else by its type', async () => {
    expect(await textOf('plan.docx', docx(['Dear all,', question]))).toBe(`Dear all,\n\n${question}`);
    expect(await textOf('plan.PDF', pdf(['My question:', question]))).toBe(`My question:\n\n${question}`);
    expect(await textOf('plan.txt', Buffer.from(`\uFEFF${question}`))).toBe(question);
    expect(await textOf('plan', docx([question]), word)).toBe(question);
  });

  it('is read in the charset that its bytes show', async () => {
    expect(await textOf('a.txt', Buffer.from('\uFEFFIs it £5?', 'utf16le'))).toBe('Is it £5?');
    const bigEndian = Buffer.from('\uFEFFIs it £5?', 'utf16le').swap16();
    expect(await textOf('a.txt', bigEndian)).toBe('Is it £5?');
    expect(await textOf('a.txt', Buffer.from([0x49, 0x73, 0x20, 0xa3, 0x35, 0x3f]))).toBe('Is £5?');
  });

  it.each([
    ['is of another kind', 'plan.odt', Buffer.from(question)],
    ['is broken', 'plan.docx', Buffer.from('PK\x03\x04 no zip')],
    ['is no Word document inside', 'plan.docx', zip([{ name: 'a', content: Buffer.from('a') }])],
    ['is a broken PDF', 'plan.pdf', Buffer.from('%PDF-1.4 nothing')],
    ['holds no words', 'plan.txt', Buffer.from(' \n ')],
    ['is larger than is read', 'plan.txt', Buffer.alloc(5 * 1024 * 1024 + 1, 'a')],
  ])('is only named where it %s', async (_, name, content) => {
    const read = await readMessage(mailWith([{ name, type: 'application/octet-stream', content }]));
    expect(read.attachments).toMatchObject([{ name, size: content.length }]);
    expect(read.attachments[0]).not.toHaveProperty('text');
    expect(read.hints.map(({ because }) => because[0])).toEqual([
      `The question may be in the attached ${name}.`,
    ]);
  });

  it('is only named where it unfolds too far, whatever its zip says of its size', async () => {
    const bomb = { name: 'word/media/a.bin', content: Buffer.alloc(30 * 1024 * 1024) };
    expect(await textOf('a.docx', docx([question], [bomb]))).toBeUndefined();
    expect(await textOf('a.docx', docx([question], [{ ...bomb, claimed: 10 }]))).toBeUndefined();
    const many = Array.from({ length: 1_100 }, (_, index) => ({
      name: `word/${index}`,
      content: Buffer.from('a'),
    }));
    expect(await textOf('a.docx', docx([question], many))).toBeUndefined();
  });

  it('is read up to a length, and the fifth one not at all', async () => {
    const long = Buffer.from('a'.repeat(50_000));
    expect(await textOf('a.txt', long)).toHaveLength(40_000);
    const five = Array.from({ length: 5 }, (_, index) => ({
      name: `${index}.txt`,
      type: 'text/plain',
      content: Buffer.from(question),
    }));
    const { attachments } = await readMessage(mailWith(five));
    expect(attachments.map(({ text }) => text === question)).toEqual([true, true, true, true, false]);
  });

  it('of many pages is read up to a number of them', async () => {
    const pages = Array.from({ length: 45 }, (_, index) => `Page ${index + 1}.`);
    const text = await textOf('a.pdf', pdf(pages));
    expect(text?.split('\n\n')).toHaveLength(40);
    const lines = Array.from({ length: 900 }, () => 'a line of forty letters in every page').join(
      ') Tj 0 0 Td (',
    );
    const wordy = await textOf('a.pdf', pdf([lines, lines, 'never read']));
    expect(wordy).not.toContain('never');
  });

  it('costs no words of the mail when reading it takes too long or too much memory', async () => {
    const source = mailWith([{ name: 'a.txt', type: 'text/plain', content: Buffer.from('x') }], {
      text: question,
    });
    const failing = (error: Error) => (given: Buffer, options: ReadOptions) =>
      options.documents === false ? readMessage(given, options) : Promise.reject(error);
    const read = await readOrLess(failing(new Error('out of memory')), source, {});
    expect(read.visibleText).toBe(question);
    expect(read.hints).toHaveLength(1);
    expect(read.attachments[0]).not.toHaveProperty('text');
    const never = (error: Error) => () => Promise.reject(error);
    const slow = Object.assign(new Error('slow'), { name: 'AbortError' });
    expect((await readOrLess(never(slow), source, {})).reason).toBe('Reading it took too long.');
    expect((await readOrLess(never(new Error('oom')), source, {})).writtenBy).toBe('unreadable');
  });

  it('is named by one line, however it is called', async () => {
    const read = async (name: string, type: string) =>
      (await readMessage(mailWith([{ name, type, content: Buffer.from('a') }]))).attachments[0]?.name;
    expect(await read(`${'a'.repeat(200)}.docx`, word)).toHaveLength(101);
    expect(await read('', 'application/ms-tnef')).toBe('winmail.dat');
    expect(await read('', 'image/png')).toBe('without a name');
  });

  it('a picture is pointed at where the words point at it, or are few', async () => {
    const picture = [{ name: 'letter.jpg', type: 'image/jpeg', content: Buffer.from('a') }];
    const hints = async (text: string) => (await readMessage(mailWith(picture, { text }))).hints.length;
    expect(await hints('Is this right?')).toBe(1);
    expect(await hints('The letter about our place came today and I took a photo of it for you all.')).toBe(
      1,
    );
    const long = 'How many places will there be at the new school when it opens in the autumn, and for whom?';
    expect(await hints(long)).toBe(0);
  });
});
