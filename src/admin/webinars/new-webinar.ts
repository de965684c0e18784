import type { NewWebinar } from '../../services/webinars.js';
import { instantOf, timeAndDate } from '../../web/dates.js';
import type { FieldError } from '../../web/forms.js';

export const webinarFields = [
  'title',
  'description',
  'announcement',
  'date',
  'from',
  'until',
  'deadlineDate',
  'deadlineTime',
  'opensDate',
  'address',
  'mailbox',
  'cannotAnswer',
  'whereInstead',
  'urgentHelp',
  'escalationContacts',
  'topics',
  'pastDeadline',
] as const;

export type WebinarForm = Record<(typeof webinarFields)[number], string>;

const timezone = 'Europe/London';

export const emptyWebinarForm: WebinarForm = {
  title: '',
  description: '',
  announcement: '',
  date: '',
  from: '',
  until: '',
  deadlineDate: '',
  deadlineTime: '',
  opensDate: '',
  address: '',
  mailbox: '',
  cannotAnswer: 'We cannot answer questions about an individual child.',
  whereInstead: '',
  urgentHelp: '',
  escalationContacts: '',
  topics: '',
  pastDeadline: '',
};

/** Reads the form of a new webinar. @returns the webinar, or what is wrong with each field */
export function readWebinarForm(
  form: WebinarForm,
  mailboxNames: readonly string[],
  now: Date,
): { webinar: NewWebinar; errors: [] } | { webinar: null; errors: FieldError[] } {
  const errors: FieldError[] = [];
  const wrong = (field: keyof WebinarForm, text: string) => errors.push({ text, href: `#${field}` });
  const needed = (field: keyof WebinarForm, text: string) => {
    if (form[field] === '') wrong(field, text);
  };
  const at = (date: keyof WebinarForm, time: keyof WebinarForm, what: string): Date | null => {
    const instant = instantOf(form[date], form[time], timezone);
    if (instant === null) wrong(date, `${what}: write the date as 18/11/2024 and the time as 23:00 or 11pm`);
    return instant;
  };
  needed('title', 'Give the webinar a title');
  const starts = at('date', 'from', 'When it starts');
  const ends = at('date', 'until', 'When it ends');
  const deadline = at('deadlineDate', 'deadlineTime', 'Deadline for questions');
  const opens = form.opensDate === '' ? now : instantOf(form.opensDate, '00:00', timezone);
  if (opens === null) wrong('opensDate', 'First day of mail: write the date as 01/11/2024');
  if (starts !== null && ends !== null && ends <= starts)
    wrong('until', 'The webinar must end after it starts');
  if (starts !== null && deadline !== null && deadline > starts) {
    wrong('deadlineDate', 'The deadline for questions must be before the webinar starts');
  }
  if (deadline !== null && deadline <= now && form.pastDeadline !== 'yes') {
    wrong(
      'deadlineDate',
      `The deadline, ${timeAndDate(deadline, timezone)}, has passed. Check the year, or tick the box below to collect mail that came before it`,
    );
  }
  if (opens !== null && deadline !== null && opens >= deadline && form.opensDate !== '') {
    wrong('opensDate', 'The first day of mail must be before the deadline');
  }
  if (!/^[^\s@]+@[^\s@]+$/.test(form.address))
    wrong('address', 'Give the address families write to, such as questions@council.example');
  needed(
    'urgentHelp',
    'Say what a family should do when a child is in danger: this mailbox is not watched round the clock',
  );
  if (form.mailbox !== '' && !mailboxNames.includes(form.mailbox))
    wrong('mailbox', 'Choose one of the mailboxes in the list');
  if (errors.length > 0 || starts === null || ends === null || deadline === null || opens === null) {
    return { webinar: null, errors };
  }
  return {
    errors: [],
    webinar: {
      title: form.title,
      description: form.description,
      announcement: form.announcement,
      starts,
      ends,
      timezone,
      opens: opens < deadline ? opens : new Date(deadline.getTime() - 28 * 24 * 60 * 60 * 1000),
      deadline,
      mailbox: form.mailbox === '' ? null : form.mailbox,
      rule: { address: '', subject: '' },
      address: form.address.toLowerCase(),
      joiningDetails: '',
      cannotAnswer: form.cannotAnswer,
      whereInstead: form.whereInstead,
      urgentHelp: form.urgentHelp,
      escalationContacts: form.escalationContacts,
      topics: topicsFrom(form.topics),
    },
  };
}

/** One topic a line: `Title: a few words about it`. */
function topicsFrom(text: string): { title: string; description: string }[] {
  return text
    .split('\n')
    .map((line) => line.replace(/^\s*[-*•]\s*/, '').trim())
    .filter((line) => line !== '')
    .map((line) => {
      const colon = line.indexOf(':');
      return colon === -1
        ? { title: line, description: '' }
        : { title: line.slice(0, colon).trim(), description: line.slice(colon + 1).trim() };
    });
}
