import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createLog } from '../../src/log.js';
import type { Programme } from '../../src/programme.js';
import type { JobRun } from '../../src/services/job.js';
import { JobDesk } from '../../src/services/job-desk.js';
import { JobRunner } from '../../src/services/job-runner.js';
import { job, jobRun } from '../builders/job.js';
import { openTestProgramme } from '../builders/programme.js';

const minute = 60_000;
let programme: Programme;
let close: () => Promise<void>;
let clock: Date;
let runner: JobRunner;

beforeEach(async () => {
  ({ programme, close } = await openTestProgramme());
  clock = new Date('2024-11-18T22:00:00Z');
  runner = new JobRunner(programme.store, createLog('silent'), () => clock);
});
afterEach(async () => {
  await runner.stop();
  await close();
});

function deskOf(runs: JobRun[], nextTick: Date | null = null) {
  const one = job(runs);
  const desk = new JobDesk([one], runner, programme.store, createLog('silent'), () => nextTick);
  return {
    desk,
    async tick() {
      await desk.tick(one, clock);
      await runner.settled();
    },
  };
}

function counting(more: Partial<JobRun> = {}, work: () => Promise<string> = async () => 'Done.') {
  const counted = { times: 0 };
  const run = jobRun({
    ...more,
    work: () => {
      counted.times += 1;
      return work();
    },
  });
  return { counted, run };
}

const pass = (minutes: number) => {
  clock = new Date(clock.getTime() + minutes * minute);
};

describe('a tick', () => {
  it('starts what is due, and not what waits for its time', async () => {
    const { counted, run } = counting({
      notBefore: (last) => (last === null ? null : new Date(last.startedAt.getTime() + 58 * minute)),
    });
    const { tick } = deskOf([run]);
    await tick();
    pass(55);
    await tick();
    expect(counted.times).toBe(1);
    pass(5);
    await tick();
    expect(counted.times).toBe(2);
  });

  it('leaves a run that failed alone until its wait is over, and goes on after that', async () => {
    const { counted, run } = counting({ longestRetryMs: 5 * minute }, () => Promise.reject(new Error('no')));
    const { tick } = deskOf([run]);
    await tick();
    await tick();
    expect(counted.times).toBe(1);
    for (let tries = 2; tries <= 6; tries += 1) {
      pass(5);
      await tick();
      expect(counted.times).toBe(tries);
    }
  });

  it('starts again at once what has no end, as after a kill', async () => {
    const { counted, run } = counting({ notBefore: () => new Date(clock.getTime() + 60 * minute) });
    await programme.store.jobs.begin({ id: 'sweep', webinar: null, fencing: 0, startedAt: clock });
    await deskOf([run]).tick();
    expect(counted.times).toBe(1);
  });

  it('lets no run that stands still or fails keep another from its turn', async () => {
    const stands = jobRun({ id: 'collect/a', work: ({ signal }) => orAborted(signal) });
    const broken = jobRun({ id: 'collect/b', work: () => Promise.reject(new Error('no')) });
    const { counted, run } = counting({ id: 'collect/c' });
    const one = job([stands, broken, run]);
    const desk = new JobDesk([one], runner, programme.store, createLog('silent'));
    for (let ticks = 1; ticks <= 2; ticks += 1) {
      await desk.tick(one, clock);
      while (counted.times < ticks || runner.progressOf('collect/c') !== null)
        await new Promise(setImmediate);
    }
    expect(counted.times).toBe(2);
  });

  it('does not throw when the store is away', async () => {
    const store = { jobs: { ...programme.store.jobs, list: () => Promise.reject(new Error('away')) } };
    const desk = new JobDesk([], runner, store, createLog('silent'));
    await desk.tick(job([jobRun()]), clock);
    expect(await programme.store.jobs.list()).toEqual([]);
  });
});

function orAborted(signal: AbortSignal): Promise<string> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('ended')));
  });
}

describe('the next run', () => {
  it('is at the next tick, or later when it has to wait', async () => {
    const nextTick = new Date('2024-11-18T22:05:00Z');
    const waits = jobRun({ id: 'b', notBefore: () => new Date('2024-11-18T23:00:00Z') });
    const { desk } = deskOf([jobRun({ id: 'a' }), waits], nextTick);
    expect((await desk.lines()).map(({ id, next }) => [id, next?.toISOString()])).toEqual([
      ['a', '2024-11-18T22:05:00.000Z'],
      ['b', '2024-11-18T23:00:00.000Z'],
    ]);
  });
});

describe('by hand', () => {
  it('starts also what is not due', async () => {
    const { counted, run } = counting({ notBefore: () => new Date('2099-01-01T00:00:00Z') });
    const { desk } = deskOf([run]);
    expect(await desk.runNow('sweep')).toBe(true);
    await runner.settled();
    expect(counted.times).toBe(1);
    expect((await desk.lines())[0]?.last).toMatchObject({ result: 'done' });
  });

  it('starts nothing that there is not', async () => {
    expect(await deskOf([jobRun()]).desk.runNow('collect/none')).toBe(false);
  });
});
