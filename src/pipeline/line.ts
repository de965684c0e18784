import { createHash } from 'node:crypto';
import type { TextVectors } from '../language/passage-vectors.js';
import { noVectors, type VectorMaker } from '../language/vector-maker.js';
import type { Reader } from './2-read/index.js';
import { extractQuestions } from './3-extract/index.js';
import { screenMessage, screenQuestions } from './4-screen/index.js';
import type {
  ExtractedQuestion,
  FetchedMessage,
  Hint,
  MailAddress,
  Outcome,
  ReadMessage,
  WebinarSubject,
} from './types.js';

/** The only file that joins the stages: a message goes in; its outcome and its questions with hints come out. */

export interface LineWebinar extends WebinarSubject {
  announcement: string;
  /** Only mail sent to this address, or with these words in the subject, belongs to the webinar; empty for all. */
  rule: { address: string; subject: string };
}

export interface LineQuestion extends ExtractedQuestion {
  redacted: string;
  /** The line of ours that it answers, where it stands between quoted lines. */
  quoted?: string;
}

export interface LineResult {
  read: ReadMessage;
  /** Never `duplicate-copy`: that takes the other messages; compare `copyKey`. */
  outcome: Exclude<Outcome, 'duplicate-copy'>;
  /** One plain sentence; empty for `questions`. */
  reason: string;
  questions: LineQuestion[];
  hints: Hint[];
  /** Who asked, as far as the mail says. */
  family: MailAddress | null;
  /** Equal for the same sender's same text; null where that cannot be told. */
  copyKey: string | null;
  /**
   * What the sentence model reads in the visible text and in each question; null where there is none. Under way: it takes
   * longer than everything else, and nobody need wait for it before the next message.
   */
  vectors: Promise<TextVectors | null>;
}

function fitsRule(read: ReadMessage, rule: LineWebinar['rule']): boolean {
  const address = rule.address.trim().toLowerCase();
  if (address !== '' && !read.recipients.includes(address)) return false;
  return rule.subject === '' || read.subject.toLowerCase().includes(rule.subject.toLowerCase());
}

/** A form of our own writes for a family: its Reply-To is who asked. Known by standing in the council's own domain. */
function familyOf(read: ReadMessage, ourAddress: string | undefined): MailAddress | null {
  const ourDomain = ourAddress?.split('@')[1]?.toLowerCase();
  const fromOurForm = ourDomain !== undefined && read.from?.address.endsWith(`@${ourDomain}`) === true;
  return fromOurForm && read.replyTo !== null ? read.replyTo : read.from;
}

function copyKeyOf(read: ReadMessage, family: MailAddress | null): string | null {
  const text = read.visibleText.replace(/\s+/g, ' ').trim();
  if (family === null || text === '') return null;
  return createHash('sha256')
    .update(JSON.stringify([family.address, text]))
    .digest('hex');
}

/** Harm and personal details are looked for in attached documents as well. */
function everyWordOf({ wholeText, attachments }: ReadMessage): string {
  return [wholeText, ...attachments.map(({ text }) => text)]
    .filter((text) => text !== undefined)
    .join('\n\n');
}

/** The quoted line below which a question was written, when it was an answer. */
function quotedFor({ answers }: ReadMessage, { start, end }: ExtractedQuestion): { quoted?: string } {
  const answer = answers.find((one) => start >= one.start && end <= one.end);
  return answer === undefined ? {} : { quoted: answer.quoted };
}

/** Takes one fetched message through reading, extracting and screening. Never throws for what a mail holds. */
export async function runLine(
  message: Pick<FetchedMessage, 'source'>,
  webinar: LineWebinar,
  reader: Reader,
  maker: VectorMaker = noVectors,
): Promise<LineResult> {
  const read = await reader.read(message.source, {
    announcement: webinar.announcement,
    ...(webinar.address === undefined ? {} : { address: webinar.address }),
  });
  const family = familyOf(read, webinar.address);
  const hints = [...read.hints, ...screenMessage({ subject: read.subject, wholeText: everyWordOf(read) })];
  const nothing = { read, questions: [], hints, family, copyKey: null, vectors: Promise.resolve(null) };
  if (read.writtenBy === 'unreadable') return { ...nothing, outcome: 'unreadable', reason: read.reason };
  if (!fitsRule(read, webinar.rule)) {
    return {
      ...nothing,
      outcome: 'not-for-this-webinar',
      reason: 'It does not fit the mailbox rule of this webinar.',
    };
  }
  if (read.writtenBy === 'automatic') return { ...nothing, outcome: 'automatic', reason: read.reason };
  const copyKey = copyKeyOf(read, family);
  const { questions, reason } = extractQuestions(read.visibleText);
  if (questions.length === 0) return { ...nothing, copyKey, outcome: 'no-question', reason };
  const screened = screenQuestions(
    questions.map(({ asked }, index) => ({
      id: String(index),
      text: asked,
      context: read.visibleText,
      message: 'this',
    })),
    webinar,
  );
  return {
    ...nothing,
    copyKey,
    outcome: 'questions',
    reason: '',
    vectors: maker.ofText(read.visibleText, questions),
    questions: questions.map((question, index) => ({
      ...question,
      ...quotedFor(read, question),
      hints: [...question.hints, ...(screened[index]?.hints ?? [])],
      redacted: screened[index]?.redacted ?? question.asked,
    })),
  };
}

export const duplicateCopyReason = 'The same sender sent the same text before.';
