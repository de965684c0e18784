import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Express } from 'express';
import { FolderHasNoMail } from '../../src/pipeline/1-collect/index.js';
import type { Programme } from '../../src/programme.js';
import type { Webinar } from '../../src/store/index.js';
import { fetched } from '../builders/mail.js';
import { appOf, send, signedIn } from '../builders/pages.js';
import { addWebinar, asCollected, collect, openTestProgramme } from '../builders/programme.js';
import { addQuestion } from '../builders/question.js';

let programme: Programme;
let app: Express;
let webinar: Webinar;
let overview: string;
let close: () => Promise<void>;
beforeEach(async () => {
  ({ programme, close } = await openTestProgramme());
  app = appOf(programme);
  webinar = await addWebinar(programme);
  overview = `/webinars/${webinar.id}`;
});
afterEach(() => close());

describe('the overview', () => {
  it('leads a host to nothing a host may not open', async () => {
    const host = await signedIn(app, programme, ['host']);
    const moderator = await signedIn(app, programme, ['moderator']);
    const empty = (await host.get(overview)).text;
    expect(empty).toContain('No themes yet');
    expect(empty).not.toContain(`${overview}/mail`);
    await addQuestion(programme, webinar, {
      hints: [{ kind: 'individual-child', score: 1, because: ['places'] }],
    });
    const flagged = (await host.get(overview)).text;
    expect(flagged).toContain('1 flagged question');
    expect(flagged).not.toContain(`${overview}/review`);
    expect((await moderator.get(overview)).text).toContain(`href="${overview}/review">1 flagged question`);
  });

  it('offers the phase only to those who may change it', async () => {
    const host = await signedIn(app, programme, ['host']);
    const moderator = await signedIn(app, programme, ['moderator']);
    expect((await host.get(overview)).text).toContain(`action="${overview}/phase"`);
    expect((await moderator.get(overview)).text).not.toContain(`action="${overview}/phase"`);
    expect((await moderator.get('/webinars')).text).not.toContain('/webinars/new');
    expect((await host.get('/webinars')).text).toContain('/webinars/new');
  });

  it('shows what became of every message, and that the sum holds', async () => {
    await collect(programme, webinar, [
      fetched({ text: 'How many new places will there be?' }),
      fetched({ from: 'Sam Finch <sam@family.example>', text: 'Thank you for the newsletter.' }),
    ]);
    const host = await signedIn(app, programme, ['host']);
    const { text } = await host.get(overview).expect(200);
    expect(text).toContain('The sum holds');
    expect(text).toMatch(/All messages<\/th><td[^>]*><strong>2</);
    expect(text).toContain('the deadline has passed');
  });

  it('tells how far a run has come and loads itself again until it is done', async () => {
    const host = await signedIn(app, programme, ['host']);
    const pages: string[] = [];
    async function* slowly() {
      for await (const message of asCollected([fetched(), fetched({ text: 'Is there a bus?' })])) {
        pages.push((await host.get(overview)).text);
        yield message;
      }
    }
    await programme.collector.run(webinar, slowly(), { total: 2 });
    expect(pages[1]).toContain('Reading mail: 1 of 2 messages, 1 questions found so far.');
    expect(pages[1]).toContain('http-equiv="refresh"');
    expect((await host.get(overview)).text).not.toContain('http-equiv="refresh"');
  });

  async function failWith(fault: Error): Promise<string> {
    // biome-ignore lint/correctness/useYield: a source that fails before its first message
    async function* broken(): AsyncGenerator<never> {
      throw fault;
    }
    await expect(programme.collector.run(webinar, broken())).rejects.toThrow();
    const host = await signedIn(app, programme, ['host']);
    return (await host.get(overview)).text;
  }

  it('says why a run failed', async () => {
    expect(await failWith(new FolderHasNoMail('inbox'))).toContain('no mail');
  });

  it('never shows the message of an error that was not written for people', async () => {
    const page = await failWith(new Error('zebrafinch in a store error'));
    expect(page).toContain('Collecting stopped before its end');
    expect(page).not.toContain('zebrafinch');
  });
});

describe('the phase', () => {
  it('is changed by a host, and not from a stale page', async () => {
    const host = await signedIn(app, programme, ['host']);
    const move = (version: number, phase: string) =>
      send(host, overview, `${overview}/phase`, { version, phase });
    expect((await move(1, 'collected')).status).toBe(303);
    expect((await host.get(overview)).text).toContain('The phase is now: Collected.');
    const stale = await move(1, 'live');
    expect(stale.status).toBe(409);
    expect(stale.text).toMatch(/>Live<[\s\S]*>Collected</);
    expect((await move(2, 'finished')).status).toBe(400);
    expect((await send(host, overview, '/webinars/none/phase', { version: 1, phase: 'live' })).status).toBe(
      404,
    );
  });
});

describe('a new webinar', () => {
  const right = {
    title: 'Transport evening',
    date: '27/11/2024',
    from: '7.30pm',
    until: '8.30pm',
    deadlineDate: '18/11/2024',
    deadlineTime: '11pm',
    address: 'Transport@council.example',
    urgentHelp: 'Call 999.',
  };

  it('names everything that is wrong at once, each with a link to its field, and keeps all input', async () => {
    const host = await signedIn(app, programme, ['host']);
    const kept = {
      description: 'Kept description',
      announcement: 'Kept announcement',
      date: '31/02/2024',
      from: 'soon',
      until: 'later',
      deadlineDate: 'never',
      deadlineTime: 'kept time',
      opensDate: 'some day',
      address: 'kept address',
      whereInstead: 'Kept place',
      escalationContacts: 'Kept contacts',
      topics: 'Kept topic',
    };
    const response = await send(host, '/webinars/new', '/webinars/new', { ...kept, pastDeadline: 'yes' });
    expect(response.status).toBe(400);
    expect(response.text).toContain('<title>Error: New webinar');
    for (const field of ['title', 'date', 'deadlineDate', 'opensDate', 'address', 'urgentHelp']) {
      expect(response.text).toContain(`<a href="#${field}">`);
      expect(response.text).toContain(`id="${field}"`);
      expect(response.text).toContain(`id="${field}-error"`);
    }
    for (const value of Object.values(kept)) expect(response.text).toContain(value);
    expect(response.text).toMatch(/name="pastDeadline"[^>]* checked/);
    expect(await programme.store.webinars.list()).toHaveLength(1);
  });

  it('may have a deadline that has passed when that is meant, and then takes mail of four weeks before it', async () => {
    const host = await signedIn(app, programme, ['host']);
    const refused = await send(host, '/webinars/new', '/webinars/new', right);
    expect(refused.text).toContain('The deadline, 11pm on Monday 18 November 2024, has passed.');
    const made = await send(host, '/webinars/new', '/webinars/new', {
      ...right,
      pastDeadline: 'yes',
      mailbox: 'questions',
      topics: '- Buses: who, when\n\n• Taxis',
    });
    expect(made.status).toBe(303);
    const stored = await programme.store.webinars.get(String(made.headers.location).split('/').pop() ?? '');
    expect(stored).toMatchObject({
      starts: new Date('2024-11-27T19:30:00Z'),
      ends: new Date('2024-11-27T20:30:00Z'),
      deadline: new Date('2024-11-18T23:00:00Z'),
      opens: new Date('2024-10-21T23:00:00Z'),
      mailbox: 'questions',
      address: 'transport@council.example',
      topics: [
        { title: 'Buses', description: 'who, when' },
        { title: 'Taxis', description: '' },
      ],
    });
    expect((await host.get(String(made.headers.location))).text).toContain('The webinar is made.');
  });

  it('takes no mail from after its deadline', async () => {
    const host = await signedIn(app, programme, ['host']);
    const response = await send(host, '/webinars/new', '/webinars/new', {
      ...right,
      pastDeadline: 'yes',
      opensDate: '19/11/2024',
    });
    expect(response.text).toContain(
      '<a href="#opensDate">The first day of mail must be before the deadline</a>',
    );
  });
});
