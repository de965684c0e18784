import { type Job, oneRun } from '../src/services/job.js';
import type { Sweeping } from '../src/services/sweeping.js';

/** Takes away what nobody needs any more, at night. */
export function sweepJob(sweeping: Sweeping): Job {
  return {
    name: 'sweep',
    title: 'Tidy up',
    does: 'Removes mail to colleagues that was sent long ago, and uploads that were never imported.',
    schedule: '30 3 * * *',
    runs: oneRun('sweep', async () => {
      await sweeping.sweep();
      return 'Done.';
    }),
  };
}
