import type { JobRecord } from '../store/index.js';

/** What goes by the clock. */
export interface Job {
  name: string;
  title: string;
  /** What it does, in a sentence. */
  does: string;
  /** A cron expression in British time. */
  schedule: string;
  /** All runs that there are now, due or not: one for each webinar, or one. */
  runs(): Promise<JobRun[]>;
}

export interface JobRun {
  /** The job's name; for a run of one webinar with a slash and the webinar's id. */
  id: string;
  webinar: { id: string; title: string } | null;
  /** A run that tells nothing for so long is taken for hung. */
  silenceMs: number;
  /** After a failure it waits longer each time, at most so long. */
  longestRetryMs: number;
  /** The earliest time for the next run, as the last one went; null where every tick is right. */
  notBefore(last: JobRecord | null): Date | null;
  /** @returns what came of it, in a sentence for people that holds no word of a mail */
  work(control: RunControl): Promise<string>;
  /** A sentence for people about an error that the work may throw; null where there is none. */
  explain?(error: unknown): string | null;
}

/** How far a run has come. */
export interface JobProgress {
  sentence: string;
  /** From 0 to 1; null while nobody knows how much there is. */
  done: number | null;
}

export interface RunControl {
  signal: AbortSignal;
  tell(progress: JobProgress): void;
}

/** For a job that has one run, at every tick. */
export function oneRun(
  name: string,
  work: JobRun['work'],
  { silenceMs = 5 * 60_000, longestRetryMs = 15 * 60_000 } = {},
): Job['runs'] {
  return async () => [{ id: name, webinar: null, silenceMs, longestRetryMs, notBefore: () => null, work }];
}
