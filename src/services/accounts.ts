import { hash, verify } from '@node-rs/argon2';
import { isDuplicateKey, newId, type Person, type Role, type Store } from '../store/index.js';

/** Thrown when an account cannot be made or found: one sentence that says what to do. */
export class AccountProblem extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = 'AccountProblem';
  }
}

/** NCSC advises length over rules; 12 characters is GOV.UK's own floor for staff services without a second factor. */
export const shortestPassword = 12;

const failuresBeforeLock = 10;
const lockMs = 15 * 60 * 1000;

/** A hash of nothing anybody types: verified when there is no account, so that the answer takes as long. */
const placeholderHash = hash('no account has this password');

export class Accounts {
  constructor(
    private readonly store: Store,
    private readonly now: () => Date = () => new Date(),
  ) {}

  /** @throws AccountProblem */
  async add(email: string, name: string, password: string, roles: Role[]): Promise<void> {
    const address = email.trim().toLowerCase();
    if (!/^[^\s@]+@[^\s@]+$/.test(address))
      throw new AccountProblem('That is not an email address: write it as name@council.example.');
    if (roles.length === 0)
      throw new AccountProblem('Give at least one role: host, moderator or administrator.');
    checkPassword(password);
    try {
      await this.store.people.add({
        id: newId(),
        email: address,
        name: name.trim() || address,
        passwordHash: await hash(password),
        roles,
        sessionsValidFrom: this.now(),
        failedSignIns: 0,
        lockedUntil: null,
      });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      throw new AccountProblem(
        'There is an account with this email address already. To change its password use: ask-ahead user reset EMAIL',
      );
    }
  }

  /** Sets a new password and ends the person's sessions. @throws AccountProblem */
  async reset(email: string, password: string): Promise<void> {
    const person = await this.store.people.findByEmail(email.trim().toLowerCase());
    if (person === null)
      throw new AccountProblem(
        'There is no account with this email address. See all with: ask-ahead user list',
      );
    checkPassword(password);
    await this.store.people.change(person.id, {
      passwordHash: await hash(password),
      sessionsValidFrom: this.now(),
      failedSignIns: 0,
      lockedUntil: null,
    });
  }

  list(): Promise<Person[]> {
    return this.store.people.list();
  }

  /**
   * @returns the person, or null when address or password is wrong or the account is locked: which of them is
   * never said, so that nobody can find out who has an account.
   */
  async signIn(email: string, password: string): Promise<Person | null> {
    const person = await this.store.people.findByEmail(email.trim().toLowerCase());
    const right = await verify(person?.passwordHash ?? (await placeholderHash), password);
    if (person === null) return null;
    if (person.lockedUntil !== null && person.lockedUntil > this.now()) return null;
    if (right) {
      if (person.failedSignIns > 0)
        await this.store.people.change(person.id, { failedSignIns: 0, lockedUntil: null });
      return person;
    }
    const failures = await this.store.people.countFailedSignIn(person.id);
    if (failures >= failuresBeforeLock) {
      await this.store.people.change(person.id, {
        failedSignIns: 0,
        lockedUntil: new Date(this.now().getTime() + lockMs),
      });
    }
    return null;
  }

  /** The person a session belongs to; null when the account is gone or its sessions were ended since. */
  async ofSession(id: string, signedInAt: Date): Promise<Person | null> {
    const person = await this.store.people.find(id);
    return person === null || person.sessionsValidFrom > signedInAt ? null : person;
  }
}

function checkPassword(password: string): void {
  if (password.length < shortestPassword) {
    throw new AccountProblem(
      `A password needs at least ${shortestPassword} characters. Three random words make a good one.`,
    );
  }
}
