import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { checkMailbox } from '../../src/cli/doctor/mailbox.js';
import type { MailboxSettings } from '../../src/config.js';
import { mailSource } from '../builders/mail.js';
import { Dovecot, password, user } from './dovecot.js';
import { describeWithDovecot } from './needs-dovecot.js';

const now = new Date('2024-11-18T22:00:00Z');

describeWithDovecot('the doctor at a mailbox', () => {
  let dovecot: Dovecot;
  beforeAll(async () => {
    dovecot = await Dovecot.start();
  });
  afterAll(() => dovecot.stop());
  beforeEach(() => dovecot.empty());

  const check = async (account: Partial<MailboxSettings['account']> = {}, folder = 'INBOX') => {
    const steps = await checkMailbox(
      {
        name: 'questions',
        folder,
        account: {
          host: 'localhost',
          port: dovecot.ports.tls,
          tls: 'implicit',
          user,
          password,
          ca: dovecot.certificate,
          ...account,
        },
      },
      now,
    );
    expect(JSON.stringify(steps)).not.toContain(password);
    return Object.fromEntries(steps.map(({ step, state, says }) => [step, { state, says }]));
  };

  it('finds everything in order, and changes no flag', async () => {
    await dovecot.deliver(mailSource(), new Date('2024-11-18T21:00:00Z'));
    const before = await dovecot.flags();
    const steps = await check();
    expect(Object.values(steps).filter(({ state }) => state === 'mend')).toEqual([]);
    expect(steps.messages?.says).toBe('1 messages; the latest arrived at 2024-11-18T21:00:00.000Z.');
    expect(steps.junk?.says).toContain('There is no junk folder');
    expect(steps.clock?.state).toBe('ok');
    expect(await dovecot.flags()).toEqual(before);
  });

  it('finds junk of the last weeks, and a clock that goes wrong', async () => {
    await dovecot.deliver(mailSource(), new Date('2024-11-18T22:30:00Z'));
    await dovecot.deliver(mailSource(), new Date('2024-11-10T09:00:00Z'), 'Junk');
    await dovecot.deliver(mailSource(), new Date('2024-09-10T09:00:00Z'), 'Junk');
    const steps = await check();
    expect(steps.junk).toEqual({
      state: 'look',
      says: '“Junk” holds 2 messages, 1 of the last 30 days. Look whether questions are among them.',
    });
    expect(steps.clock).toMatchObject({ state: 'look', says: expect.stringContaining('30 minutes later') });
  });

  it('says at which step it comes to an end', async () => {
    const stops = async (...given: Parameters<typeof check>) =>
      Object.entries(await check(...given)).find(([, { state }]) => state === 'mend')?.[0];
    expect(await stops({ password: 'wrong' })).toBe('sign-in');
    expect(await stops({}, 'Parents')).toBe('folder');
    expect(await stops({ ca: '' })).toBe('encryption');
    expect(await stops({ port: dovecot.ports.plain })).toBe('encryption');
    expect(await stops({ port: dovecot.ports.plain, tls: 'starttls' })).toBeUndefined();
    expect(await stops({ port: dovecot.ports.plain, tls: 'starttls', ca: '' })).toBe('encryption');
  });
});
