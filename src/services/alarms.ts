import type { Outbox } from '../outbox/index.js';
import type { JobRecord, Store, Webinar } from '../store/index.js';
import { addressesIn } from './addresses.js';
import type { Letters } from './letters.js';

/** Collecting may stand still for so long before people are told; a mail server is often back within minutes. */
const failsForMs = 60 * 60_000;

/** The record of a webinar's collecting. */
export function collectingRecord(webinar: string): string {
  return `collect/${webinar}`;
}

/**
 * Since when no mail could be collected for a webinar whose deadline's mail is not all in, once that is an hour or more;
 * null otherwise.
 */
export function collectingFailsSince(
  webinar: Pick<Webinar, 'phase'>,
  record: Pick<JobRecord, 'failingSince'> | null,
  now: Date,
): Date | null {
  const since = record?.failingSince ?? null;
  if (since === null || webinar.phase !== 'open') return null;
  return now.getTime() - since.getTime() >= failsForMs ? since : null;
}

/** What cannot wait until somebody looks at a page. */
export class Alarms {
  constructor(
    private readonly store: Store,
    private readonly outbox: Outbox,
    private readonly letters: Letters,
    private readonly escalateAfterMinutes: number,
    private readonly now: () => Date = () => new Date(),
  ) {}

  /** Queues what is due. @returns how many webinars have something waiting or failing */
  async raise(): Promise<{ waiting: number; failing: number }> {
    let waiting = 0;
    let failing = 0;
    for (const webinar of await this.store.webinars.list()) {
      if (webinar.phase === 'closed') continue;
      if (await this.escalate(webinar)) waiting += 1;
      if (await this.tellOfFailing(webinar)) failing += 1;
    }
    return { waiting, failing };
  }

  /** One contact after the other is told of a message that nobody decided about, each once. */
  private async escalate(webinar: Webinar): Promise<boolean> {
    const raised = (await this.store.messages.raised(webinar.id)).map(({ id }) => id);
    await this.store.escalations.watch(webinar.id, raised, this.now());
    const watched = await this.store.escalations.ofWebinar(webinar.id);
    const stillRaised = new Set(raised);
    const decided = watched.filter(({ id }) => !stillRaised.has(id));
    if (decided.length > 0) await this.store.escalations.forget(decided.map(({ id }) => id));
    if (raised.length === 0) return false;
    const contacts = await this.contactsOf(webinar);
    for (const [index, contact] of contacts.entries()) {
      const waitedMs = (index + 1) * this.escalateAfterMinutes * 60_000;
      const due = watched.filter(
        ({ id, since, told }) =>
          stillRaised.has(id) && told <= index && this.now().getTime() - since.getTime() >= waitedMs,
      );
      if (due.length === 0) continue;
      const ids = due.map(({ id }) => id).sort();
      const first = new Date(Math.min(...due.map(({ since }) => since.getTime())));
      for (const to of contact) {
        await this.outbox.queue({
          kind: 'escalation',
          webinar: webinar.id,
          about: `${index} ${ids.join()}`,
          to,
          ...this.letters.mayTellOfHarm(webinar, ids.length, first),
        });
      }
      await this.store.escalations.told(ids, index + 1);
    }
    return true;
  }

  /** Whom to tell, one step after the other: the addresses given with the webinar, else all moderators at once. */
  private async contactsOf(webinar: Webinar): Promise<string[][]> {
    const given = addressesIn(webinar.escalationContacts);
    if (given.length > 0) return given.map((address) => [address]);
    const people = await this.store.people.list();
    return [people.filter(({ roles }) => roles.includes('moderator')).map(({ email }) => email)];
  }

  private async tellOfFailing(webinar: Webinar): Promise<boolean> {
    const record = await this.store.jobs.find(collectingRecord(webinar.id));
    const since = collectingFailsSince(webinar, record, this.now());
    if (since === null) return false;
    for (const { email, roles } of await this.store.people.list()) {
      if (!roles.includes('administrator') && !roles.includes('moderator')) continue;
      await this.outbox.queue({
        kind: 'collecting-fails',
        webinar: webinar.id,
        about: since.toISOString(),
        to: email,
        ...this.letters.collectingFails(webinar, since),
      });
    }
    return true;
  }
}
