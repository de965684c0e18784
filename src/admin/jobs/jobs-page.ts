import type { JobDesk, JobLine } from '../../services/job-desk.js';
import type { JobRecord, OutboxItem } from '../../store/index.js';
import { shortTime, timeAndDate } from '../../web/dates.js';

/** Jobs go by British time. */
const timezone = 'Europe/London';

type State = 'waiting' | JobRecord['result'];

const states: Record<State, { text: string; tag: string }> = {
  waiting: { text: 'Not run yet', tag: 'govuk-tag--grey' },
  running: { text: 'Running', tag: 'govuk-tag--blue' },
  done: { text: 'Done', tag: 'govuk-tag--green' },
  failed: { text: 'Failed', tag: 'govuk-tag--red' },
  hung: { text: 'Stood still', tag: 'govuk-tag--red' },
  stopped: { text: 'Stopped', tag: 'govuk-tag--yellow' },
};

/** `12 seconds`, `3 minutes` */
function duration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 1) return 'less than a second';
  if (seconds < 120) return `${seconds} second${seconds === 1 ? '' : 's'}`;
  return `${Math.round(seconds / 60)} minutes`;
}

function lastRun({ startedAt, endedAt }: JobRecord): string {
  const took = endedAt === null ? 'no end yet' : `took ${duration(endedAt.getTime() - startedAt.getTime())}`;
  return `${shortTime(startedAt, timezone)}, ${took}`;
}

/** One run in words and a number, the same for the page and for what follows it live. */
export function runView({ id, last, next, progress }: JobLine) {
  const state: State = progress !== null ? 'running' : (last?.result ?? 'waiting');
  return {
    id,
    running: state === 'running',
    state: states[state],
    sentence: progress?.sentence ?? last?.sentence ?? '',
    done: progress?.done ?? null,
    last: last === null || progress !== null ? '' : lastRun(last),
    failing:
      last === null || last.failingSince === null
        ? ''
        : `Nothing has gone well since ${timeAndDate(last.failingSince, timezone)} (${last.failures} in a row).`,
    next: next === null ? '' : shortTime(next, timezone),
  };
}

function letterView({ id, version, to, subject, state, problem, queuedAt }: OutboxItem) {
  return {
    id,
    version,
    to,
    subject,
    problem,
    queued: shortTime(queuedAt, timezone),
    state: state === 'unsure' ? 'May have been sent' : 'Not sent',
  };
}

/** Jobs in their order, each with its runs, and the mail that waits for a person. */
export function jobsPage(
  jobLines: Awaited<ReturnType<JobDesk['jobLines']>> | null,
  outbox: { isOn: boolean; waiting: number; forPerson: OutboxItem[] },
) {
  const jobs = (jobLines ?? []).map(({ job: { title, does }, lines }) => ({
    title,
    does,
    runs: lines.map((line) => ({ ...runView(line), webinar: line.webinar?.title ?? null })),
  }));
  const running = jobs.some(({ runs }) => runs.some((run) => run.running));
  return {
    pageTitle: 'Jobs',
    jobs,
    hasClock: jobLines !== null,
    letters: outbox.forPerson.map(letterView),
    mail: outbox.isOn
      ? `Mail to colleagues is on. Waiting to be sent: ${outbox.waiting}.`
      : 'Mail to colleagues is off: reminders and alarms are not sent. An administrator can turn it on with OUTBOX in the settings.',
    ...(running ? { refreshWithoutScript: 5 } : {}),
  };
}
