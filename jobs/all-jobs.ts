import type { Config } from '../src/config.js';
import type { Programme } from '../src/programme.js';
import { Alarms } from '../src/services/alarms.js';
import { CatchingUp } from '../src/services/catching-up.js';
import type { Job } from '../src/services/job.js';
import { Letters } from '../src/services/letters.js';
import { Mailboxes } from '../src/services/mailboxes.js';
import { Reminders } from '../src/services/reminders.js';
import { Sweeping } from '../src/services/sweeping.js';
import { alarmJob } from './alarm.js';
import { collectJob } from './collect.js';
import { remindJob } from './remind.js';
import { sendJob } from './send.js';
import { sweepJob } from './sweep.js';
import { themeJob } from './theme.js';

export type JobConfig = Pick<Config, 'baseUrl' | 'collectSchedule' | 'escalateAfterMinutes' | 'mailboxes'>;

/** Everything that goes by the clock, in the order of the jobs page. */
export function allJobs(programme: Programme, config: JobConfig, now: () => Date = () => new Date()): Job[] {
  const { store, collector, theming, outbox } = programme;
  const letters = new Letters(config.baseUrl);
  return [
    collectJob(config.collectSchedule, store, new Mailboxes(store, collector, config.mailboxes, now), now),
    themeJob(store, new CatchingUp(store, theming, now)),
    alarmJob(new Alarms(store, outbox, letters, config.escalateAfterMinutes, now)),
    remindJob(new Reminders(store, outbox, letters, now)),
    sendJob(outbox),
    sweepJob(new Sweeping(store, outbox, now)),
  ];
}
