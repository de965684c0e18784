import type { Job, JobRun } from '../../src/services/job.js';

/** A run that is due at every tick and ends well. */
export function jobRun(more: Partial<JobRun> = {}): JobRun {
  return {
    id: 'sweep',
    webinar: null,
    silenceMs: 60_000,
    longestRetryMs: 60 * 60_000,
    notBefore: () => null,
    work: async () => 'Done.',
    ...more,
  };
}

export function job(runs: JobRun[], more: Partial<Job> = {}): Job {
  return {
    name: 'sweep',
    title: 'Tidy up',
    does: 'Removes what nobody needs.',
    schedule: '* * * * *',
    runs: async () => runs,
    ...more,
  };
}
