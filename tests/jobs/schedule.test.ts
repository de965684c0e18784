import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { allJobs } from '../../jobs/all-jobs.js';
import { ScheduleFaulty, scheduleJobs } from '../../jobs/schedule.js';
import { readConfig } from '../../src/config.js';
import { createLog } from '../../src/log.js';
import type { Programme } from '../../src/programme.js';
import { job } from '../builders/job.js';
import { addWebinar, openTestProgramme } from '../builders/programme.js';

let programme: Programme;
let close: () => Promise<void>;
beforeEach(async () => {
  ({ programme, close } = await openTestProgramme());
});
afterEach(() => close());

const log = createLog('silent');
const everySecond = '* * * * * *';

/** Waits until something was heard. */
function heard() {
  let tell: (name: string) => void = () => undefined;
  const first = new Promise<string>((resolve) => {
    tell = resolve;
  });
  return { first, tell };
}

describe('the clock', () => {
  it('elects one of several instances for each tick', async () => {
    const ticks: string[] = [];
    const { first, tell } = heard();
    const instances = Array.from({ length: 3 }, () =>
      scheduleJobs(
        [job([], { schedule: everySecond })],
        async (_job, at) => {
          ticks.push(at.toISOString());
          if (ticks.length === 2) tell('');
        },
        programme.store.leases,
        log,
      ),
    );
    await first;
    await Promise.all(instances.map((instance) => instance.stop()));
    expect(new Set(ticks).size).toBe(ticks.length);
  });

  it('goes on after a tick at which the store was away or a job threw', async () => {
    const { first, tell } = heard();
    let asked = 0;
    const leases: typeof programme.store.leases = {
      ...programme.store.leases,
      take(...given) {
        asked += 1;
        return asked === 1 ? Promise.reject(new Error('away')) : programme.store.leases.take(...given);
      },
    };
    let ticks = 0;
    const schedule = scheduleJobs(
      [job([], { schedule: everySecond })],
      async () => {
        ticks += 1;
        if (ticks === 1) throw new Error('zebrafinch');
        tell('');
      },
      leases,
      log,
    );
    await first;
    await schedule.stop();
    expect(asked).toBeGreaterThanOrEqual(3);
  });

  it('says when each job is next due, in British time also in summer', async () => {
    const nightly = job([], { schedule: '30 3 * * *' });
    const schedule = scheduleJobs([nightly], async () => undefined, programme.store.leases, log);
    const next = schedule.nextTick('sweep');
    const shown = new Intl.DateTimeFormat('en-GB', {
      hour: '2-digit',
      minute: '2-digit',
      timeZone: 'Europe/London',
    }).format(next ?? 0);
    await schedule.stop();
    expect(shown).toBe('03:30');
    expect(schedule.nextTick('none')).toBeNull();
  });

  it('refuses what is no cron expression', () => {
    const wrong = job([], { schedule: '61 * * * *' });
    expect(() => scheduleJobs([wrong], async () => undefined, programme.store.leases, log)).toThrow(
      ScheduleFaulty,
    );
  });
});

describe('all jobs', () => {
  it('run by themselves on a store with a webinar, and say what came of it', async () => {
    await addWebinar(programme);
    const { signal } = new AbortController();
    const said: Record<string, string> = {};
    for (const { name, runs } of allJobs(programme, readConfig({}))) {
      for (const { work } of await runs()) said[name] = await work({ signal, tell: () => undefined });
    }
    expect(said).toEqual({
      theme: 'No new questions.',
      alarm: 'Nothing to tell.',
      remind: 'No deadline has just passed.',
      send: 'The settings do not allow sending mail.',
      sweep: 'Done.',
    });
  });
});
