import type { Outbox } from '../outbox/index.js';
import type { Store } from '../store/index.js';

/** Long enough to answer whether somebody was told; longer than anything is queued anew about the same. */
const mailKeptMs = 60 * 24 * 60 * 60_000;

/** A file that was uploaded and not imported by then was a try. */
const uploadKeptMs = 24 * 60 * 60_000;

/** Takes away what nobody needs any more. */
export class Sweeping {
  constructor(
    private readonly store: Store,
    private readonly outbox: Outbox,
    private readonly now: () => Date = () => new Date(),
  ) {}

  async sweep(): Promise<void> {
    await this.outbox.forget(new Date(this.now().getTime() - mailKeptMs));
    await this.store.imports.forget(new Date(this.now().getTime() - uploadKeptMs));
    const webinars = new Set((await this.store.webinars.list()).map(({ id }) => id));
    const stale = (await this.store.jobs.list()).filter(
      ({ webinar }) => webinar !== null && !webinars.has(webinar),
    );
    await this.store.jobs.drop(stale.map(({ id }) => id));
  }
}
