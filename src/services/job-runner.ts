import type { Logger } from 'pino';
import { backoff } from '../backoff.js';
import { type JobRecord, LeaseLost, type Store } from '../store/index.js';
import type { JobProgress, JobRun } from './job.js';
import { type HeldLease, LeasedWork, orLeftBehind } from './leased-work.js';
import { CollectingElsewhere } from './mailboxes.js';

/** Thrown within a run that told nothing for too long. */
class RunHung extends Error {
  override name = 'RunHung';
}

/** Thrown within runs when the programme ends. */
class ProgrammeEnds extends Error {
  override name = 'ProgrammeEnds';
}

interface Going {
  progress: JobProgress;
  stop: AbortController;
  ended: Promise<void>;
}

type End = Omit<JobRecord, 'id' | 'webinar' | 'fencing' | 'startedAt'>;

const firstRetryMs = 60_000;

/**
 * Runs jobs: each once at a time in this process and of all that share the store, watched, and with a record of how it
 * went. Whatever happens in a run, starting one never throws, so that nothing stops the schedule.
 */
export class JobRunner {
  private readonly going = new Map<string, Going>();
  private readonly leased: LeasedWork;
  private ending = false;

  constructor(
    private readonly store: Pick<Store, 'jobs' | 'leases'>,
    private readonly log: Logger,
    private readonly now: () => Date = () => new Date(),
  ) {
    this.leased = new LeasedWork(store.leases, now);
  }

  /** How far a run of this process has come; null when it does not run here. */
  progressOf(id: string): JobProgress | null {
    return this.going.get(id)?.progress ?? null;
  }

  /** Starts a run, unless it is going on. @returns its end, good or bad */
  start(run: JobRun): Promise<void> {
    const already = this.going.get(run.id);
    if (already !== undefined) return already.ended;
    if (this.ending) return Promise.resolve();
    const stop = new AbortController();
    const going: Going = {
      progress: { sentence: 'It has just begun.', done: null },
      stop,
      ended: this.run(run, stop).finally(() => this.going.delete(run.id)),
    };
    this.going.set(run.id, going);
    return going.ended;
  }

  /** When the runs that are going on have ended. */
  async settled(): Promise<void> {
    await Promise.all([...this.going.values()].map(({ ended }) => ended));
  }

  /** Ends every run, and starts no other. */
  async stop(): Promise<void> {
    this.ending = true;
    for (const { stop } of this.going.values()) stop.abort(new ProgrammeEnds());
    await this.settled();
  }

  private async run(run: JobRun, stop: AbortController): Promise<void> {
    try {
      await this.leased.run(`job/${run.id}`, (lease) => this.recorded(run, stop, lease));
    } catch (error) {
      // What went wrong in the work is recorded: this is the store.
      this.log.error({ job: run.id, kind: kindOf(error) }, 'the job could not be recorded');
    }
  }

  private async recorded(run: JobRun, stop: AbortController, { fencing }: HeldLease): Promise<void> {
    const before = await this.store.jobs.find(run.id);
    const startedAt = this.now();
    await this.store.jobs.begin({ id: run.id, webinar: run.webinar?.id ?? null, fencing, startedAt });
    const end = await this.watched(run, stop).then(
      (sentence) => this.good(sentence),
      (error: unknown) => this.bad(run, error, before, startedAt),
    );
    const ms = this.now().getTime() - startedAt.getTime();
    this.log.info({ job: run.id, result: end.result, failures: end.failures, ms }, 'job');
    await this.store.jobs.end(run.id, fencing, end);
  }

  /** The work, ended when it tells nothing for too long, and left behind when it does not heed that. */
  private async watched(run: JobRun, stop: AbortController): Promise<string> {
    let watchdog: NodeJS.Timeout | undefined;
    const wait = () => {
      clearTimeout(watchdog);
      watchdog = setTimeout(() => stop.abort(new RunHung()), run.silenceMs);
    };
    wait();
    try {
      const tell = (progress: JobProgress) => {
        wait();
        const going = this.going.get(run.id);
        if (going !== undefined) going.progress = progress;
      };
      return await orLeftBehind(run.work({ signal: stop.signal, tell }), stop.signal);
    } catch (error) {
      // Whatever the work makes of being told to end, why it was told is what counts.
      stop.signal.throwIfAborted();
      throw error;
    } finally {
      clearTimeout(watchdog);
    }
  }

  private good(sentence: string): End {
    const endedAt = this.now();
    return {
      endedAt,
      result: 'done',
      sentence,
      doneAt: endedAt,
      failingSince: null,
      failures: 0,
      retryAt: null,
    };
  }

  private bad(run: JobRun, error: unknown, before: JobRecord | null, startedAt: Date): End {
    const endedAt = this.now();
    const { doneAt = null, failingSince = null, failures = 0, retryAt = null } = before ?? {};
    if (
      error instanceof ProgrammeEnds ||
      error instanceof LeaseLost ||
      error instanceof CollectingElsewhere
    ) {
      const sentence =
        error instanceof ProgrammeEnds
          ? 'It was stopped with ask-ahead, and goes on at the next time.'
          : 'Mail is being collected just now, or another instance of ask-ahead does this.';
      return { endedAt, result: 'stopped', sentence, doneAt, failingSince, failures, retryAt };
    }
    this.log.error({ job: run.id, kind: kindOf(error) }, 'the job failed');
    const hung = error instanceof RunHung;
    const wait = backoff(failures + 1, { firstMs: firstRetryMs, longestMs: run.longestRetryMs });
    return {
      endedAt,
      result: hung ? 'hung' : 'failed',
      sentence: hung
        ? `It said nothing for ${Math.round(run.silenceMs / 60_000)} minutes and was ended.`
        : (run.explain?.(error) ?? 'It stopped before its end. What was stored before is safe.'),
      doneAt,
      failingSince: failingSince ?? startedAt,
      failures: failures + 1,
      retryAt: new Date(endedAt.getTime() + wait),
    };
  }
}

function kindOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}
