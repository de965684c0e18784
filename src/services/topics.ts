import type { ExpectedTopic } from '../pipeline/types.js';
import type { Store, Webinar } from '../store/index.js';
import { heldBackBecause } from './held-back.js';
import { starterLists } from './starter-topics.js';

/** Questions of an earlier theme that come along as examples. */
const mostExamples = 10;

/** What hosts expect to be asked about. */
export class Topics {
  constructor(
    private readonly store: Store,
    private readonly now: () => Date = () => new Date(),
  ) {}

  /** @throws StaleVersion */
  async change(webinar: string, version: number, topics: ExpectedTopic[], who: string): Promise<void> {
    await this.store.webinars.change(webinar, version, { topics });
    await this.store.history.add({
      webinar,
      at: this.now(),
      who,
      action: 'changed the expected topics',
      subject: { kind: 'webinar', id: webinar },
      detail: '',
    });
  }

  /** Lists to begin with, by name. */
  get starters(): readonly { id: string; name: string; topics: ExpectedTopic[] }[] {
    return starterLists;
  }

  /** The list items of an announcement: they often say what families will ask about. */
  fromAnnouncement({ announcement }: Pick<Webinar, 'announcement'>): ExpectedTopic[] {
    return announcement
      .split('\n')
      .flatMap((line) => /^\s*(?:[-*•·–]|\d{1,2}[.)])\s+(.{3,120})$/.exec(line)?.[1] ?? [])
      .map((item) => ({ title: capitalised(item.trim().replace(/[;,.]$/, '')), description: '' }));
  }

  /** The themes of another webinar, each with some of the questions that hosts saw in it as examples. */
  async fromWebinar(id: string): Promise<ExpectedTopic[]> {
    const [themes, questions] = await Promise.all([
      this.store.themes.ofWebinar(id),
      this.store.questions.ofWebinar(id),
    ]);
    return themes
      .map(({ id: theme, title, tag }) => ({
        title,
        description: tag,
        examples: questions
          .filter((question) => question.theme === theme && heldBackBecause(question) === null)
          .sort((a, b) => b.confidence - a.confidence)
          .slice(0, mostExamples)
          .map(({ wording }) => wording.replaceAll(/\s+/g, ' ')),
      }))
      .filter(({ examples }) => examples.length > 0);
  }
}

function capitalised(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
