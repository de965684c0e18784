import type { Store } from '../store/index.js';
import { LeasedWork } from './leased-work.js';
import { CollectingElsewhere, collectLease } from './mailboxes.js';
import type { ThemingService } from './theming.js';

/**
 * Themes for questions that came in when no run of collecting made them: by hand, from another channel, in a run that
 * broke; and for questions that another sentence model read, which are read again.
 */
export class CatchingUp {
  private readonly leased: LeasedWork;

  constructor(
    private readonly store: Store,
    private readonly theming: Pick<ThemingService, 'run' | 'readByAnother'>,
    now: () => Date = () => new Date(),
  ) {
    this.leased = new LeasedWork(store.leases, now);
  }

  /** @returns how many themes there are; null when every question was looked at. @throws CollectingElsewhere */
  async themeNew(webinar: string, signal: AbortSignal): Promise<number | null> {
    if (!(await this.hasNew(webinar)) && (await this.theming.readByAnother(webinar)) === 0) return null;
    const themes = await this.leased.run(collectLease(webinar), () => this.theming.run(webinar), { signal });
    if (themes === null) throw new CollectingElsewhere();
    return themes;
  }

  private async hasNew(webinar: string): Promise<boolean> {
    const [latest, questions] = await Promise.all([
      this.store.themingRuns.latest(webinar),
      this.store.questions.ofWebinar(webinar),
    ]);
    const seen = new Set(latest?.result.map(({ question }) => question));
    return questions.some(({ id }) => !seen.has(id));
  }
}
