import cron, { type ScheduledTask } from 'node-cron';
import type { Logger } from 'pino';
import type { Job } from '../src/services/job.js';
import { LeasedWork } from '../src/services/leased-work.js';
import type { Store } from '../src/store/index.js';

/** Thrown when COLLECT_SCHEDULE is no cron expression. */
export class ScheduleFaulty extends Error {
  constructor(schedule: string) {
    super(
      `COLLECT_SCHEDULE is "${schedule}", which is no cron expression. Use for example */5 * * * * for every five minutes.`,
    );
    this.name = 'ScheduleFaulty';
  }
}

export interface Schedule {
  nextTick(job: string): Date | null;
  stop(): Promise<void>;
}

/**
 * Puts jobs on the clock, in British time. Of several instances on one store one is elected for each tick; when the
 * election fails, as without the store, that tick is left out and the next one comes.
 * @param onTick starts what is due, and does not wait for its end: one run that stands still must not keep the others
 * @throws ScheduleFaulty
 */
export function scheduleJobs(
  jobs: readonly Job[],
  onTick: (job: Job, at: Date) => Promise<void>,
  leases: Store['leases'],
  log: Logger,
): Schedule {
  const faulty = jobs.find(({ schedule }) => !cron.validate(schedule));
  if (faulty !== undefined) throw new ScheduleFaulty(faulty.schedule);
  const elections = new LeasedWork(leases);
  const tasks = new Map<string, ScheduledTask>();
  for (const job of jobs) {
    const task = cron.schedule(job.schedule, ({ date }) => onTick(job, date), {
      name: job.name,
      timezone: 'Europe/London',
      noOverlap: true,
      distributed: true,
      runCoordinator: {
        async shouldRun(key) {
          const tick = new Date(key.slice(job.name.length + 1));
          return (await elections.run(`tick/${job.name}`, async () => true, { tick })) ?? false;
        },
      },
      // The library would write to the console, and repeat what an error says.
      logger: {
        info: (message) => log.info({ job: job.name }, message),
        warn: (message) => log.warn({ job: job.name }, message),
        error: () => log.error({ job: job.name }, 'the schedule failed at this tick'),
        debug: () => undefined,
      },
    });
    tasks.set(job.name, task);
  }
  return {
    nextTick: (job) => tasks.get(job)?.getNextRun() ?? null,
    async stop() {
      for (const task of tasks.values()) await task.destroy();
    },
  };
}
