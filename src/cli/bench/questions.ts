import type { Message, Question } from '../../store/index.js';

/** The webinar to which all messages and questions of a bench belong. */
export const benchWebinar = 'bench';

const themes = 40;
const start = Date.UTC(2024, 10, 18);
const text =
  'My daughter starts school in September and we still do not know which places will be open. How many places for children with speech and language needs are planned near us, and how will you decide who gets one of them?';

const id = (n: number) => String(n).padStart(8, '0');

/** The nth message of a bench, as a record lies in the store. */
export function benchMessage(n: number): Omit<Message, 'id'> & { _id: string } {
  return {
    _id: `m${id(n)}`,
    webinar: benchWebinar,
    channel: 'email',
    identity: `questions/INBOX/1/${n}`,
    digest: `digest ${n}`,
    epoch: 'questions/INBOX/1',
    subject: `A question about places, ${n}`,
    received: new Date(start + n * 1000),
    sentAt: null,
    late: false,
    movedLater: false,
    outcome: 'questions',
    reason: 'One question was found.',
    visibleText: text,
    wholeText: text,
    attachments: [],
    hints: [],
    family: `family ${n}`,
    firstCopyKey: `${benchWebinar}/${n}`,
    source: null,
    concern: 'none',
    finished: true,
    version: 1,
  };
}

/** Its question. */
export function benchQuestion(n: number): Omit<Question, 'id'> & { _id: string } {
  const asked = text.slice(text.indexOf('How many'));
  return {
    _id: `q${id(n)}`,
    webinar: benchWebinar,
    message: `m${id(n)}`,
    family: `family ${n}`,
    received: new Date(start + n * 1000),
    late: false,
    position: 0,
    asked,
    start: text.length - asked.length,
    end: text.length,
    wording: asked,
    redacted: asked,
    hints: [],
    state: 'undecided',
    setAsideReason: null,
    theme: n % 10 === 0 ? null : `theme ${n % themes}`,
    placedBy: 'machine',
    confidence: 0.5,
    because: ['places', 'speech'],
    notHere: [],
    version: 1,
  };
}
