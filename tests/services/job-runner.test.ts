import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createLog } from '../../src/log.js';
import type { Programme } from '../../src/programme.js';
import type { RunControl } from '../../src/services/job.js';
import { JobRunner } from '../../src/services/job-runner.js';
import { CollectingElsewhere } from '../../src/services/mailboxes.js';
import { jobRun } from '../builders/job.js';
import { openTestProgramme } from '../builders/programme.js';

const minute = 60_000;
let programme: Programme;
let close: () => Promise<void>;
let clock: Date;
let runner: JobRunner;
const logged: string[] = [];

beforeEach(async () => {
  ({ programme, close } = await openTestProgramme());
  clock = new Date('2024-11-18T22:00:00Z');
  runner = runnerOf();
  logged.length = 0;
});
afterEach(async () => {
  await runner.stop();
  await close();
});

const runnerOf = () =>
  new JobRunner(
    programme.store,
    createLog('trace', { write: (line: string) => void logged.push(line) }),
    () => clock,
  );
const record = () => programme.store.jobs.find('sweep');
const fails = jobRun({
  work: async () => {
    throw new Error('zebrafinch of a mail');
  },
});

/** Work that goes on until it is told to end, or for ever. */
function endless(heeds: boolean) {
  let begun: () => void = () => undefined;
  const started = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const work = ({ signal }: RunControl) =>
    new Promise<string>((_resolve, reject) => {
      begun();
      if (heeds) signal.addEventListener('abort', () => reject(new Error('ended')));
    });
  return { work, started };
}

describe('a run', () => {
  it('leaves a record of when it was, how it went and what came of it', async () => {
    const work = async () => {
      clock = new Date(clock.getTime() + 12_000);
      return '3 new messages.';
    };
    await runner.start(jobRun({ work }));
    expect(await record()).toEqual({
      id: 'sweep',
      webinar: null,
      fencing: 1,
      startedAt: new Date('2024-11-18T22:00:00Z'),
      endedAt: new Date('2024-11-18T22:00:12Z'),
      result: 'done',
      sentence: '3 new messages.',
      doneAt: new Date('2024-11-18T22:00:12Z'),
      failingSince: null,
      failures: 0,
      retryAt: null,
    });
  });

  it('says how far it is while it goes on, and is not started twice', async () => {
    let go: () => void = () => undefined;
    let starts = 0;
    const work = ({ tell }: RunControl) => {
      starts += 1;
      tell({ sentence: '7 of 10 messages.', done: 0.7 });
      return new Promise<string>((resolve) => {
        go = () => resolve('Done.');
      });
    };
    const first = runner.start(jobRun({ work }));
    const second = runner.start(jobRun({ work }));
    while (starts === 0) await new Promise(setImmediate);
    expect(runner.progressOf('sweep')).toEqual({ sentence: '7 of 10 messages.', done: 0.7 });
    expect(await record()).toMatchObject({ result: 'running', endedAt: null });
    go();
    await Promise.all([first, second]);
    expect([starts, runner.progressOf('sweep')]).toEqual([1, null]);
  });

  it('is left to the instance that is at it', async () => {
    const other = runnerOf();
    const { work, started } = endless(true);
    const theirs = other.start(jobRun({ work }));
    await started;
    let mine = 0;
    await runner.start(
      jobRun({
        work: async () => {
          mine += 1;
          return '';
        },
      }),
    );
    expect(mine).toBe(0);
    await other.stop();
    await theirs;
  });

  it('that fails is told in our own words, and waits longer each time until it goes well', async () => {
    const retries = [];
    for (let failure = 1; failure <= 3; failure += 1) {
      await runner.start(fails);
      const { retryAt, failingSince, failures } = (await record()) ?? {};
      expect(failures).toBe(failure);
      expect(failingSince).toEqual(new Date('2024-11-18T22:00:00Z'));
      retries.push(((retryAt?.getTime() ?? 0) - clock.getTime()) / minute);
      clock = new Date(clock.getTime() + 10 * minute);
    }
    for (const [index, [least, most]] of [
      [0.5, 1],
      [1, 2],
      [2, 4],
    ].entries()) {
      expect(retries[index]).toBeGreaterThanOrEqual(least ?? 0);
      expect(retries[index]).toBeLessThanOrEqual(most ?? 0);
    }
    expect(await record()).toMatchObject({ result: 'failed', doneAt: null });
    expect((await record())?.sentence).not.toContain('zebrafinch');
    expect(logged.join()).not.toContain('zebrafinch');
    await runner.start(jobRun());
    expect(await record()).toMatchObject({ result: 'done', failures: 0, failingSince: null, retryAt: null });
  });

  it('that fails with a sentence for people says it', async () => {
    await runner.start({ ...fails, explain: () => 'The mail server does not answer.' });
    expect((await record())?.sentence).toBe('The mail server does not answer.');
  });

  it('that another instance does meanwhile is no failure and no success', async () => {
    await runner.start(fails);
    await runner.start(
      jobRun({
        work: async () => {
          throw new CollectingElsewhere();
        },
      }),
    );
    expect(await record()).toMatchObject({ result: 'stopped', failures: 1, doneAt: null });
  });
});

describe('the watchdog', () => {
  it('ends a run that says nothing for too long, and the next one starts', async () => {
    const { work } = endless(true);
    await runner.start(jobRun({ work, silenceMs: 30 }));
    expect(await record()).toMatchObject({ result: 'hung', failures: 1 });
    expect(runner.progressOf('sweep')).toBeNull();
    await runner.start(jobRun());
    expect(await record()).toMatchObject({ result: 'done', fencing: 2 });
  });

  it('leaves behind a run that does not even end when it is told to', async () => {
    const { work } = endless(false);
    await runner.start(jobRun({ work, silenceMs: 30 }));
    expect(await record()).toMatchObject({ result: 'hung' });
    await runner.start(jobRun());
    expect(await record()).toMatchObject({ result: 'done' });
  });

  it('lets a run go on that tells something now and then', async () => {
    const work = async ({ tell }: RunControl) => {
      for (let step = 1; step <= 6; step += 1) {
        await new Promise((resolve) => setTimeout(resolve, 100));
        tell({ sentence: `${step} of 6`, done: step / 6 });
      }
      return 'All six.';
    };
    await runner.start(jobRun({ work, silenceMs: 400 }));
    expect(await record()).toMatchObject({ result: 'done', sentence: 'All six.' });
  });
});

describe('when the programme ends', () => {
  it('runs end with it, which counts as no failure', async () => {
    const { work, started } = endless(true);
    const going = runner.start(jobRun({ work }));
    await started;
    await runner.stop();
    await going;
    expect(await record()).toMatchObject({ result: 'stopped', failures: 0, failingSince: null });
    await runner.start(jobRun());
    expect(await record()).toMatchObject({ result: 'stopped' });
  });
});

it('does not throw when the store cannot be written', async () => {
  const broken = {
    ...programme.store,
    jobs: { ...programme.store.jobs, begin: () => Promise.reject(new Error('zebrafinch')) },
  };
  const log = createLog('trace', { write: (line: string) => void logged.push(line) });
  await new JobRunner(broken, log, () => clock).start(jobRun());
  expect(logged.join()).toContain('the job could not be recorded');
  expect(logged.join()).not.toContain('zebrafinch');
});
