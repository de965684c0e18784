import type { Logger } from 'pino';
import { backoff } from '../backoff.js';
import { idFrom, newId, type OutboxItem, type Store } from '../store/index.js';
import { NotDelivered, type Sender } from './sender.js';

/** What is to be sent, and what it is about: the same about the same to the same person is one mail. */
export interface NewLetter {
  kind: OutboxItem['kind'];
  webinar: string | null;
  /** What makes it this one and no other of its kind, such as the messages an alarm is about. */
  about: string;
  to: string;
  subject: string;
  text: string;
}

/** Longer than every wait in sending a mail together, so that a claim lapses only when its process died or stood still. */
const claimMs = 5 * 60_000;

/** Enough for a mail server that is being mended during a morning; the last waits are an hour each. */
const mostTries = 9;
const wait = { firstMs: 60_000, longestMs: 60 * 60_000 };

/** Sent at one go; the next minute takes the others. */
const mostAtOnce = 50;

const mayHaveGone = 'Sending was interrupted: it may have arrived or not. Ask the person, or send it again.';

/** Thrown within an attempt whose claim lapsed, as after a long pause: it must send no more. */
class ClaimLapsed extends Error {
  override name = 'ClaimLapsed';
}

/**
 * The queue of our own mail. An item is claimed in the store before it is sent and recorded after: one that was
 * claimed and not recorded is never sent again by itself, because it may have arrived.
 */
export class Outbox {
  constructor(
    private readonly store: Pick<Store, 'outbox' | 'history'>,
    /** Null when nothing may be sent. */
    private readonly sender: Sender | null,
    private readonly log: Logger,
    private readonly now: () => Date = () => new Date(),
  ) {}

  /** Whether the settings allow sending. */
  get isOn(): boolean {
    return this.sender !== null;
  }

  /** Queues a letter, once. While sending is off nothing is kept: old alarms must not go out the day it is turned on. */
  async queue({ about, ...letter }: NewLetter): Promise<void> {
    if (this.sender === null) return;
    const now = this.now();
    await this.store.outbox.add({
      ...letter,
      id: idFrom('outbox', letter.kind, letter.webinar ?? '', about, letter.to),
      state: 'waiting',
      at: now,
      queuedAt: now,
      tries: 0,
      claim: '',
      problem: '',
      version: 1,
    });
  }

  /** Sends what is due. @returns how many went out */
  async sendDue(signal?: AbortSignal): Promise<number> {
    await this.store.outbox.lapse(this.now(), mayHaveGone);
    if (this.sender === null) return 0;
    let sent = 0;
    for (const id of await this.store.outbox.due(this.now(), mostAtOnce)) {
      signal?.throwIfAborted();
      if (await this.attempt(id, this.sender)) sent += 1;
    }
    return sent;
  }

  private async attempt(id: string, sender: Sender): Promise<boolean> {
    const until = new Date(this.now().getTime() + claimMs);
    const item = await this.store.outbox.claim(id, newId(), until);
    if (item === null) return false;
    const end = await this.send(item, sender);
    if (end === null) return false;
    this.log.info({ item: id, kind: item.kind, state: end.state, tries: item.tries }, 'outbox');
    await this.store.outbox.record(item, end);
    return end.state === 'sent';
  }

  /** @returns how it ended; null when its claim had lapsed before anything was sent */
  private async send(
    item: OutboxItem,
    sender: Sender,
  ): Promise<Pick<OutboxItem, 'state' | 'at' | 'problem'> | null> {
    const assertOurs = async () => {
      if (!(await this.store.outbox.isClaimed(item))) throw new ClaimLapsed();
    };
    try {
      await sender.send(item, assertOurs);
      return { state: 'sent', at: this.now(), problem: '' };
    } catch (error) {
      if (error instanceof ClaimLapsed) return null;
      if (!(error instanceof NotDelivered)) return { state: 'unsure', at: this.now(), problem: mayHaveGone };
      if (error.isFinal || item.tries >= mostTries)
        return { state: 'failed', at: this.now(), problem: error.message };
      const at = new Date(this.now().getTime() + backoff(item.tries, wait));
      return { state: 'waiting', at, problem: error.message };
    }
  }

  /** Mail that may or may not have arrived, or certainly did not, for a person to decide about. */
  forPerson(): Promise<OutboxItem[]> {
    return this.store.outbox.forPerson();
  }

  countWaiting(): Promise<number> {
    return this.store.outbox.countWaiting();
  }

  /** A person has it sent again, though it may have arrived. @throws StaleVersion */
  async sendAgain(id: string, version: number, who: string): Promise<void> {
    await this.decide(id, version, 'waiting', who);
  }

  /** A person leaves it at that. @throws StaleVersion */
  async letGo(id: string, version: number, who: string): Promise<void> {
    await this.decide(id, version, 'let-go', who);
  }

  private async decide(id: string, version: number, state: 'waiting' | 'let-go', who: string): Promise<void> {
    await this.store.outbox.decide(id, version, { state, at: this.now() });
    await this.store.history.add({
      webinar: null,
      at: this.now(),
      who,
      action: state === 'waiting' ? 'had a mail sent again' : 'closed a mail that went wrong',
      subject: { kind: 'letter', id },
      detail: '',
    });
  }

  /** Forgets what was sent or closed up to a time. */
  async forget(until: Date): Promise<void> {
    await this.store.outbox.forget(until);
  }
}
