import { answeredTogether } from './answered-together.js';
import { describe } from './describe.js';
import { type Tree, treeOf } from './groups.js';
import { type Guide, guideOf, recut } from './guided.js';
import { withoutRefused } from './not-here.js';
import { smallerPart } from './parting.js';
import { placeFreely } from './place-freely.js';
import { placeGuided } from './place-guided.js';
import { placeOntoStanding } from './place-standing.js';
import type { Pins, Placing } from './placing.js';
import { type Prepared, prepare } from './prepare.js';
import type { ThemeQuestion, ThemeTopic, Theming, ThemingOptions } from './types.js';
import { whomToAsk } from './whom-to-ask.js';

/** Grows when the same input would give another result. */
export const methodVersion = 'guided-2';

/** What a person decided about one question: a title, or null for the tray. */
export interface Decision {
  question: string;
  title: string | null;
  vectors?: ThemeTopic['vectors'];
}

/** Steps of the slider, from few broad themes to many narrow ones. */
export const granularities = [-2, -1, 0, 1, 2];

/**
 * Puts each question into a theme or the tray, and again after each answer of a person: what does not change between
 * answers is made once. The same questions give the same themes in any order.
 */
export class Sorter {
  private readonly order: readonly string[];
  private readonly prepared: Prepared;
  private readonly topics: ThemeTopic[];
  private readonly titles: Map<string, ThemeTopic['vectors']>;
  private readonly guides = new Map<number, Guide>();
  private tree: Tree | undefined;
  private placing: Placing | undefined;
  private pins: Map<number, string | null>;

  constructor(
    questions: readonly ThemeQuestion[],
    private readonly options: ThemingOptions = {},
  ) {
    this.order = questions.map(({ id }) => id);
    this.topics = distinct(options.topics ?? []);
    const sorted = [...questions].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
    this.prepared = prepare([...sorted, ...this.topics.flatMap(examplesOf)]);
    this.titles = new Map(options.titles);
    this.pins = this.given();
  }

  /** Themes from words alone, because the sentence model could not be used. */
  get fromWordsAlone(): boolean {
    return !this.prepared.withModel;
  }

  /** All that people decided, in place of what was decided before: a title, or null for the tray. */
  decide(
    answers: readonly { question: string; title: string | null; vectors?: ThemeTopic['vectors'] }[],
  ): void {
    const rows = new Map(this.prepared.questions.map(({ id }, row) => [id, row]));
    this.pins = this.given();
    for (const { question, title, vectors } of answers) {
      const row = rows.get(question);
      if (row === undefined) continue;
      this.pins.set(row, title);
      if (title !== null && vectors !== undefined) this.titles.set(title, vectors);
    }
    this.placing = undefined;
  }

  theming(): Theming {
    const theming = describe(this.prepared, this.placed(), this.pins, methodVersion);
    const byId = new Map(theming.assignments.map((assignment) => [assignment.id, assignment]));
    return { ...theming, assignments: this.order.flatMap((id) => byId.get(id) ?? []) };
  }

  /** Ids of the questions whose answer would teach most, the most telling first. */
  ask(count: number): string[] {
    const rows = whomToAsk(this.prepared, this.placed().shares, new Set(this.pins.keys()), count);
    return rows.flatMap((row) => this.prepared.questions[row]?.id ?? []);
  }

  /** Ids of the questions that one answer may place together with this one, the likest first. */
  together(id: string): string[] {
    const row = this.prepared.questions.findIndex((question) => question.id === id);
    if (row === -1) return [];
    const rows = answeredTogether(this.prepared, this.placed().shares, new Set(this.pins.keys()), row);
    return rows.flatMap((other) => this.prepared.questions[other]?.id ?? []);
  }

  /** Ids of those of some questions that would be the first to part from the rest; none where they hold together. */
  part(ids: readonly string[]): string[] {
    const wanted = new Set(ids);
    const rows = this.prepared.questions.flatMap(({ id }, row) => (wanted.has(id) ? [row] : []));
    return smallerPart(this.prepared.similarity, rows).flatMap(
      (row) => this.prepared.questions[row]?.id ?? [],
    );
  }

  /** How many themes each step broader or narrower would give. */
  steps(): { granularity: number; themes: number }[] {
    return granularities.map((granularity) => {
      const { at } = this.place(this.pins, granularity);
      return { granularity, themes: new Set(at.filter((place) => place !== null)).size };
    });
  }

  /** What was decided before this run. */
  private given(): Map<number, string | null> {
    return new Map(
      this.prepared.questions.flatMap(({ pinned }, row): [number, string | null][] =>
        pinned === undefined ? [] : [[row, pinned]],
      ),
    );
  }

  private placed(): Placing {
    this.placing ??= withoutRefused(
      this.prepared.questions,
      this.place(this.pins, this.options.granularity ?? 0),
    );
    return this.placing;
  }

  private place(pins: Pins, granularity: number): Placing {
    const { previous } = this.options;
    if (previous !== undefined)
      return placeOntoStanding(this.prepared, this.kept(), pins, previous, [
        ...this.topics,
        ...this.opened(),
      ]);
    if (this.topics.length === 0) return placeFreely(this.prepared, this.kept(), pins, granularity);
    return placeGuided(this.prepared, this.guideAt(granularity), pins, this.opened());
  }

  private guideAt(granularity: number): Guide {
    const known = this.guides.get(granularity);
    if (known !== undefined) return known;
    const [any] = this.guides.values();
    const made =
      any === undefined || this.options.discover === false
        ? guideOf(this.prepared, this.topics, { ...this.options, granularity })
        : recut(any, this.prepared, granularity);
    this.guides.set(granularity, made);
    return made;
  }

  private kept(): Tree {
    this.tree ??= treeOf(this.prepared.similarity);
    return this.tree;
  }

  /** A title that is no expected topic opens a theme of that name. */
  private opened(): ThemeTopic[] {
    const known = new Set(this.topics.map(({ title }) => title));
    const given = [...this.pins.values()].filter((title) => title !== null && !known.has(title));
    return [...new Set(given as string[])]
      .sort()
      .map((title) => ({ title, description: '', vectors: this.titles.get(title) }));
  }
}

/** Examples of a topic stand among the questions as if a person had placed them; each is a mail of its own. */
function examplesOf({ title, examples = [], exampleVectors = [] }: ThemeTopic): ThemeQuestion[] {
  return examples.map((text, index) => {
    const alone = exampleVectors[index];
    return {
      id: `example ${index} of ${title}`,
      text,
      pinned: title,
      example: true,
      vectors: alone === undefined ? undefined : { inText: alone, alone, mail: alone },
    };
  });
}

/** Two topics of one title are one topic with both descriptions and all examples. */
function distinct(topics: readonly ThemeTopic[]): ThemeTopic[] {
  const byTitle = new Map<string, ThemeTopic>();
  for (const topic of topics) {
    const same = byTitle.get(topic.title);
    byTitle.set(
      topic.title,
      same === undefined
        ? topic
        : { ...same, description: `${same.description} ${topic.description}`.trim() },
    );
  }
  return [...byTitle.values()];
}
