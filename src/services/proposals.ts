import type { Proposal, Store } from '../store/index.js';
import { newId } from '../store/index.js';
import { newTheme } from './theming.js';

/** What a full run would change, taken or dismissed by a person. */
export class Proposals {
  constructor(
    private readonly store: Store,
    private readonly now: () => Date = () => new Date(),
  ) {}

  list(webinar: string): Promise<Proposal[]> {
    return this.store.proposals.ofWebinar(webinar);
  }

  /**
   * Moves the question, unless somebody placed it since.
   * @returns false when it stands elsewhere by now
   * @throws NotFound
   */
  async accept(webinar: string, id: string, who: string): Promise<boolean> {
    const proposal = await this.store.proposals.take(webinar, id);
    const to = proposal.to ?? (await this.themeTitled(webinar, proposal.title));
    const moved = await this.store.questions.shift([
      { question: proposal.question, from: proposal.from, to },
    ]);
    await this.record(webinar, proposal.question, 'accepted a proposal', who);
    return moved.length === 1;
  }

  /** @returns how many questions moved */
  async acceptAll(webinar: string, who: string): Promise<number> {
    let moved = 0;
    for (const { id } of await this.list(webinar)) if (await this.accept(webinar, id, who)) moved += 1;
    return moved;
  }

  /** The question stays where it is, and no later run proposes this again. @throws NotFound */
  async dismiss(webinar: string, id: string, who: string): Promise<void> {
    const proposal = await this.store.proposals.take(webinar, id);
    const question = await this.store.questions.get(proposal.question);
    await this.store.questions.moveToTheme(question.id, question.version, question.theme);
    await this.record(webinar, proposal.question, 'dismissed a proposal', who);
  }

  private async themeTitled(webinar: string, title: string): Promise<string> {
    const known = (await this.store.themes.ofWebinar(webinar)).find((theme) => theme.title === title);
    if (known !== undefined) return known.id;
    const id = newId();
    await this.store.themes.add(newTheme(id, webinar, title));
    return id;
  }

  private async record(webinar: string, id: string, action: string, who: string): Promise<void> {
    await this.store.webinars.record(webinar, { themesWorkedOn: true });
    await this.store.history.add({
      webinar,
      at: this.now(),
      who,
      action,
      subject: { kind: 'question', id },
      detail: '',
    });
  }
}
