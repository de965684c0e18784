import type { Outbox } from '../src/outbox/index.js';
import { type Job, oneRun } from '../src/services/job.js';

/** Sends the mail that is queued. */
export function sendJob(outbox: Outbox): Job {
  return {
    name: 'send',
    title: 'Send mail to colleagues',
    does: 'Sends reminders and alarms that are queued, and tries again what could not be sent.',
    schedule: '* * * * *',
    runs: oneRun('send', async ({ signal }) => {
      const sent = await outbox.sendDue(signal);
      if (!outbox.isOn) return 'The settings do not allow sending mail.';
      return sent === 0 ? 'Nothing to send.' : `Mails sent: ${sent}.`;
    }),
  };
}
