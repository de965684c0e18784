import { outcomeNames } from '../../services/accounting.js';
import { type Message, type Question, setAsideReasons, type Webinar } from '../../store/index.js';
import { timeAndDate } from '../../web/dates.js';
import type { FieldError } from '../../web/forms.js';
import { markedSpans, markedText } from '../../web/marked-text.js';
import { placesToSplit } from './places-to-split.js';

const hourMs = 60 * 60 * 1000;
/** A mail up to this long that holds no question is offered whole: it is mostly one. */
const offeredWhole = 600;

export const stateNames: Record<Question['state'], string> = {
  undecided: 'Waiting for a decision',
  included: 'Included',
  'set-aside': 'Set aside',
};

const reasonNames: Record<(typeof setAsideReasons)[number], string> = {
  'individual-child': 'About one child',
  'off-topic': 'About something else',
  duplicate: 'Asked already',
  abusive: 'Abusive',
  other: 'Another reason',
};

/** What was typed into a form that was refused, so that nothing is lost. */
export interface Refused {
  errors: FieldError[];
  /** By the id of its field. */
  typed: Record<string, string>;
}

/** Questions in the order in which they stand in the mail: those of the part cut away last. */
export function inOrder(questions: readonly Question[]): Question[] {
  return [...questions].sort(
    (a, b) => Number(a.inWhole ?? false) - Number(b.inWhole ?? false) || a.start - b.start,
  );
}

/** One mail with its questions, numbered and marked where they stand. */
export function messagePage(
  webinar: Webinar,
  message: Message,
  found: readonly Question[],
  { errors, typed }: Refused = { errors: [], typed: {} },
) {
  const questions = inOrder(found);
  const numbered = questions.map((question, index) => ({ ...question, number: index + 1 }));
  const worrying = message.hints
    .filter(({ kind }) => kind === 'safeguarding')
    .flatMap(({ because }) => because);
  const inWhole = numbered.filter((question) => question.inWhole === true);
  const waiting = questions.filter(({ state }) => state === 'undecided');
  const errorOf = (field: string) => errors.find(({ href }) => href === `#${field}`);
  const last = message.corrections?.at(-1);
  return {
    pageTitle: message.subject || 'Message without a subject',
    webinar,
    breadcrumbs: [{ text: 'Mail', href: `/webinars/${webinar.id}/mail` }, { text: 'Message' }],
    errors,
    message: {
      id: message.id,
      version: message.version,
      concern: message.concern,
      subject: message.subject,
      received: timeAndDate(message.received, webinar.timezone),
      sent: message.sentAt === null ? null : timeAndDate(message.sentAt, webinar.timezone),
      sentDiffers:
        message.sentAt !== null && Math.abs(message.sentAt.getTime() - message.received.getTime()) > hourMs,
      movedLater: message.movedLater,
      late: message.late,
      outcome: outcomeNames[message.outcome],
      reason: message.reason,
      attachments: message.attachments.map(({ name, size }) => `${name} (${Math.ceil(size / 1024)} kB)`),
      checks: message.hints.filter(({ kind }) => kind === 'check').flatMap(({ because }) => because),
    },
    visible: markedSpans(
      message.visibleText,
      numbered.filter((question) => question.inWhole !== true),
    ),
    whole:
      inWhole.length > 0 ? markedSpans(message.wholeText, inWhole) : markedText(message.wholeText, worrying),
    openWhole: worrying.length > 0 || inWhole.length > 0,
    canCorrect: message.finished && message.outcome !== 'duplicate-copy',
    questions: numbered.map((question, index) => {
      const next = numbered[index + 1];
      const canJoin = next !== undefined && (next.inWhole ?? false) === (question.inWhole ?? false);
      const field = `words-${question.id}`;
      return {
        id: question.id,
        version: question.version,
        number: question.number,
        asked: question.asked,
        wording: question.wording === question.asked ? null : question.wording,
        quoted: question.quoted ?? null,
        state: stateNames[question.state],
        isWaiting: question.state === 'undecided',
        setAsideFor: question.setAsideReason === null ? null : reasonNames[question.setAsideReason],
        field,
        words: typed[field] ?? question.asked,
        error: errorOf(field),
        places: placesToSplit(question.asked),
        next: canJoin ? { id: next.id, version: next.version, number: next.number } : null,
      };
    }),
    reasons: setAsideReasons.map((value) => ({ value, text: reasonNames[value] })),
    waiting: waiting.map(({ id, version }) => `${id}:${version}`).join(' '),
    waitingCount: waiting.length,
    add: {
      title: questions.length === 0 ? 'This is a question after all' : 'A question was missed',
      words:
        typed.words ??
        (questions.length === 0 && message.visibleText.length <= offeredWhole ? message.visibleText : ''),
      error: errorOf('words'),
    },
    undo: last === undefined ? null : `Undo the last change (question ${last.action} by ${last.who})`,
    contacts: webinar.escalationContacts,
  };
}
