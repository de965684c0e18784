import type { NewLetter } from '../outbox/index.js';
import type { Webinar } from '../store/index.js';

type Written = Pick<NewLetter, 'subject' | 'text'>;

const closing = 'A programme wrote this mail: nobody reads answers to it.';

/** `Wednesday 27 November 2024` */
function dayOf(date: Date, timezone: string): string {
  const day = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
  return new Intl.DateTimeFormat('en-GB', { ...day, timeZone: timezone }).format(date).replace(',', '');
}

/** `18 November, 22:05` */
function momentOf(date: Date, timezone: string): string {
  const parts = { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' } as const;
  return new Intl.DateTimeFormat('en-GB', { ...parts, timeZone: timezone })
    .format(date)
    .replace(' at ', ', ');
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function write(subject: string, lines: string[], link: string): Written {
  return { subject, text: [...lines, '', link, '', closing, ''].join('\n') };
}

/**
 * The mails that ask-ahead writes. They are made of numbers, days and a link alone, so that no word of a question and
 * no name can come into one: a webinar is told by its day.
 */
export class Letters {
  constructor(private readonly baseUrl: URL) {}

  /** To somebody who reviews: how many mails there are, and how many wait. */
  deadlinePassedForModerators(webinar: Webinar, mails: number, waiting: number): Written {
    return write(
      `The deadline has passed: ${count(mails, 'mail')}, ${waiting} ${waiting === 1 ? 'waits' : 'wait'} for you`,
      [
        this.deadlinePassed(webinar, mails),
        waiting === 0
          ? 'None of them waits for a moderator.'
          : `${waiting} flagged questions and messages wait for a moderator. Hosts do not see them until then.`,
      ],
      this.link(webinar, '/review'),
    );
  }

  /** To a host: how many mails there are, and how many themes to rank. */
  deadlinePassedForHosts(webinar: Webinar, mails: number, themes: number): Written {
    return write(
      `The deadline has passed: ${count(mails, 'mail')}, ${count(themes, 'theme')} to rank`,
      [this.deadlinePassed(webinar, mails), `They make ${count(themes, 'theme')} for you to rank.`],
      this.link(webinar, '/themes'),
    );
  }

  /** To a contact: messages that may tell of harm wait. */
  mayTellOfHarm(webinar: Webinar, messages: number, since: Date): Written {
    return write(
      `${count(messages, 'message')} may tell of harm and ${messages === 1 ? 'waits' : 'wait'} to be read`,
      [
        `${count(messages, 'message')} for the webinar of ${dayOf(webinar.starts, webinar.timezone)} may tell of harm, and no moderator has decided about ${messages === 1 ? 'it' : 'them'}.`,
        `The first was seen at ${momentOf(since, webinar.timezone)}.`,
        'Please read, or ask a moderator to read:',
      ],
      this.link(webinar, '/review'),
    );
  }

  /** To those who run it: mail has not been collected for an hour or more. */
  collectingFails(webinar: Webinar, since: Date): Written {
    return write(
      'Questions are not being collected',
      [
        `No mail could be collected for the webinar of ${dayOf(webinar.starts, webinar.timezone)} since ${momentOf(since, webinar.timezone)}.`,
        `The deadline for questions is ${momentOf(webinar.deadline, webinar.timezone)}.`,
        'Mail stays in the mailbox and is not lost. What is wrong stands here:',
      ],
      new URL('/jobs', this.baseUrl).href,
    );
  }

  private deadlinePassed(webinar: Webinar, mails: number): string {
    return `The deadline for the webinar of ${dayOf(webinar.starts, webinar.timezone)} has passed, and ${count(mails, 'mail')} came in.`;
  }

  private link({ id }: Webinar, path: string): string {
    return new URL(`/webinars/${id}${path}`, this.baseUrl).href;
  }
}
