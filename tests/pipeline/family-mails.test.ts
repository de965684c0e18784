import { beforeAll, describe, expect, it } from '@jest/globals';
import { countMatches, folded } from '../../src/cli/evaluate/matching.js';
import { readMessage } from '../../src/pipeline/2-read/index.js';
import { extractQuestions } from '../../src/pipeline/3-extract/index.js';
import type { ReadMessage } from '../../src/pipeline/types.js';
import { type FamilyMail, familyMails } from '../builders/family-mails.js';

/** Mails in several voices, written before the rules they measure. */
const mails = familyMails();

describe('what families write', () => {
  const read: { mail: FamilyMail; message: ReadMessage; asked: string[] }[] = [];
  beforeAll(async () => {
    for (const mail of mails) {
      const message = await readMessage(mail.source, { address: 'questions@council.example' });
      const asked = extractQuestions(message.visibleText).questions.map((question) => question.asked);
      read.push({ mail, message, asked });
    }
  });

  it('is a person’s, each of it', () => {
    expect(read.filter(({ message }) => message.writtenBy !== 'person').map(({ mail }) => mail.id)).toEqual(
      [],
    );
  });

  it('is cut to what they wrote new, nine times of ten to the letter', () => {
    const exact = read.filter(({ mail, message }) => folded(message.visibleText) === folded(mail.visible));
    expect(exact.length / mails.length).toBeGreaterThanOrEqual(0.9);
  });

  it('asks what is marked in it, and little else is taken for a question', () => {
    const sum = (of: (one: (typeof read)[number]) => number) =>
      read.reduce((total, one) => total + of(one), 0);
    const matched = sum(({ mail, asked }) => countMatches(asked, mail.questions));
    expect(matched / sum(({ mail }) => mail.questions.length)).toBeGreaterThanOrEqual(0.95);
    expect(matched / sum(({ asked }) => asked.length)).toBeGreaterThanOrEqual(0.85);
  });
});
