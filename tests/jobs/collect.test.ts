import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { collectJob } from '../../jobs/collect.js';
import { createLog } from '../../src/log.js';
import type { Programme } from '../../src/programme.js';
import type { RunProgress } from '../../src/services/collector.js';
import { JobDesk } from '../../src/services/job-desk.js';
import { JobRunner } from '../../src/services/job-runner.js';
import { closeAfterDeadline, MailboxNotConfigured } from '../../src/services/mailboxes.js';
import type { Phase, Webinar } from '../../src/store/index.js';
import { addWebinar, openTestProgramme } from '../builders/programme.js';

const minute = 60_000;
let programme: Programme;
let close: () => Promise<void>;
let clock: Date;
let runner: JobRunner;
let collected: string[];
let trouble: Error | null;

const progress: RunProgress = {
  total: 4,
  messagesRead: 4,
  questionsFound: 3,
  known: 1,
  stage: 'done',
  themes: 1,
  problem: '',
};

const mailboxes = {
  async collect(webinar: Webinar) {
    collected.push(clock.toISOString().slice(11, 16));
    if (trouble !== null) throw trouble;
    await closeAfterDeadline(programme.store, webinar, clock);
    return progress;
  },
};

beforeEach(async () => {
  ({ programme, close } = await openTestProgramme());
  collected = [];
  trouble = null;
});
afterEach(async () => {
  await runner?.stop();
  await close();
});

/** Lets the clock tick every five minutes. */
async function ticks(from: string, to: string): Promise<void> {
  clock = new Date(from);
  const job = collectJob('*/5 * * * *', programme.store, mailboxes, () => clock);
  runner = new JobRunner(programme.store, createLog('silent'), () => clock);
  const desk = new JobDesk([job], runner, programme.store, createLog('silent'));
  for (; clock <= new Date(to); clock = new Date(clock.getTime() + 5 * minute)) {
    await desk.tick(job, clock);
    await runner.settled();
  }
}

describe('collecting', () => {
  it('goes on at every tick until the deadline, once more when its mail is in, and then every hour', async () => {
    await addWebinar(programme, { mailbox: 'questions' });
    await ticks('2024-11-18T22:40:00Z', '2024-11-19T01:30:00Z');
    expect(collected).toEqual(['22:40', '22:45', '22:50', '22:55', '23:00', '23:05', '00:05', '01:05']);
  });

  it('ends with the webinar', async () => {
    const webinar = await addWebinar(programme, { mailbox: 'questions' });
    await programme.store.webinars.record(webinar.id, { phase: 'ready' });
    await ticks('2024-11-27T18:00:00Z', '2024-11-27T23:00:00Z');
    expect(collected).toEqual(['18:00', '19:00', '20:00']);
  });

  it('goes on after it failed, soon while questions still come in', async () => {
    await addWebinar(programme, { mailbox: 'questions' });
    trouble = new Error('the line was cut');
    await ticks('2024-11-18T22:00:00Z', '2024-11-18T22:30:00Z');
    expect(collected).toEqual(['22:00', '22:05', '22:10', '22:15', '22:20', '22:25', '22:30']);
  });

  it.each<[Partial<Webinar>, number]>([
    [{ mailbox: null }, 0],
    [{ mailbox: 'questions' }, 1],
  ])('is for webinars with a mailbox: %j', async ({ mailbox = null }, runs) => {
    await addWebinar(programme, { mailbox });
    clock = new Date('2024-11-18T22:00:00Z');
    expect(await collectJob('* * * * *', programme.store, mailboxes, () => clock).runs()).toHaveLength(runs);
  });

  it.each<[Phase, number]>([
    ['open', 1],
    ['live', 0],
    ['closed', 0],
  ])('is for a phase in which mail is taken: %s', async (phase, runs) => {
    const webinar = await addWebinar(programme, { mailbox: 'questions' });
    await programme.store.webinars.record(webinar.id, { phase });
    clock = new Date('2024-11-18T22:00:00Z');
    expect(await collectJob('* * * * *', programme.store, mailboxes, () => clock).runs()).toHaveLength(runs);
  });

  it('says what came of it', async () => {
    const { id } = await addWebinar(programme, { mailbox: 'questions' });
    const sentence = async () => (await programme.store.jobs.find(`collect/${id}`))?.sentence;
    await ticks('2024-11-18T22:00:00Z', '2024-11-18T22:00:00Z');
    expect(await sentence()).toBe('New messages: 3. Questions in them: 3.');
    trouble = new MailboxNotConfigured('questions');
    await ticks('2024-11-18T22:05:00Z', '2024-11-18T22:05:00Z');
    expect(await sentence()).toContain('There is no mailbox named questions in the settings');
  });
});
