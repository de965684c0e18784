import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Programme } from '../../src/programme.js';
import { Accounts } from '../../src/services/accounts.js';
import { openTestProgramme } from '../builders/programme.js';

const password = 'correct horse battery';
let programme: Programme;
let close: () => Promise<void>;
beforeEach(async () => {
  ({ programme, close } = await openTestProgramme());
  await programme.accounts.add('Host@Council.example', 'Hester', password, ['host']);
});
afterEach(() => close());

describe('accounts', () => {
  it('let a person in with the right password, whatever the case of the address', async () => {
    expect((await programme.accounts.signIn('HOST@council.EXAMPLE', password))?.name).toBe('Hester');
  });

  it('say the same for a wrong password and an address without an account', async () => {
    expect(await programme.accounts.signIn('host@council.example', 'wrong')).toBeNull();
    expect(await programme.accounts.signIn('nobody@council.example', password)).toBeNull();
  });

  it('lock after ten failures, for fifteen minutes', async () => {
    for (let n = 0; n < 10; n += 1) await programme.accounts.signIn('host@council.example', 'wrong');
    expect(await programme.accounts.signIn('host@council.example', password)).toBeNull();
    const later = new Accounts(programme.store, () => new Date(Date.now() + 15 * 60 * 1000 + 1000));
    expect((await later.signIn('host@council.example', password))?.name).toBe('Hester');
  });

  it('end a person’s sessions when the password is reset', async () => {
    const person = await programme.accounts.signIn('host@council.example', password);
    const signedInAt = new Date();
    expect(await programme.accounts.ofSession(person?.id ?? '', signedInAt)).not.toBeNull();
    const later = new Accounts(programme.store, () => new Date(Date.now() + 1000));
    await later.reset('host@council.example', 'another good password');
    expect(await programme.accounts.ofSession(person?.id ?? '', signedInAt)).toBeNull();
  });

  it.each([
    ['not-an-address', password, ['host'], 'That is not an email address'],
    ['x@council.example', 'short', ['host'], 'at least 12 characters'],
    ['x@council.example', password, [], 'at least one role'],
    ['host@council.example', password, ['host'], 'There is an account with this email address already'],
  ] as const)('refuse %s with a sentence', async (email, given, roles, sentence) => {
    await expect(programme.accounts.add(email, '', given, [...roles])).rejects.toThrow(sentence);
  });
});
