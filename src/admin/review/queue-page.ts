import type { HintKind } from '../../pipeline/types.js';
import { isFlagged } from '../../services/held-back.js';
import type { ReviewQueue } from '../../services/reviewing.js';
import type { Message, Question, SetAsideReason, Webinar } from '../../store/index.js';
import { shortTime } from '../../web/dates.js';
import { markedText } from '../../web/marked-text.js';

export const hintNames: Record<HintKind, string> = {
  safeguarding: 'May tell of harm',
  'individual-child': 'May be about one child',
  'personal-data': 'May hold personal details',
  'off-topic': 'May be about something else',
  abusive: 'May be abusive',
  'near-duplicate': 'Much like another question',
  check: 'Please check',
};

export const reasonNames: Record<SetAsideReason, string> = {
  'individual-child': 'About one child',
  'off-topic': 'About something else',
  duplicate: 'Asked already',
  abusive: 'Abusive',
  other: 'Another reason',
};

export const stateNames: Record<Question['state'], string> = {
  undecided: 'Waiting',
  included: 'Included',
  'set-aside': 'Set aside',
};

export const concernNames: Record<Message['concern'], string> = {
  none: 'Nothing to decide',
  raised: 'May tell of harm: waiting for a moderator',
  escalated: 'Escalated',
  'no-concern': 'No concern',
};

export type Show = 'waiting' | 'included' | 'set-aside';

export const perPage = 20;

/** One question as a moderator sees it: the words that raised hints are marked. */
export function questionCard(question: Question, webinar: Webinar) {
  const hints = question.hints.map(({ kind, because }) => ({
    name: hintNames[kind],
    urgent: kind === 'safeguarding',
    because:
      kind === 'near-duplicate' || kind === 'check'
        ? because.join(' ')
        : because.map((words) => `“${words}”`).join(', '),
  }));
  const words = question.hints
    .filter(({ kind }) => kind !== 'near-duplicate' && kind !== 'check')
    .flatMap(({ because }) => because);
  return {
    id: question.id,
    version: question.version,
    message: question.message,
    parts: markedText(question.asked, words),
    wording: question.wording,
    reworded: question.wording !== question.asked,
    suggested:
      question.redacted !== question.asked && question.wording === question.asked ? question.redacted : null,
    hints,
    general:
      question.state === 'undecided'
        ? (question.hints.find((hint) => hint.general !== undefined)?.general ?? null)
        : null,
    flagged: isFlagged(question),
    late: question.late,
    received: shortTime(question.received, webinar.timezone),
    state: question.state,
    stateName: stateNames[question.state],
    reason: question.setAsideReason === null ? null : reasonNames[question.setAsideReason],
    // The likeliest reason is chosen already: one click less for the moderator, and it can be changed.
    reasons: Object.entries(reasonNames).map(([value, text]) => ({
      value,
      text,
      selected: value === likelyReason(question),
    })),
  };
}

function likelyReason(question: Question): SetAsideReason {
  const kinds = new Set(question.hints.map(({ kind }) => kind));
  if (kinds.has('individual-child') || kinds.has('personal-data')) return 'individual-child';
  if (kinds.has('off-topic')) return 'off-topic';
  return kinds.has('abusive') ? 'abusive' : kinds.has('near-duplicate') ? 'duplicate' : 'other';
}

/** The review queue: messages that may tell of harm, then one page of questions. */
export function queuePage(webinar: Webinar, queue: ReviewQueue, show: Show, page: number) {
  const lists: Record<Show, Question[]> = {
    waiting: queue.waiting,
    included: queue.included,
    'set-aside': queue.setAside,
  };
  const list = lists[show];
  const last = Math.max(1, Math.ceil(list.length / perPage));
  const current = Math.min(Math.max(1, page), last);
  const link = (number: number) => `/webinars/${webinar.id}/review?show=${show}&page=${number}`;
  const tab = (value: Show, text: string, count: number) => ({
    text: `${text} (${count})`,
    href: `/webinars/${webinar.id}/review?show=${value}`,
    current: value === show,
  });
  return {
    pageTitle: 'Review',
    webinar,
    show,
    page: current,
    tabs: [
      tab('waiting', 'Waiting', queue.waiting.length),
      tab('included', 'Included', queue.included.length),
      tab('set-aside', 'Set aside', queue.setAside.length),
    ],
    raised: queue.raised.map(({ id, subject, received }) => ({
      id,
      subject: subject || 'Message without a subject',
      received: shortTime(received, webinar.timezone),
    })),
    flagged: queue.waiting.filter(isFlagged).length,
    cards: list
      .slice((current - 1) * perPage, current * perPage)
      .map((question) => questionCard(question, webinar)),
    previous: current > 1 ? { href: link(current - 1) } : null,
    next: current < last ? { href: link(current + 1) } : null,
  };
}
