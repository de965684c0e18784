import cron, { type ScheduledTask } from 'node-cron';
import type { Logger } from 'pino';
import type { Mailboxes } from '../src/services/mailboxes.js';

/** Thrown when COLLECT_SCHEDULE is no cron expression. */
export class ScheduleFaulty extends Error {
  constructor(schedule: string) {
    super(
      `COLLECT_SCHEDULE is "${schedule}", which is no cron expression. Use for example */5 * * * * for every five minutes.`,
    );
    this.name = 'ScheduleFaulty';
  }
}

/** Pulls new questions on the given schedule, in British time. A run that takes longer than a tick is
 * not doubled, and of several instances on one store one collects for each tick. @throws ScheduleFaulty */
export function scheduleCollecting(
  schedule: string,
  mailboxes: Pick<Mailboxes, 'collectAll'>,
  log: Logger,
): ScheduledTask {
  if (!cron.validate(schedule)) throw new ScheduleFaulty(schedule);
  // The library would write to the console.
  cron.setLogger({
    info: (message) => log.info({ job: 'collect-questions' }, message),
    warn: (message) => log.warn({ job: 'collect-questions' }, message),
    error: () => log.error({ job: 'collect-questions' }, 'the job failed'),
    debug: () => undefined,
  });
  return cron.schedule(schedule, ({ date }) => mailboxes.collectAll(date), {
    name: 'collect-questions',
    timezone: 'Europe/London',
    noOverlap: true,
  });
}
