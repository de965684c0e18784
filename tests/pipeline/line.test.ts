import { describe, expect, it } from '@jest/globals';
import { type Reader, readMessage } from '../../src/pipeline/2-read/index.js';
import { type LineWebinar, runLine } from '../../src/pipeline/line.js';
import { mailSource, mailWith } from '../builders/mail.js';

const reader: Reader = { read: readMessage, close: () => Promise.resolve() };
const webinar: LineWebinar = {
  title: 'Places',
  description: '',
  announcement: '',
  rule: { address: '', subject: '' },
};
const through = (source: Buffer) => runLine({ source }, webinar, reader);

describe('a message on its way', () => {
  it('keeps beside each answer the quoted line it answers', async () => {
    const text =
      '> Do you have a plan?\n\nDoes it need one?\n\n> Do you live far?\n\nFour miles. Is that far?';
    const { questions } = await through(mailSource({ text }));
    expect(questions.map(({ asked, quoted }) => [asked, quoted])).toEqual([
      ['Does it need one?', 'Do you have a plan?'],
      ['Is that far?', 'Do you live far?'],
    ]);
    const [plain] = (await through(mailSource())).questions;
    expect(plain).not.toHaveProperty('quoted');
  });

  it('is searched for harm in what is attached to it', async () => {
    const words = 'He hits her every night and she is frightened to go home.';
    const told = (await through(mailSource({ text: words }))).hints.map(({ kind }) => kind);
    expect(told).toContain('safeguarding');
    const letter = { name: 'letter.txt', type: 'text/plain', content: Buffer.from(words) };
    const { hints, outcome } = await through(mailWith([letter], { text: 'Thank you all.' }));
    expect(outcome).toBe('no-question');
    expect(hints.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['safeguarding', 'check']));
  });

  it('by a machine yields no question', async () => {
    const source = mailSource({ headers: ['Auto-Submitted: auto-replied'], text: 'Is it urgent?' });
    expect(await through(source)).toMatchObject({ outcome: 'automatic', questions: [] });
  });
});
