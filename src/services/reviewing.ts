import {
  type Message,
  type MessageLine,
  newId,
  type Question,
  type SetAsideReason,
  type Store,
} from '../store/index.js';
import { isFlagged } from './held-back.js';

/** Who acts, for the history. */
export interface Actor {
  name: string;
}

export interface ReviewQueue {
  /** Messages in which harm may be told, oldest first: before everything else. */
  raised: MessageLine[];
  /** Flagged ones first, then in order of arrival. */
  waiting: Question[];
  setAside: Question[];
  included: Question[];
}

/** Where the general half that was noticed stands in what was asked, to the letter; all of it where it cannot be told. */
function generalPart({ asked, start, end, hints }: Question): Pick<Question, 'asked' | 'start' | 'end'> {
  const half = hints.find(({ general }) => general !== undefined)?.general ?? '';
  // The wording got a capital and a question mark of its own.
  const words = half.slice(1, -1);
  const at = words === '' ? -1 : asked.indexOf(words) - 1;
  if (at < 0) return { asked, start, end };
  const mark = asked.charAt(at + 1 + words.length) === '?' ? 1 : 0;
  const part = asked.slice(at, at + 1 + words.length + mark);
  return { asked: part, start: start + at, end: start + at + part.length };
}

/** What moderators do with questions and messages. Each decision is one write, recorded with who and when. */
export class Reviewing {
  constructor(
    private readonly store: Store,
    private readonly now: () => Date = () => new Date(),
  ) {}

  async queue(webinar: string): Promise<ReviewQueue> {
    const [raised, questions] = await Promise.all([
      this.store.messages.raised(webinar),
      this.store.questions.ofWebinar(webinar),
    ]);
    const undecided = questions.filter((question) => question.state === 'undecided');
    return {
      raised,
      waiting: [...undecided.filter(isFlagged), ...undecided.filter((question) => !isFlagged(question))],
      setAside: questions.filter((question) => question.state === 'set-aside'),
      included: questions.filter((question) => question.state === 'included'),
    };
  }

  /** @throws StaleVersion, NotFound */
  async setAside(id: string, version: number, reason: SetAsideReason, actor: Actor): Promise<void> {
    await this.store.questions.setAside(id, version, reason);
    await this.record(id, actor, 'set aside', reason);
  }

  /** @throws StaleVersion, NotFound */
  async include(id: string, version: number, actor: Actor): Promise<void> {
    await this.store.questions.include(id, version);
    await this.record(id, actor, 'included', '');
  }

  /** Puts a decided question back among those that wait. @throws StaleVersion, NotFound */
  async restore(id: string, version: number, actor: Actor): Promise<void> {
    await this.store.questions.restore(id, version);
    await this.record(id, actor, 'restored', '');
  }

  /** Changes what hosts see; what was asked stays. @throws StaleVersion, NotFound */
  async reword(id: string, version: number, wording: string, actor: Actor): Promise<void> {
    await this.store.questions.reword(id, version, wording);
    await this.record(id, actor, 'reworded', '');
  }

  /**
   * Makes two questions of a mixed one: what is about one child is set aside, what serves everybody is included under
   * the given wording. Both are the same family's and stand at the same place in its mail.
   * @returns the id of the general one
   * @throws StaleVersion, NotFound
   */
  async splitOff(id: string, version: number, wording: string, actor: Actor): Promise<string> {
    const question = await this.store.questions.get(id);
    await this.store.questions.setAside(id, version, 'individual-child');
    const general: Question = {
      ...question,
      ...generalPart(question),
      id: newId(),
      wording,
      redacted: wording,
      hints: [],
      state: 'included',
      setAsideReason: null,
      version: 1,
    };
    await this.store.questions.addOnce([general]);
    await this.record(id, actor, 'split', 'individual-child');
    await this.record(general.id, actor, 'split off', '');
    return general.id;
  }

  /** @throws StaleVersion, NotFound */
  async decideConcern(
    id: string,
    version: number,
    concern: Extract<Message['concern'], 'escalated' | 'no-concern' | 'raised'>,
    actor: Actor,
  ): Promise<void> {
    const message = await this.store.messages.get(id);
    await this.store.messages.decideConcern(id, version, concern);
    await this.store.history.add({
      webinar: message.webinar,
      at: this.now(),
      who: actor.name,
      action:
        concern === 'raised' ? 'raised again' : concern === 'escalated' ? 'escalated' : 'found no concern',
      subject: { kind: 'message', id },
      detail: '',
    });
  }

  private async record(id: string, actor: Actor, action: string, detail: string): Promise<void> {
    const { webinar } = await this.store.questions.get(id);
    await this.store.history.add({
      webinar,
      at: this.now(),
      who: actor.name,
      action,
      subject: { kind: 'question', id },
      detail,
    });
  }
}
