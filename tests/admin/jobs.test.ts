import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Express } from 'express';
import type TestAgent from 'supertest/lib/agent.js';
import { createLog } from '../../src/log.js';
import { NotDelivered, Outbox, type Sender } from '../../src/outbox/index.js';
import type { Programme } from '../../src/programme.js';
import type { RunControl } from '../../src/services/job.js';
import { JobDesk } from '../../src/services/job-desk.js';
import { JobRunner } from '../../src/services/job-runner.js';
import { EventStreams } from '../../src/web/event-streams.js';
import { job, jobRun } from '../builders/job.js';
import { letter } from '../builders/letter.js';
import { appOf, send, signedIn } from '../builders/pages.js';
import { addWebinar, openTestProgramme } from '../builders/programme.js';

let programme: Programme;
let close: () => Promise<void>;
let runner: JobRunner;
let eventStreams: EventStreams;
let app: Express;
let moderator: TestAgent;
/** What the run does, and how it is let go. */
let work: (control: RunControl) => Promise<string>;
let outbox: Outbox;
let trouble: Error | null;

const log = createLog('silent');
const sender: Sender = {
  async send() {
    if (trouble !== null) throw trouble;
  },
  check: async () => undefined,
};

beforeEach(async () => {
  ({ programme, close } = await openTestProgramme());
  work = async () => '3 new messages.';
  trouble = null;
  runner = new JobRunner(programme.store, log);
  eventStreams = new EventStreams();
  outbox = new Outbox(programme.store, sender, log);
  const webinar = { id: 'w1', title: 'School places' };
  const jobs = [
    job([jobRun({ id: 'collect/w1', webinar, work: (control) => work(control) })], {
      name: 'collect',
      title: 'Collect mail',
    }),
    job([jobRun()]),
    job([], { name: 'theme', title: 'Make themes' }),
  ];
  const next = new Date('2024-11-18T22:05:00Z');
  const desk = new JobDesk(jobs, runner, programme.store, log, () => next);
  app = appOf(programme, { services: { jobs: desk, eventStreams, outbox } });
  moderator = await signedIn(app, programme, ['moderator']);
});
afterEach(async () => {
  eventStreams.endAll();
  await runner.stop();
  await close();
});

const page = async () => (await moderator.get('/jobs').expect(200)).text;

describe('the jobs page', () => {
  it('lists each job with its webinar, before it ever ran', async () => {
    const html = await page();
    for (const text of ['Collect mail', 'School places', 'Not run yet', '18 Nov, 10.05pm'])
      expect(html).toContain(text);
    expect(html).toContain('There is no webinar for this now');
    expect(html).not.toContain('http-equiv="refresh"');
  });

  it('starts a run by hand, records who did, and says what came of it', async () => {
    const response = await send(moderator, '/jobs', '/jobs/run', { run: 'collect/w1' });
    expect([response.status, response.headers.location]).toEqual([303, '/jobs']);
    await runner.settled();
    const html = await page();
    for (const text of ['Started. This page says', 'Done', '3 new messages.', 'less than a second'])
      expect(html).toContain(text);
    expect(await programme.store.history.of('collect/w1')).toMatchObject([
      { who: 'A moderator', action: 'started a job' },
    ]);
    expect((await send(moderator, '/jobs', '/jobs/run', { run: 'collect/none' })).status).toBe(404);
    expect((await send(moderator, '/jobs', '/jobs/run', {})).status).toBe(400);
  });

  it('says how far a run is, and loads itself again where there are no scripts', async () => {
    let go: () => void = () => undefined;
    const told = new Promise<void>((resolve) => {
      work = ({ tell }) => {
        tell({ sentence: '7 of 10 messages read.', done: 0.7 });
        resolve();
        return new Promise((done) => {
          go = () => done('Done.');
        });
      };
    });
    await send(moderator, '/jobs', '/jobs/run', { run: 'collect/w1' });
    await told;
    const html = await page();
    expect(html).toContain('7 of 10 messages read.');
    expect(html).toMatch(/<progress[^>]*value="0\.7"/);
    expect(html).toContain('<noscript><meta http-equiv="refresh" content="5"></noscript>');
    go();
  });

  it('says since when nothing has gone well', async () => {
    work = () => Promise.reject(new Error('zebrafinch'));
    for (let failure = 1; failure <= 2; failure += 1) {
      await send(moderator, '/jobs', '/jobs/run', { run: 'collect/w1' });
      await runner.settled();
    }
    const html = await page();
    expect(html).toMatch(/Nothing has gone well since .* \(2 in a row\)/);
    expect(html).not.toContain('zebrafinch');
  });

  it('says in the demo that nothing goes by the clock', async () => {
    const demo = appOf(programme);
    const administrator = await signedIn(demo, programme, ['administrator']);
    const html = (await administrator.get('/jobs').expect(200)).text;
    expect(html).toContain('Nothing goes by the clock here');
    expect(html).toContain('Mail to colleagues is off');
    await administrator.get('/jobs/stream').expect(404);
    expect((await send(administrator, '/webinars', '/jobs/run', { run: 'sweep' })).status).toBe(404);
  });

  it('stands in the navigation of those who may open it', async () => {
    expect((await moderator.get('/webinars')).text).toContain('href="/jobs"');
    const host = await signedIn(app, programme, ['host']);
    expect((await host.get('/webinars')).text).not.toContain('href="/jobs"');
    await host.get('/jobs').expect(403);
  });
});

describe('mail that went wrong', () => {
  const wrong = async (error: Error) => {
    trouble = error;
    await outbox.queue(letter({ subject: 'The deadline <has> passed' }));
    await outbox.sendDue();
    trouble = null;
    const [item] = await outbox.forPerson();
    if (item === undefined) throw new Error('Nothing is listed.');
    return item;
  };

  it('is listed with what is wrong, and may be sent again', async () => {
    const { id, version } = await wrong(new Error('the line was cut'));
    const html = await page();
    for (const text of [
      'May have been sent',
      'The deadline &lt;has&gt; passed',
      'safeguarding@council.example',
    ])
      expect(html).toContain(text);
    const again = `/jobs/letters/${id}/send-again`;
    expect((await send(moderator, '/jobs', again, { version })).status).toBe(303);
    expect(await outbox.sendDue()).toBe(1);
    expect(await page()).not.toContain('May have been sent');
    expect((await send(moderator, '/jobs', again, { version })).status).toBe(409);
  });

  it('may be left at that', async () => {
    const { id, version } = await wrong(new NotDelivered('refused for good'));
    expect(await page()).toContain('Not sent');
    expect((await send(moderator, '/jobs', `/jobs/letters/${id}/leave`, { version })).status).toBe(303);
    expect(await page()).not.toContain('Mail that needs you');
  });
});

describe('the stream', () => {
  const open: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const end of open.splice(0)) await end();
  });

  /** Opens it as a browser would. */
  async function follow(agent: TestAgent) {
    const server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const cookies = String(
      (agent as unknown as { jar: { getCookies(of: object): { toValueString(): string }[] } }).jar
        .getCookies({ domain: '127.0.0.1', path: '/', secure: false, script: false })
        .map((cookie) => cookie.toValueString())
        .join('; '),
    );
    const request = get({ port, host: '127.0.0.1', path: '/jobs/stream', headers: { cookie: cookies } });
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    const events = response[Symbol.asyncIterator]();
    open.push(async () => {
      request.destroy();
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    });
    return {
      response,
      async next() {
        const { value } = await events.next();
        return JSON.parse(String(value).replace(/^data: /, '')) as Record<string, unknown>[];
      },
    };
  }

  it('tells what stands, and each change as it comes', async () => {
    const { response, next } = await follow(moderator);
    expect(response.headers['content-type']).toBe('text/event-stream; charset=utf-8');
    expect(response.headers['set-cookie']).toBeUndefined();
    expect((await next())[0]).toMatchObject({ id: 'collect/w1', running: false, sentence: '' });
    await send(moderator, '/jobs', '/jobs/run', { run: 'collect/w1' });
    let last: Record<string, unknown> | undefined;
    while (last?.sentence !== '3 new messages.') [last] = await next();
    expect(last).toMatchObject({ running: false, state: { text: 'Done' } });
  });

  it('does not bring back a session that was ended while it was open', async () => {
    const { next } = await follow(moderator);
    await next();
    await send(moderator, '/jobs', '/sign-out', {});
    eventStreams.endAll();
    expect((await moderator.get('/jobs')).headers.location).toBe('/sign-in');
  });
});

describe('the overview of a webinar', () => {
  it('says at the top when mail could not be collected for an hour', async () => {
    const webinar = await addWebinar(programme, { mailbox: 'questions' });
    const id = `collect/${webinar.id}`;
    await programme.store.jobs.begin({ id, webinar: webinar.id, fencing: 1, startedAt: new Date() });
    const fails = (failingSince: Date) =>
      programme.store.jobs.end(id, 1, {
        endedAt: new Date(),
        result: 'failed',
        sentence: 'The mail server does not answer.',
        doneAt: null,
        failingSince,
        failures: 9,
        retryAt: null,
      });
    const overview = async () => (await moderator.get(`/webinars/${webinar.id}`)).text;
    await fails(new Date(Date.now() - 55 * 60_000));
    expect(await overview()).not.toContain('No mail could be collected');
    await fails(new Date(Date.now() - 65 * 60_000));
    expect(await overview()).toContain('No mail could be collected since');
    expect(await overview()).toContain('The mail server does not answer.');
    expect(await overview()).toContain('href="/jobs"');
  });
});
