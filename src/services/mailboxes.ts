import type { Logger } from 'pino';
import type { MailboxSettings } from '../config.js';
import { collectFromMailbox, countMailbox } from '../pipeline/1-collect/index.js';
import type { Store, Webinar } from '../store/index.js';
import type { Collector, RunProgress } from './collector.js';

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

/** Mail can be in flight when the deadline strikes; servers deliver within minutes. */
const finalSweepDelayMs = 5 * 60 * 1000;

export interface MailboxRunOptions {
  onProgress?: (progress: RunProgress) => void;
  signal?: AbortSignal;
}

/** Collects from the mailboxes of webinars. One run at a time for each webinar in this process. */
export class Mailboxes {
  private readonly running = new Map<string, Promise<RunProgress>>();

  constructor(
    private readonly store: Store,
    private readonly collector: Collector,
    private readonly mailboxes: readonly MailboxSettings[],
    private readonly log: Logger,
    private readonly now: () => Date = () => new Date(),
  ) {}

  /** @throws MailboxNotConfigured, every error of a mailbox */
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

  /** Collects for every webinar that still takes mail. A failure of one is logged and stops no other. */
  async collectAll(signal?: AbortSignal): Promise<void> {
    for (const webinar of await this.store.webinars.list()) {
      if (webinar.mailbox === null || !takesMail(webinar, this.now())) continue;
      try {
        await this.collect(webinar, signal === undefined ? {} : { signal });
      } catch (error) {
        this.log.error(
          { webinar: webinar.id, kind: error instanceof Error ? error.name : 'unknown' },
          'collecting failed',
        );
      }
    }
  }

  private async collectOnce(
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
      cursorId: this.cursorId(webinar),
      ...(onProgress === undefined ? {} : { onProgress }),
      ...(signal === undefined ? {} : { signal }),
    });
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

function takesMail(webinar: Webinar, now: Date): boolean {
  return ['open', 'collected', 'ready'].includes(webinar.phase) && now < webinar.ends;
}

/** A run that began a little after the deadline has seen all mail that was in time: the webinar is collected. */
export async function closeAfterDeadline(store: Store, webinar: Webinar, runBegun: Date): Promise<void> {
  if (webinar.phase !== 'open' || runBegun.getTime() < webinar.deadline.getTime() + finalSweepDelayMs) return;
  await store.webinars.record(webinar.id, { sweptAt: runBegun, phase: 'collected' });
}
