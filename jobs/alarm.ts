import type { Alarms } from '../src/services/alarms.js';
import { type Job, oneRun } from '../src/services/job.js';

/** Tells colleagues of what cannot wait. */
export function alarmJob(alarms: Alarms): Job {
  return {
    name: 'alarm',
    title: 'Raise alarms',
    does: 'Tells colleagues when a message that may tell of harm waits too long, or mail cannot be collected.',
    schedule: '* * * * *',
    runs: oneRun('alarm', async () => {
      const { waiting, failing } = await alarms.raise();
      if (waiting + failing === 0) return 'Nothing to tell.';
      return `Webinars with a message that may tell of harm: ${waiting}. Webinars without collecting: ${failing}.`;
    }),
  };
}
