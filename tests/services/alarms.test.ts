import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createLog } from '../../src/log.js';
import { Outbox, type Sender } from '../../src/outbox/index.js';
import type { Programme } from '../../src/programme.js';
import { addressesIn } from '../../src/services/addresses.js';
import { Alarms, collectingFailsSince, collectingRecord } from '../../src/services/alarms.js';
import { Letters } from '../../src/services/letters.js';
import { Reminders } from '../../src/services/reminders.js';
import { Sweeping } from '../../src/services/sweeping.js';
import type { Message, Webinar } from '../../src/store/index.js';
import { fetched } from '../builders/mail.js';
import { password } from '../builders/pages.js';
import { addWebinar, collect, openTestProgramme } from '../builders/programme.js';
import { message } from '../store/every-call.js';

const minute = 60_000;
const canary = 'zebrafinch';
let programme: Programme;
let close: () => Promise<void>;
let clock: Date;
let outbox: Outbox;
let sent: { to: string; subject: string; text: string }[];

const keeping: Sender = {
  async send({ to, subject, text }) {
    sent.push({ to, subject, text });
  },
  check: async () => undefined,
};
const now = () => clock;
const letters = new Letters(new URL('https://questions.council.example'));
const pass = (minutes: number) => {
  clock = new Date(clock.getTime() + minutes * minute);
};

beforeEach(async () => {
  ({ programme, close } = await openTestProgramme());
  clock = new Date('2024-11-18T22:00:00Z');
  sent = [];
  outbox = new Outbox(programme.store, keeping, createLog('silent'), now);
});
afterEach(() => close());

const alarms = () => new Alarms(programme.store, outbox, letters, 30, now);
const raise = async () => {
  await alarms().raise();
  await outbox.sendDue();
};
const addRaised = async (webinar: Webinar, n: number): Promise<Message> => {
  const raised: Message = {
    ...message(n),
    id: `${webinar.id}-m${n}`,
    webinar: webinar.id,
    subject: canary,
    visibleText: canary,
    wholeText: canary,
    concern: 'raised',
  };
  await programme.store.messages.add(raised);
  return raised;
};
const told = () => sent.map(({ to, subject }) => `${to}: ${subject}`);

describe('a message that may tell of harm', () => {
  let webinar: Webinar;
  beforeEach(async () => {
    webinar = await addWebinar(programme, {
      title: canary,
      escalationContacts:
        'First Ann <ann@council.example>, 01632 960001; then ben@council.example. In the end: Cleo (cleo@council.example)',
    });
  });

  it('is told to one contact after the other while nobody decides, to each once', async () => {
    await addRaised(webinar, 1);
    const toldAfter: [number, string[]][] = [];
    for (let minutes = 0; minutes <= 120; minutes += 5) {
      const before = sent.length;
      await raise();
      if (sent.length > before) toldAfter.push([minutes, sent.slice(before).map(({ to }) => to)]);
      pass(5);
    }
    expect(toldAfter).toEqual([
      [30, ['ann@council.example']],
      [60, ['ben@council.example']],
      [90, ['cleo@council.example']],
    ]);
  });

  it('is told no further once a moderator has decided', async () => {
    const { id, version } = await addRaised(webinar, 1);
    await raise();
    pass(30);
    await raise();
    await programme.reviewing.decideConcern(id, version, 'escalated', { name: 'Morgan' });
    pass(60);
    await raise();
    expect(told()).toEqual(['ann@council.example: 1 message may tell of harm and waits to be read']);
  });

  it('begins anew when it is raised again', async () => {
    const { id, version } = await addRaised(webinar, 1);
    await raise();
    pass(30);
    await raise();
    await programme.reviewing.decideConcern(id, version, 'no-concern', { name: 'Morgan' });
    await raise();
    await programme.reviewing.decideConcern(id, version + 1, 'raised', { name: 'Morgan' });
    await raise();
    pass(29);
    await raise();
    expect(sent).toHaveLength(1);
    pass(31);
    await raise();
    expect(sent.map(({ to }) => to)).toEqual(['ann@council.example', 'ben@council.example']);
  });

  it('goes into one mail with the others that wait as long', async () => {
    for (const n of [1, 2, 3]) await addRaised(webinar, n);
    await raise();
    pass(30);
    await raise();
    await raise();
    expect(told()).toEqual(['ann@council.example: 3 messages may tell of harm and wait to be read']);
    await addRaised(webinar, 4);
    await raise();
    pass(30);
    await raise();
    expect(told().slice(1).sort()).toEqual([
      'ann@council.example: 1 message may tell of harm and waits to be read',
      'ben@council.example: 3 messages may tell of harm and wait to be read',
    ]);
  });

  it('is told to all moderators where the webinar names no address', async () => {
    const other = await addWebinar(programme, { escalationContacts: 'The safeguarding team, 01632 960001' });
    await programme.accounts.add('mo@council.example', 'Mo', password, ['moderator']);
    await programme.accounts.add('host@council.example', 'Ho', password, ['host']);
    await addRaised(other, 1);
    await raise();
    pass(30);
    await raise();
    expect(sent.map(({ to }) => to)).toEqual(['mo@council.example']);
  });

  it('is told by a link, a number and a time, and no word of it', async () => {
    await addRaised(webinar, 1);
    await raise();
    pass(30);
    await raise();
    expect(sent[0]?.text).toBe(
      [
        '1 message for the webinar of Wednesday 27 November 2024 may tell of harm, and no moderator has decided about it.',
        'The first was seen at 18 November, 22:00.',
        'Please read, or ask a moderator to read:',
        '',
        `https://questions.council.example/webinars/${webinar.id}/review`,
        '',
        'A programme wrote this mail: nobody reads answers to it.',
        '',
      ].join('\n'),
    );
    expect(JSON.stringify(sent)).not.toContain(canary);
  });
});

describe('collecting that fails', () => {
  const fail = async (webinar: Webinar, failingSince: Date) => {
    const id = collectingRecord(webinar.id);
    await programme.store.jobs.begin({ id, webinar: webinar.id, fencing: 1, startedAt: clock });
    await programme.store.jobs.end(id, 1, {
      endedAt: clock,
      result: 'failed',
      sentence: canary,
      doneAt: null,
      failingSince,
      failures: 3,
      retryAt: null,
    });
  };

  it('is told to administrators and moderators once it has failed for an hour', async () => {
    const webinar = await addWebinar(programme);
    await programme.accounts.add('ad@council.example', 'Ad', password, ['administrator']);
    await programme.accounts.add('mo@council.example', 'Mo', password, ['moderator']);
    await programme.accounts.add('host@council.example', 'Ho', password, ['host']);
    await fail(webinar, new Date(clock.getTime() - 59 * minute));
    await raise();
    expect(sent).toEqual([]);
    pass(1);
    for (let again = 1; again <= 3; again += 1) await raise();
    expect(sent.map(({ to }) => to).sort()).toEqual(['ad@council.example', 'mo@council.example']);
    expect(sent[0]?.text).toContain('https://questions.council.example/jobs');
    expect(JSON.stringify(sent)).not.toContain(canary);
  });

  it('is no alarm once the mail of the deadline is all in', () => {
    const since = new Date(clock.getTime() - 90 * minute);
    expect(collectingFailsSince({ phase: 'open' }, { failingSince: since }, clock)).toEqual(since);
    expect(collectingFailsSince({ phase: 'collected' }, { failingSince: since }, clock)).toBeNull();
    expect(collectingFailsSince({ phase: 'open' }, { failingSince: null }, clock)).toBeNull();
    expect(collectingFailsSince({ phase: 'open' }, null, clock)).toBeNull();
  });
});

describe('when the deadline has passed', () => {
  it('hosts and moderators are each told once what waits for them, for a day', async () => {
    const webinar = await addWebinar(programme);
    await collect(programme, webinar, [
      fetched({ text: `How many places will there be? ${canary}` }, undefined, '1.eml'),
      fetched(
        { from: 'Ash <ash@family.example>', text: 'My son has no school place. When will he get one?' },
        undefined,
        '2.eml',
      ),
      fetched({ from: 'Kim <kim@family.example>', text: 'Thank you.' }, undefined, '3.eml'),
    ]);
    await programme.accounts.add('mo@council.example', 'Mo', password, ['host', 'moderator']);
    await programme.accounts.add('host@council.example', 'Ho', password, ['host']);
    await programme.accounts.add('ad@council.example', 'Ad', password, ['administrator']);
    const remind = async () => {
      await new Reminders(programme.store, outbox, letters, now).remind();
      await outbox.sendDue();
    };
    await remind();
    expect(sent).toEqual([]);
    await programme.store.webinars.record(webinar.id, { sweptAt: clock, phase: 'collected' });
    for (let again = 1; again <= 3; again += 1) await remind();
    const flagged = (await programme.store.questions.ofWebinar(webinar.id)).filter(
      ({ hints }) => hints.length > 0,
    );
    expect(flagged).toHaveLength(1);
    expect(told().sort()).toEqual([
      'host@council.example: The deadline has passed: 3 mails, 1 theme to rank',
      'mo@council.example: The deadline has passed: 3 mails, 1 waits for you',
    ]);
    expect(JSON.stringify(sent)).not.toContain(canary);
    pass(24 * 60);
    await programme.accounts.add('new@council.example', 'New', password, ['host']);
    await remind();
    expect(sent).toHaveLength(2);
  });
});

describe('tidying up', () => {
  it('forgets mail that went out two months ago, and records of webinars that are gone', async () => {
    await outbox.queue({
      kind: 'reminder',
      webinar: 'w',
      about: 'x',
      to: 'a@council.example',
      subject: '',
      text: '',
    });
    await outbox.sendDue();
    const webinar = await addWebinar(programme);
    for (const id of ['gone', webinar.id])
      await programme.store.jobs.begin({ id: `theme/${id}`, webinar: id, fencing: 1, startedAt: clock });
    await programme.store.jobs.begin({ id: 'sweep', webinar: null, fencing: 1, startedAt: clock });
    pass(60 * 24 * 60 - 1);
    await new Sweeping(programme.store, outbox, now).sweep();
    expect((await programme.store.jobs.list()).map(({ id }) => id).sort()).toEqual(
      ['sweep', `theme/${webinar.id}`].sort(),
    );
    const again = {
      kind: 'reminder',
      webinar: 'w',
      about: 'x',
      to: 'a@council.example',
      subject: '',
      text: '',
    } as const;
    await outbox.queue(again);
    expect(await outbox.countWaiting()).toBe(0);
    pass(1);
    await new Sweeping(programme.store, outbox, now).sweep();
    await outbox.queue(again);
    expect(await outbox.countWaiting()).toBe(1);
  });
});

describe('addresses in what a person typed', () => {
  it.each([
    ['', []],
    ['The safeguarding team, 01632 960001', []],
    ['a@council.example', ['a@council.example']],
    [
      'Ann <mailto:Ann@Council.example>; ben@council.example.',
      ['ann@council.example', 'ben@council.example'],
    ],
    ['a@council.example, then A@council.example', ['a@council.example']],
    ['@council.example x@ y@z', []],
  ])('%j', (text, addresses) => {
    expect(addressesIn(text)).toEqual(addresses);
  });
});
