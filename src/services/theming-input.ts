import { createHash } from 'node:crypto';
import type { TopicVectors } from '../language/passage-vectors.js';
import {
  type Answer,
  type Assignment,
  methodVersion,
  type ThemeQuestion,
  type ThemeTopic,
  type ThemingInput,
  type ThemingThread,
  withUsualTopics,
} from '../pipeline/5-theme/index.js';
import type { Question, Store, Theme, ThemeJoin, Webinar } from '../store/index.js';
import { isFlagged } from './held-back.js';
import type { Vectors } from './vectors.js';

/** Everything that theming takes of one webinar. */
export interface WebinarInput {
  webinar: Webinar;
  questions: Question[];
  themes: Theme[];
  /** Tells this input from every other. */
  key: string;
  input: () => Promise<ThemingInput>;
  /** Placements by people. */
  answers: Answer[];
}

export interface InputOptions {
  granularity?: number;
  /** Questions that stay where they are. */
  standing?: (question: Question) => boolean;
}

/** Reads from the store what theming needs, vectors with it. */
export class ThemingInputs {
  constructor(
    private readonly store: Store,
    private readonly vectors: Vectors,
    readonly thread: ThemingThread,
  ) {}

  get problem(): string | null {
    return this.vectors.problem;
  }

  /** Messages whose vectors another model made. */
  async readByAnother(webinar: string): Promise<number> {
    return await this.vectors.byAnother(webinar);
  }

  /** What a model reads in each question of a webinar alone, by id; none where another model is in use. */
  async alone(webinar: string, model: string): Promise<Map<string, Int8Array>> {
    if (this.vectors.model !== model) return new Map();
    const read = await this.vectors.ofWebinar(webinar);
    return new Map([...read].map(([id, { alone }]) => [id, alone]));
  }

  /** What a model reads in texts such as topics, in their order; none where another model is in use, or none can be. */
  async subjects(
    texts: readonly { title: string; description: string }[],
    model: string,
  ): Promise<TopicVectors[]> {
    if (this.vectors.model !== model) return [];
    const read: TopicVectors[] = [];
    for (const text of texts) {
      const vectors = await this.vectors.ofTopic(text);
      if (vectors === undefined) return [];
      read.push(vectors);
    }
    return read;
  }

  /** Makes the vectors that are missing. */
  async complete(webinar: string, questions: readonly Question[]): Promise<void> {
    await this.vectors.complete(webinar, questions);
  }

  async of(
    webinar: Webinar,
    given: Question[] | null = null,
    options: InputOptions = {},
  ): Promise<WebinarInput> {
    const [questions, themes] = await Promise.all([
      given ?? this.store.questions.ofWebinar(webinar.id),
      this.store.themes.ofWebinar(webinar.id),
    ]);
    const titleOf = new Map(themes.map(({ id, title }) => [id, title]));
    const joins = await this.store.themeJoins.ofWebinar(webinar.id, mostJoins);
    const goesTo = titlesAfter(joins, titleOf);
    const topics = joinedTopics(await this.vectors.ofTopics(withUsualTopics(webinar.topics)), goesTo);
    const granularity = options.granularity ?? webinar.granularity;
    const previous =
      options.standing === undefined
        ? undefined
        : questions.filter(options.standing).map(
            ({ id, theme }): Pick<Assignment, 'id' | 'theme' | 'title'> => ({
              id,
              theme,
              title: theme === null ? null : (titleOf.get(theme) ?? null),
            }),
          );
    const notHere = questions.map((question) =>
      question.notHere.flatMap((theme) => titleOf.get(theme) ?? []),
    );
    return {
      webinar,
      questions,
      themes,
      key: digest([
        webinar.id,
        this.vectors.model,
        await this.vectors.count(webinar.id),
        methodVersion,
        questions.map((question, index) => [
          question.id,
          question.asked,
          isPersonal(question),
          notHere[index],
        ]),
        topics.map(({ title, description, examples }) => [title, description, examples]),
        granularity,
        previous,
      ]),
      input: async () => {
        const texts = await this.texts(questions);
        const read = await this.vectors.ofWebinar(webinar.id);
        return {
          questions: questions.map(
            (question, index): ThemeQuestion => ({
              id: question.id,
              text: question.asked,
              context: texts.get(question.message),
              message: question.message,
              personal: isPersonal(question),
              notHere: notHere[index],
              vectors: read.get(question.id),
            }),
          ),
          options: { topics, granularity, ...(previous === undefined ? {} : { previous }) },
        };
      },
      answers: await this.answers(questions, titleOf),
    };
  }

  private async texts(questions: readonly Question[]): Promise<Map<string, string>> {
    const messages = await this.store.messages.many([...new Set(questions.map(({ message }) => message))]);
    return new Map(messages.map(({ id, visibleText }) => [id, visibleText]));
  }

  private async answers(
    questions: readonly Question[],
    titleOf: ReadonlyMap<string, string>,
  ): Promise<Answer[]> {
    const answers: Answer[] = [];
    for (const { id, theme, placedBy } of questions) {
      if (placedBy !== 'person') continue;
      const title = theme === null ? null : (titleOf.get(theme) ?? null);
      const vectors = title === null ? undefined : await this.vectors.ofTopic({ title, description: '' });
      answers.push({ question: id, title, ...(vectors === undefined ? {} : { vectors }) });
    }
    return answers;
  }
}

/** More joins than anybody makes. */
const mostJoins = 500;

/** What a topic is called once its theme was joined into another: that other one's title, however often joined on. */
function titlesAfter(
  joins: readonly ThemeJoin[],
  titleOf: ReadonlyMap<string, string>,
): (title: string) => string {
  // The newest come first; of two joins of one theme, the older was parted again or its theme made anew.
  const standing = joins.filter(({ undone, joined }) => !undone && !titleOf.has(joined.id));
  const joinOf = new Map([...standing].reverse().map((join) => [join.joined.id, join]));
  return (title) => {
    const first = standing.find(({ joined }) => joined.title === title);
    if (first === undefined || [...titleOf.values()].includes(title)) return title;
    let into = first.into;
    for (let step = 0; step < standing.length && !titleOf.has(into); step += 1)
      into = joinOf.get(into)?.into ?? into;
    return titleOf.get(into) ?? title;
  };
}

/** Topics whose themes were joined are parts of one. */
function joinedTopics(topics: readonly ThemeTopic[], goesTo: (title: string) => string): ThemeTopic[] {
  const byTitle = new Map<string, ThemeTopic>();
  for (const topic of topics) {
    const title = goesTo(topic.title);
    const one = byTitle.get(title);
    if (one === undefined) byTitle.set(title, { ...topic, title });
    else
      byTitle.set(title, {
        ...one,
        parts: [...(one.parts ?? [one]), topic],
        examples: [...(one.examples ?? []), ...(topic.examples ?? [])],
        exampleVectors: [...(one.exampleVectors ?? []), ...(topic.exampleVectors ?? [])],
      });
  }
  return [...byTitle.values()];
}

/** Such a question never becomes a title. */
function isPersonal(question: Question): boolean {
  return isFlagged(question) || question.state === 'set-aside';
}

function digest(parts: unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
