import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createLog } from '../../src/log.js';
import { NotDelivered, Outbox, type Sender } from '../../src/outbox/index.js';
import type { Programme } from '../../src/programme.js';
import { StaleVersion } from '../../src/store/index.js';
import { letter } from '../builders/letter.js';
import { openTestProgramme } from '../builders/programme.js';

let programme: Programme;
let close: () => Promise<void>;
let clock: Date;
let sent: string[];
/** What each attempt throws in turn; nothing when it goes well. */
let troubles: (Error | null)[];

const minute = 60_000;
const pass = (ms: number) => {
  clock = new Date(clock.getTime() + ms);
};

const sender: Sender = {
  async send({ to }, assertOurs) {
    await assertOurs();
    const trouble = troubles.shift() ?? null;
    if (trouble !== null) throw trouble;
    sent.push(to);
  },
  check: async () => undefined,
};

const outboxOf = (how: Sender | null) => new Outbox(programme.store, how, createLog('silent'), () => clock);
const outbox = () => outboxOf(sender);

beforeEach(async () => {
  ({ programme, close } = await openTestProgramme());
  clock = new Date('2024-11-18T22:00:00Z');
  sent = [];
  troubles = [];
});
afterEach(() => close());

describe('the outbox', () => {
  it('sends each letter once, however often it is queued and sending is tried', async () => {
    for (const about of ['message 1', 'message 1', 'message 2']) await outbox().queue(letter({ about }));
    expect(await outbox().sendDue()).toBe(2);
    await outbox().queue(letter());
    expect(await outbox().sendDue()).toBe(0);
    expect(sent).toEqual(['safeguarding@council.example', 'safeguarding@council.example']);
  });

  it('sends nothing while the settings do not allow it, and nothing of that time later', async () => {
    const off = outboxOf(null);
    await off.queue(letter());
    expect([off.isOn, await off.sendDue()]).toEqual([false, 0]);
    expect(await outbox().sendDue()).toBe(0);
    expect(sent).toEqual([]);
  });

  it('sends a letter once when two send at the same time', async () => {
    await outbox().queue(letter());
    const counts = await Promise.all([outbox().sendDue(), outbox().sendDue(), outbox().sendDue()]);
    expect(counts.reduce((sum, count) => sum + count)).toBe(1);
    expect(sent).toHaveLength(1);
  });

  it('tries again what certainly was not delivered, at growing distances, and then tells a person', async () => {
    troubles = Array.from({ length: 9 }, () => new NotDelivered('no answer'));
    await outbox().queue(letter());
    await outbox().sendDue();
    expect(await outbox().sendDue()).toBe(0);
    expect(troubles).toHaveLength(8);
    for (let hour = 1; hour <= 8; hour += 1) {
      expect(await outbox().forPerson()).toEqual([]);
      pass(60 * minute);
      await outbox().sendDue();
    }
    expect(await outbox().forPerson()).toMatchObject([
      { state: 'failed', tries: 9, problem: expect.stringContaining('does not answer') },
    ]);
    pass(24 * 60 * minute);
    expect(await outbox().sendDue()).toBe(0);
  });

  it('does not try again what was refused for good', async () => {
    troubles = [new NotDelivered('refused for good')];
    await outbox().queue(letter());
    await outbox().sendDue();
    expect(await outbox().forPerson()).toMatchObject([{ state: 'failed', tries: 1 }]);
  });

  it('never sends again by itself what may have arrived', async () => {
    troubles = [new Error('the line was cut')];
    await outbox().queue(letter());
    await outbox().sendDue();
    pass(24 * 60 * minute);
    expect(await outbox().sendDue()).toBe(0);
    expect(await outbox().forPerson()).toMatchObject([
      { state: 'unsure', problem: expect.stringContaining('may have arrived or not') },
    ]);
  });

  it('counts what was claimed and never recorded as unsure, once its claim has lapsed', async () => {
    await outbox().queue(letter());
    const [id = ''] = await programme.store.outbox.due(clock, 1);
    await programme.store.outbox.claim(id, 'of a process that died', new Date(clock.getTime() + 5 * minute));
    pass(4 * minute);
    await outbox().sendDue();
    expect(await outbox().forPerson()).toEqual([]);
    pass(minute);
    await outbox().sendDue();
    expect(await outbox().forPerson()).toMatchObject([{ state: 'unsure' }]);
    expect(sent).toEqual([]);
  });

  it('sends nothing when its claim lapsed while it was paused before sending', async () => {
    await outbox().queue(letter());
    const paused: Sender = {
      async send(mail, assertOurs) {
        pass(6 * minute);
        await outbox().sendDue();
        await sender.send(mail, assertOurs);
      },
      check: async () => undefined,
    };
    expect(await outboxOf(paused).sendDue()).toBe(0);
    expect(sent).toEqual([]);
    expect(await outbox().forPerson()).toMatchObject([{ state: 'unsure' }]);
  });

  it('records as sent what was sent after all, though its claim lapsed while it was sending', async () => {
    await outbox().queue(letter());
    const slow: Sender = {
      async send(mail, assertOurs) {
        await sender.send(mail, assertOurs);
        pass(6 * minute);
        await outbox().sendDue();
      },
      check: async () => undefined,
    };
    expect(await outboxOf(slow).sendDue()).toBe(1);
    expect(await outbox().forPerson()).toEqual([]);
  });
});

describe('a person', () => {
  const wrong = async () => {
    troubles = [new Error('the line was cut')];
    await outbox().queue(letter());
    await outbox().sendDue();
    const [item] = await outbox().forPerson();
    if (item === undefined) throw new Error('Nothing is listed.');
    return item;
  };

  it('may have a letter sent again, which the history says', async () => {
    const { id, version } = await wrong();
    await outbox().sendAgain(id, version, 'Morgan');
    expect(await outbox().countWaiting()).toBe(1);
    expect(await outbox().sendDue()).toBe(1);
    expect(await programme.store.history.of(id)).toMatchObject([
      { who: 'Morgan', action: 'had a mail sent again' },
    ]);
  });

  it('may leave it at that', async () => {
    const { id, version } = await wrong();
    await outbox().letGo(id, version, 'Morgan');
    expect(await outbox().forPerson()).toEqual([]);
    expect(await outbox().sendDue()).toBe(0);
  });

  it('is refused when somebody else decided meanwhile', async () => {
    const { id, version } = await wrong();
    await outbox().letGo(id, version, 'Morgan');
    await expect(outbox().sendAgain(id, version, 'Ana')).rejects.toThrow(StaleVersion);
    expect(await outbox().sendDue()).toBe(0);
  });
});

it('forgets what was sent, and keeps what a person has to see', async () => {
  troubles = [null, new Error('the line was cut')];
  await outbox().queue(letter());
  await outbox().sendDue();
  await outbox().queue(letter({ about: 'message 2' }));
  await outbox().sendDue();
  pass(minute);
  await outbox().forget(clock);
  expect(await outbox().forPerson()).toHaveLength(1);
  // Forgotten, the first one would be sent anew: it is forgotten only when nothing queues it any more.
  await outbox().queue(letter());
  expect(await outbox().countWaiting()).toBe(1);
});
