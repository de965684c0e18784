import { collectingRecord } from '../src/services/alarms.js';
import { problemOf } from '../src/services/collector.js';
import type { Job, JobRun } from '../src/services/job.js';
import { type Mailboxes, MailboxNotConfigured, takesMail } from '../src/services/mailboxes.js';
import type { Store, Webinar } from '../src/store/index.js';

/** An hour, less what a run may begin late: else the hourly run would slip by a tick each time. */
const betweenLateRunsMs = 58 * 60_000;

/** Between two messages, with the longest answer of a slow server; themes of a large webinar take some minutes. */
const silenceMs = 15 * 60_000;

/** While questions still come in, collecting never stands still for longer than this. */
const longestRetryMs = { open: 5 * 60_000, later: 60 * 60_000 };

/** Collects at every tick until the deadline's mail is all in, then every hour until the webinar is over. */
export function collectJob(
  schedule: string,
  store: Store,
  mailboxes: Pick<Mailboxes, 'collect'>,
  now: () => Date = () => new Date(),
): Job {
  const runOf = (webinar: Webinar): JobRun => ({
    id: collectingRecord(webinar.id),
    webinar,
    silenceMs,
    longestRetryMs: webinar.phase === 'open' ? longestRetryMs.open : longestRetryMs.later,
    notBefore: (last) =>
      webinar.phase === 'open' || last === null
        ? null
        : new Date(last.startedAt.getTime() + betweenLateRunsMs),
    async work({ signal, tell }) {
      const { messagesRead, known, questionsFound } = await mailboxes.collect(webinar, {
        signal,
        onProgress: ({ stage, messagesRead, total, questionsFound }) =>
          tell({
            sentence:
              stage === 'theming'
                ? 'All messages are read. Making themes.'
                : `${messagesRead}${total === null ? '' : ` of ${total}`} messages read, ${questionsFound} questions found.`,
            done: total === null || total === 0 ? null : messagesRead / total,
          }),
      });
      const fresh = messagesRead - known;
      return fresh === 0
        ? 'No new messages.'
        : `New messages: ${fresh}. Questions in them: ${questionsFound}.`;
    },
    explain: (error) => (error instanceof MailboxNotConfigured ? error.message : problemOf(error)),
  });
  return {
    name: 'collect',
    title: 'Collect mail',
    does: 'Takes new mail until the deadline, once more just after it, and then every hour until the webinar.',
    schedule,
    async runs() {
      const webinars = await store.webinars.list();
      return webinars
        .filter((webinar) => webinar.mailbox !== null && takesMail(webinar, now()))
        .map((webinar) => runOf(webinar));
    },
  };
}
