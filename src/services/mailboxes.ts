import type { MailboxSettings } from '../config.js';
import { collectFromMailbox, countMailbox } from '../pipeline/1-collect/index.js';
import type { Store, Webinar } from '../store/index.js';
import type { Collector, RunProgress } from './collector.js';
import { type HeldLease, LeasedWork } from './leased-work.js';

/** Thrown when a webinar's mailbox is not among the settings. */
export class MailboxNotConfigured extends Error {
  constructor(name: string | null) {
    super(
      name === null
        ? 'This webinar has no mailbox: its mail is only imported. Import files, or make the webinar with a mailbox.'
        : `There is no mailbox named ${name} in the settings. Add it to MAILBOXES, or choose another for the webinar.`,
    );
    this.name = 'MailboxNotConfigured';
  }
}

/** Thrown when another instance collects for the webinar, or this one does in another process. */
export class CollectingElsewhere extends Error {
  constructor() {
    super(
      'Mail for this webinar is being collected by another instance of ask-ahead. Look again in a minute.',
    );
    this.name = 'CollectingElsewhere';
  }
}

/** Mail can be in flight when the deadline strikes; servers deliver within minutes. */
const finalSweepDelayMs = 5 * 60 * 1000;

export interface MailboxRunOptions {
  onProgress?: (progress: RunProgress) => void;
  signal?: AbortSignal;
}

/** The lease under which messages of a webinar come in and are themed. */
export function collectLease(webinar: string): string {
  return `collect/${webinar}`;
}

/** Collects from the mailboxes of webinars. One run at a time for each webinar, in this process and of all that share the store. */
export class Mailboxes {
  private readonly running = new Map<string, Promise<RunProgress>>();
  private readonly leased: LeasedWork;

  constructor(
    private readonly store: Store,
    private readonly collector: Collector,
    private readonly mailboxes: readonly MailboxSettings[],
    private readonly now: () => Date = () => new Date(),
  ) {
    this.leased = new LeasedWork(store.leases, now);
  }

  /** @throws MailboxNotConfigured, CollectingElsewhere, every error of a mailbox */
  collect(webinar: Webinar, options: MailboxRunOptions = {}): Promise<RunProgress> {
    const going = this.running.get(webinar.id);
    if (going !== undefined) return going;
    const run = this.collectOnce(webinar, options).finally(() => this.running.delete(webinar.id));
    this.running.set(webinar.id, run);
    return run;
  }

  /** How many messages a run would take now. @throws as collect */
  async count(webinar: Webinar): Promise<number> {
    const { account, folder } = this.settingsOf(webinar);
    return countMailbox(account, { folder, window: windowOf(webinar), cursor: await this.cursorOf(webinar) });
  }

  private async collectOnce(webinar: Webinar, options: MailboxRunOptions): Promise<RunProgress> {
    const run = (lease: HeldLease) => this.collectUnder(lease, webinar, options);
    const { signal } = options;
    const result = await this.leased.run(
      collectLease(webinar.id),
      run,
      signal === undefined ? {} : { signal },
    );
    if (result === null) throw new CollectingElsewhere();
    return result;
  }

  private async collectUnder(
    lease: HeldLease,
    webinar: Webinar,
    { onProgress, signal }: MailboxRunOptions,
  ): Promise<RunProgress> {
    const { account, name, folder } = this.settingsOf(webinar);
    const begun = this.now();
    const which = {
      folder,
      window: windowOf(webinar),
      cursor: await this.cursorOf(webinar),
      ...(signal === undefined ? {} : { signal }),
    };
    const total = await countMailbox(account, which);
    const source = collectFromMailbox(account, { ...which, mailbox: name });
    const result = await this.collector.run(webinar, source, {
      total,
      place: { cursorId: this.cursorId(webinar), lease },
      ...(onProgress === undefined ? {} : { onProgress }),
      ...(signal === undefined ? {} : { signal }),
    });
    await lease.assertOurs();
    await closeAfterDeadline(this.store, webinar, begun);
    return result;
  }

  private settingsOf(webinar: Webinar): MailboxSettings {
    const settings = this.mailboxes.find(({ name }) => name === webinar.mailbox);
    if (settings === undefined) throw new MailboxNotConfigured(webinar.mailbox);
    return settings;
  }

  private cursorId(webinar: Webinar): string {
    return `${webinar.id}/${webinar.mailbox}/${this.settingsOf(webinar).folder}`;
  }

  private cursorOf(webinar: Webinar) {
    return this.store.cursors.find(this.cursorId(webinar));
  }
}

/** Late mail is taken and marked, so the window has no end; the webinar stops taking mail when it is over. */
function windowOf(webinar: Webinar) {
  return { from: webinar.opens, to: null };
}

/** Whether mail is still collected for a webinar: until it is over. */
export function takesMail(webinar: Webinar, now: Date): boolean {
  return ['open', 'collected', 'ready'].includes(webinar.phase) && now < webinar.ends;
}

/** A run that began a little after the deadline has seen all mail that was in time: the webinar is collected. */
export async function closeAfterDeadline(store: Store, webinar: Webinar, runBegun: Date): Promise<void> {
  if (webinar.phase !== 'open' || runBegun.getTime() < webinar.deadline.getTime() + finalSweepDelayMs) return;
  await store.webinars.record(webinar.id, { sweptAt: runBegun, phase: 'collected' });
}
