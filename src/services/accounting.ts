import { type Channel, type Outcome, outcomes } from '../pipeline/types.js';
import type { Store } from '../store/index.js';

/** What became of every message: the sum that the council can stand behind. */
export interface Accounting {
  messages: number;
  byOutcome: { outcome: Outcome; count: number }[];
  /** Only those by which something came. */
  byChannel: { channel: Channel; count: number }[];
  questions: number;
  /** Distinct families with at least one question. */
  families: number;
  /** True where some senders are unknown, so that the number of families is a lower bound. */
  familiesAtLeast: boolean;
  /** Empty when the sum holds; else plain sentences that say what is wrong. */
  faults: string[];
}

/** Counts afresh from the store, from both ends: messages by outcome, and questions by their message. */
export async function account(store: Store, webinar: string): Promise<Accounting> {
  const [counts, channelCounts, messages, questions, withQuestions] = await Promise.all([
    store.messages.countByOutcome(webinar),
    store.messages.countByChannel(webinar),
    store.messages.count(webinar),
    store.questions.ofWebinar(webinar),
    store.messages.idsWithQuestions(webinar),
  ]);
  const byOutcome = outcomes.map((outcome) => ({ outcome, count: counts[outcome] ?? 0 }));
  const accounted = byOutcome.reduce((sum, { count }) => sum + count, 0);
  const byChannel = channels
    .map((channel) => ({ channel, count: channelCounts[channel] ?? 0 }))
    .filter(({ count }) => count > 0);
  const came = byChannel.reduce((sum, { count }) => sum + count, 0);
  const asking = new Set(withQuestions);
  const asked = new Set(questions.map((question) => question.message));
  const astray = questions.filter((question) => !asking.has(question.message)).length;
  const silent = withQuestions.filter((id) => !asked.has(id)).length;
  const faults: string[] = [];
  if (accounted !== messages) faults.push(`${messages - accounted} messages have no outcome yet.`);
  if (came !== messages) faults.push(`${messages - came} messages came by no channel that is known.`);
  if (astray > 0) faults.push(`${astray} questions point to no message.`);
  if (silent > 0) faults.push(`${silent} messages should have questions and have none.`);
  return {
    messages,
    byOutcome,
    byChannel,
    questions: questions.length,
    families: new Set(questions.map((question) => question.family).filter((family) => family !== null)).size,
    familiesAtLeast: questions.some((question) => question.family === null),
    faults,
  };
}

/** One line: `messages 88 = questions 73 + no-question 8 + …`. */
export function accountingLine({ messages, byOutcome }: Accounting): string {
  const parts = byOutcome.filter(({ count }) => count > 0).map(({ outcome, count }) => `${outcome} ${count}`);
  return `messages ${messages} = ${parts.join(' + ') || '0'}`;
}

const channels: readonly Channel[] = ['email', 'web', 'import', 'live'];

/** Channels as people read them, after a number. */
export const channelNames: Record<Channel, string> = {
  email: 'by email',
  web: 'by the web form',
  import: 'imported from a meeting',
  live: 'during the webinar',
};

/** Outcomes as people read them. */
export const outcomeNames: Record<Outcome, string> = {
  questions: 'With questions',
  'no-question': 'Without a question',
  automatic: 'Automatic mail',
  unreadable: 'Could not be read',
  'duplicate-copy': 'Sent twice',
  'not-for-this-webinar': 'Not for this webinar',
};
