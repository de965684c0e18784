import type { Outbox } from '../outbox/index.js';
import type { Person, Store, Webinar } from '../store/index.js';
import { isFlagged } from './held-back.js';
import type { Letters } from './letters.js';

/** A reminder of a deadline that passed long ago helps nobody, as when an account is made later. */
const worthMs = 24 * 60 * 60_000;

/** Tells hosts and moderators that the deadline has passed and what waits for them. */
export class Reminders {
  constructor(
    private readonly store: Store,
    private readonly outbox: Outbox,
    private readonly letters: Letters,
    private readonly now: () => Date = () => new Date(),
  ) {}

  /** Queues a reminder for each person, once for each webinar whose mail is all in. @returns how many webinars those are */
  async remind(): Promise<number> {
    const fresh = (await this.store.webinars.list()).filter(
      ({ sweptAt }) => sweptAt !== null && this.now().getTime() - sweptAt.getTime() < worthMs,
    );
    if (fresh.length === 0) return 0;
    const people = await this.store.people.list();
    for (const webinar of fresh) await this.remindOf(webinar, people);
    return fresh.length;
  }

  private async remindOf(webinar: Webinar, people: Person[]): Promise<void> {
    const [mails, questions, raised, themes] = await Promise.all([
      this.store.messages.count(webinar.id),
      this.store.questions.ofWebinar(webinar.id),
      this.store.messages.raised(webinar.id),
      this.store.themes.ofWebinar(webinar.id),
    ]);
    const flagged = questions.filter((question) => question.state === 'undecided' && isFlagged(question));
    const waiting = flagged.length + raised.length;
    for (const { email, roles } of people) {
      const written = roles.includes('moderator')
        ? this.letters.deadlinePassedForModerators(webinar, mails, waiting)
        : roles.includes('host')
          ? this.letters.deadlinePassedForHosts(webinar, mails, themes.length)
          : null;
      if (written === null) continue;
      await this.outbox.queue({
        kind: 'reminder',
        webinar: webinar.id,
        about: 'the deadline has passed',
        to: email,
        ...written,
      });
    }
  }
}
