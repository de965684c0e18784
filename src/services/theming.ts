import type { Logger } from 'pino';
import { type ScreeningThread, screeningModel, subjectTexts } from '../pipeline/4-screen/index.js';
import { type Asked, type Assignment, keepIds, type Theming as Result } from '../pipeline/5-theme/index.js';
import {
  idFrom,
  newId,
  type Question,
  StaleVersion,
  type Store,
  type Theme,
  type ThemingRun,
  type Webinar,
} from '../store/index.js';
import { lineWebinarOf } from './collecting.js';
import { heldBackBecause } from './held-back.js';
import type { ThemingInputs, WebinarInput } from './theming-input.js';

/** How often to begin again when somebody changed the order of themes meanwhile. */
const tries = 5;
/** A full run proposes to move a question only where it is at least so sure of the other theme. */
const proposeFrom = 0.5;

/**
 * Looks at all questions of a webinar together: hints that compare questions, then themes.
 * Until a person has worked on the themes everything is grouped afresh, theme ids kept by greatest overlap; from then
 * on placed questions stay, new ones join a standing theme or wait in the tray, and what a full run would change is
 * only proposed.
 */
export class ThemingService {
  constructor(
    private readonly store: Store,
    private readonly inputs: ThemingInputs,
    private readonly screening: ScreeningThread,
    private readonly log: Logger,
    private readonly now: () => Date = () => new Date(),
  ) {}

  /** Why themes are made from words alone; null while they are not. */
  get problem(): string | null {
    return this.inputs.problem;
  }

  /** Messages of a webinar that another model read: each run reads them again. */
  async readByAnother(webinar: string): Promise<number> {
    return await this.inputs.readByAnother(webinar);
  }

  /** @returns how many themes there are now */
  async run(webinarId: string): Promise<number> {
    const webinar = await this.store.webinars.get(webinarId);
    await this.inputs.complete(webinarId, await this.store.questions.ofWebinar(webinarId));
    const questions = await this.rescreened(webinar);
    const themes = webinar.themesWorkedOn
      ? await this.join(webinar, questions)
      : await this.afresh(webinar, questions);
    this.log.info({ webinar: webinarId, questions: questions.length, themes }, 'themed');
    return themes;
  }

  /** Groups anew, broader or narrower; once people have worked on the themes, as proposals only. */
  async regroup(webinarId: string, granularity: number): Promise<void> {
    await this.store.webinars.record(webinarId, { granularity });
    await this.run(webinarId);
  }

  /** How many themes each step broader or narrower would give. */
  async steps(webinarId: string): Promise<{ granularity: number; themes: number }[]> {
    const given = await this.inputs.of(await this.store.webinars.get(webinarId));
    const { steps } = await this.inputs.thread.theme(given.key, given.input, {
      answers: given.answers,
      steps: true,
    });
    return steps;
  }

  private async rescreened(webinar: Webinar): Promise<Question[]> {
    const questions = await this.store.questions.ofWebinar(webinar.id);
    const messages = await this.store.messages.many([...new Set(questions.map(({ message }) => message))]);
    const contexts = new Map(messages.map(({ id, visibleText }) => [id, visibleText]));
    const alone = await this.inputs.alone(webinar.id, screeningModel);
    const screened = await this.screening.screen(
      questions.map(({ id, asked, message }) => ({
        id,
        alone: alone.get(id),
        text: asked,
        message,
        context: contexts.get(message) ?? asked,
      })),
      lineWebinarOf(webinar),
      await this.inputs.subjects(subjectTexts(lineWebinarOf(webinar)), screeningModel),
    );
    const rehinted = questions.map((question, index) => {
      const { hints, redacted } = screened[index] ?? question;
      const found = question.hints.filter(({ kind }) => kind === 'check');
      return { ...question, hints: [...found, ...hints], redacted };
    });
    const changed = rehinted.filter(
      ({ hints, redacted }, index) =>
        JSON.stringify([hints, redacted]) !==
        JSON.stringify([questions[index]?.hints, questions[index]?.redacted]),
    );
    await this.store.questions.rehint(changed);
    return rehinted;
  }

  private async afresh(webinar: Webinar, questions: Question[]): Promise<number> {
    const given = await this.inputs.of(webinar, questions);
    const result = await this.fullRun(given);
    // Somebody may have begun to work on the themes while they were made: then this run must change nothing.
    if ((await this.store.webinars.get(webinar.id)).themesWorkedOn) return given.themes.length;
    await this.store.themes.propose(result.themes.map((theme) => themeOf(theme, webinar.id)));
    await this.store.questions.place(result.assignments.map(placement));
    const standing = new Set(result.themes.map(({ id }) => id));
    const empty = given.themes.filter(({ id, titledBy }) => !standing.has(id) && titledBy === 'machine');
    await this.store.themes.drop(empty.map(({ id }) => id));
    await this.order(webinar.id, questions, result);
    await this.record('afresh', given, result);
    return result.themes.length;
  }

  /** New questions join or wait; what a full run would change is proposed. */
  private async join(webinar: Webinar, questions: Question[]): Promise<number> {
    const latest = await this.store.themingRuns.latest(webinar.id);
    const seen = new Set(latest?.result.map(({ question }) => question));
    const given = await this.inputs.of(webinar, questions, {
      standing: ({ id, theme, placedBy }) => theme !== null || placedBy === 'person' || seen.has(id),
    });
    const { theming } = await this.inputs.thread.theme(given.key, given.input);
    const titled = titledThemes(given.themes);
    const result = keepIds(theming, [], titled);
    const fresh = result.themes.filter(({ id }) => !given.themes.some((theme) => theme.id === id));
    await this.store.themes.propose(fresh.map((theme) => themeOf(theme, webinar.id)));
    await this.store.themes.annotate(result.themes);
    await this.store.questions.place(result.assignments.filter(({ id }) => !seen.has(id)).map(placement));
    await this.order(webinar.id, questions, result);
    await this.record('joining', given, result);
    await this.propose(webinar);
    return (await this.store.themes.ofWebinar(webinar.id)).length;
  }

  /** Compares a full run, bound by what people decided, with what stands. */
  async propose(webinar: Webinar): Promise<number> {
    const given = await this.inputs.of(webinar);
    const result = await this.fullRun(given);
    const standing = new Set(given.themes.map(({ id }) => id));
    const placed = new Map(given.questions.map((question) => [question.id, question]));
    const proposals = result.assignments.flatMap((assignment) => {
      const question = placed.get(assignment.id);
      if (question === undefined || question.placedBy === 'person' || assignment.theme === null) return [];
      if (assignment.theme === question.theme || assignment.confidence < proposeFrom) return [];
      return [
        {
          id: idFrom(webinar.id, assignment.id, assignment.theme),
          webinar: webinar.id,
          question: assignment.id,
          from: question.theme,
          to: standing.has(assignment.theme) ? assignment.theme : null,
          title: assignment.title ?? '',
          confidence: assignment.confidence,
          because: assignment.because,
        },
      ];
    });
    await this.store.proposals.replace(webinar.id, proposals);
    return proposals.length;
  }

  private async fullRun(given: WebinarInput): Promise<Result> {
    return (await this.judge(given)).result;
  }

  /**
   * Where the machine would put all questions now, bound by what people decided; themes keep the ids of those they
   * continue. Changes nothing.
   * @param ask how many questions to name whose answer would teach most
   */
  async judge(given: WebinarInput, ask = 0): Promise<{ result: Result; ask: Asked[] }> {
    const made = await this.inputs.thread.theme(given.key, given.input, { answers: given.answers, ask });
    const result = keepIds(made.theming, given.questions, titledThemes(given.themes));
    return { result: { ...result, assignments: withoutRefused(result, given.questions) }, ask: made.ask };
  }

  private async record(kind: ThemingRun['kind'], given: WebinarInput, result: Result): Promise<void> {
    await this.store.themingRuns.add({
      id: newId(),
      webinar: given.webinar.id,
      at: this.now(),
      kind,
      inputsDigest: given.key,
      parameters: result.parameters,
      methodVersion: result.version,
      result: result.assignments.map(({ id, theme }) => ({ question: id, theme })),
      titles: result.themes.map(({ id, title }) => ({ theme: id, title })),
      apart: result.apart,
    });
  }

  /** Suggested order: most families first, until a person has ranked; after that new themes go to the end. */
  private async order(webinarId: string, questions: Question[], result: Result): Promise<void> {
    const families = familiesByTheme(questions, result.assignments);
    for (let attempt = 1; ; attempt += 1) {
      const webinar = await this.store.webinars.get(webinarId);
      const ids = (await this.store.themes.ofWebinar(webinarId)).map(({ id }) => id);
      const suggested = ids.sort(
        (a, b) => (families.get(b) ?? 0) - (families.get(a) ?? 0) || (a < b ? -1 : 1),
      );
      const order = webinar.themesWorkedOn
        ? [
            ...webinar.themeOrder.filter((id) => ids.includes(id)),
            ...suggested.filter((id) => !webinar.themeOrder.includes(id)),
          ]
        : suggested;
      if (order.join() === webinar.themeOrder.join()) return;
      try {
        await this.store.webinars.orderThemes(webinarId, webinar.themeOrderVersion, order);
        return;
      } catch (error) {
        if (!(error instanceof StaleVersion) || attempt === tries) throw error;
      }
    }
  }
}

function placement({ id, theme, confidence, because }: Assignment) {
  return { id, theme, confidence, because };
}

/** A found group is known as a theme only by its id: what a person said is not in it stays out, and is not offered it. */
function withoutRefused({ assignments, themes }: Result, questions: readonly Question[]): Assignment[] {
  const titleOf = new Map(themes.map(({ id, title }) => [id, title]));
  const refused = new Map(questions.map(({ id, notHere }) => [id, notHere]));
  return assignments.map((assignment) => {
    const themesRefused = refused.get(assignment.id) ?? [];
    if (themesRefused.length === 0) return assignment;
    const titles = new Set(themesRefused.map((id) => titleOf.get(id)));
    const others = assignment.others.filter((title) => !titles.has(title));
    return assignment.theme !== null && themesRefused.includes(assignment.theme)
      ? { ...assignment, theme: null, title: null, confidence: 0, because: [], others }
      : { ...assignment, others };
  });
}

/** The theme that bears each title; of two that bear one, the first by id. */
export function titledThemes(themes: readonly Theme[]): Map<string, string> {
  const sorted = [...themes].sort((a, b) => (a.id < b.id ? 1 : -1));
  return new Map(sorted.map(({ id, title }) => [title, id]));
}

function themeOf({ id, title, tag, asks }: Result['themes'][number], webinar: string): Theme {
  return { ...newTheme(id, webinar, title), tag, asks };
}

export function newTheme(
  id: string,
  webinar: string,
  title: string,
  titledBy: Theme['titledBy'] = 'machine',
): Theme {
  return {
    id,
    webinar,
    title,
    titledBy,
    tag: '',
    asks: [],
    wording: '',
    owner: '',
    draftAnswer: '',
    state: 'planned',
    version: 1,
  };
}

/** Distinct families that hosts see in each theme; a question of an unknown family counts as one. */
function familiesByTheme(questions: Question[], assignments: Assignment[]): Map<string, number> {
  const themeOf = new Map(assignments.map(({ id, theme }) => [id, theme]));
  const families = new Map<string, Set<string>>();
  for (const question of questions) {
    const { id, family } = question;
    const theme = themeOf.get(id);
    if (!theme || heldBackBecause(question) !== null) continue;
    const set = families.get(theme) ?? new Set<string>();
    set.add(family ?? id);
    families.set(theme, set);
  }
  return new Map([...families].map(([theme, set]) => [theme, set.size]));
}
