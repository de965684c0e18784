import { type Job, oneRun } from '../src/services/job.js';
import type { Reminders } from '../src/services/reminders.js';

/** Tells hosts and moderators when the deadline has passed. */
export function remindJob(reminders: Reminders): Job {
  return {
    name: 'remind',
    title: 'Remind hosts and moderators',
    does: 'Tells each of them once, when the deadline has passed, what waits for them.',
    schedule: '*/10 * * * *',
    runs: oneRun('remind', async () => {
      const webinars = await reminders.remind();
      return webinars === 0
        ? 'No deadline has just passed.'
        : `Deadlines that have just passed: ${webinars}.`;
    }),
  };
}
