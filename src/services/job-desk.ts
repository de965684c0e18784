import type { Logger } from 'pino';
import type { JobRecord, Store } from '../store/index.js';
import type { Job, JobProgress, JobRun } from './job.js';
import type { JobRunner } from './job-runner.js';

/** One run as people look at it. */
export interface JobLine {
  id: string;
  webinar: JobRun['webinar'];
  last: JobRecord | null;
  /** While it runs in this process. */
  progress: JobProgress | null;
  /** When it is next due; null while nothing is scheduled. */
  next: Date | null;
}

/** All jobs: what is due when, how the last runs went, and starting one by hand. */
export class JobDesk {
  constructor(
    private readonly jobs: readonly Job[],
    private readonly runner: JobRunner,
    private readonly store: Pick<Store, 'jobs'>,
    private readonly log: Logger,
    /** When the clock comes to a job next; null while it does not go. */
    private readonly nextTick: (job: string) => Date | null = () => null,
  ) {}

  /** Starts the runs of a job that are due, and does not wait for their end. Never throws. */
  async tick(job: Job, now: Date): Promise<void> {
    try {
      const [runs, records] = await Promise.all([job.runs(), this.records()]);
      for (const run of runs) {
        if ((earliest(run, records.get(run.id)) ?? now) <= now) void this.runner.start(run);
      }
    } catch (error) {
      this.log.error(
        { job: job.name, kind: error instanceof Error ? error.name : 'unknown' },
        'nothing could be started',
      );
    }
  }

  /** Every job with its runs. */
  async jobLines(): Promise<{ job: Pick<Job, 'title' | 'does'>; lines: JobLine[] }[]> {
    const records = await this.records();
    return Promise.all(
      this.jobs.map(async (job) => {
        const lines = (await job.runs()).map((run) => {
          const last = records.get(run.id) ?? null;
          return {
            id: run.id,
            webinar: run.webinar,
            last,
            progress: this.runner.progressOf(run.id),
            next: later(this.nextTick(job.name), earliest(run, last ?? undefined)),
          };
        });
        return { job, lines };
      }),
    );
  }

  async lines(): Promise<JobLine[]> {
    return (await this.jobLines()).flatMap(({ lines }) => lines);
  }

  /** Starts a run whether or not it is due. @returns false when there is none of that id */
  async runNow(id: string): Promise<boolean> {
    for (const job of this.jobs) {
      const run = (await job.runs()).find((one) => one.id === id);
      if (run === undefined) continue;
      void this.runner.start(run);
      return true;
    }
    return false;
  }

  private async records(): Promise<Map<string, JobRecord>> {
    return new Map((await this.store.jobs.list()).map((record) => [record.id, record]));
  }
}

/** A run of which no end was recorded may be repeated at once: if it still goes on, its lease keeps others away. */
function earliest(run: JobRun, last: JobRecord | undefined): Date | null {
  if (last === undefined) return run.notBefore(null);
  if (last.result === 'running' || last.result === 'stopped') return null;
  return later(run.notBefore(last), last.retryAt);
}

function later(a: Date | null, b: Date | null): Date | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}
