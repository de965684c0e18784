import { createHash } from 'node:crypto';
import type { Logger } from 'pino';
import { screenQuestions } from '../pipeline/4-screen/index.js';
import {
  type Assignment,
  keepIds,
  type Theming as Result,
  type ThemeQuestion,
  themeQuestions,
} from '../pipeline/5-theme/index.js';
import { newId, type Question, StaleVersion, type Store, type Theme, type Webinar } from '../store/index.js';
import { lineWebinarOf } from './collecting.js';
import { heldBackBecause, isFlagged } from './held-back.js';

/** How often to begin again when somebody changed the order of themes meanwhile. */
const tries = 5;

/**
 * Looks at all questions of a webinar together: hints that compare questions, then themes.
 * Until a person has worked on the themes everything is grouped afresh, theme ids kept by greatest overlap; from then
 * on placed questions stay, and new ones join a standing theme or wait in the tray.
 */
export class ThemingService {
  constructor(
    private readonly store: Store,
    private readonly log: Logger,
    private readonly now: () => Date = () => new Date(),
  ) {}

  /** @returns how many themes there are now */
  async run(webinarId: string): Promise<number> {
    const webinar = await this.store.webinars.get(webinarId);
    const questions = await this.rescreened(webinar);
    const result = await this.themed(webinar, questions);
    await this.apply(webinarId, questions, result);
    this.log.info(
      { webinar: webinarId, questions: questions.length, themes: result.themes.length },
      'themed',
    );
    return result.themes.length;
  }

  private async rescreened(webinar: Webinar): Promise<Question[]> {
    const questions = await this.store.questions.ofWebinar(webinar.id);
    const contexts = await this.contexts(questions);
    const screened = screenQuestions(
      questions.map(({ id, asked, message }) => ({
        id,
        text: asked,
        message,
        context: contexts.get(message) ?? asked,
      })),
      lineWebinarOf(webinar),
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

  private async contexts(questions: Question[]): Promise<Map<string, string>> {
    const messages = await this.store.messages.many([...new Set(questions.map(({ message }) => message))]);
    return new Map(messages.map(({ id, visibleText }) => [id, visibleText]));
  }

  private async themed(webinar: Webinar, questions: Question[]): Promise<Result> {
    const contexts = await this.contexts(questions);
    const given: ThemeQuestion[] = questions.map((question) => ({
      id: question.id,
      text: question.asked,
      context: contexts.get(question.message),
      message: question.message,
      personal: isFlagged(question) || question.state === 'set-aside',
    }));
    const earlier = questions.map(({ id, theme }) => ({ id, theme, title: theme }));
    if (!webinar.themesWorkedOn) return keepIds(themeQuestions(given, { topics: webinar.topics }), earlier);
    const latest = await this.store.themingRuns.latest(webinar.id);
    const seen = new Set(latest?.result.map(({ question }) => question));
    const standing = earlier.filter(({ id, theme }) => theme !== null || seen.has(id));
    return themeQuestions(given, { previous: standing });
  }

  private async apply(webinar: string, questions: Question[], result: Result): Promise<void> {
    const { themesWorkedOn } = await this.store.webinars.get(webinar);
    const before = await this.store.themes.ofWebinar(webinar);
    const proposed = result.themes.map(({ id, title }) => newTheme(id, webinar, title));
    if (!themesWorkedOn) await this.store.themes.propose(proposed);
    await this.store.questions.place(result.assignments.map(placement));
    const standing = new Set(proposed.map(({ id }) => id));
    const empty = themesWorkedOn
      ? []
      : before.filter(({ id, titledBy }) => !standing.has(id) && titledBy === 'machine').map(({ id }) => id);
    await this.store.themes.drop(empty);
    await this.order(webinar, questions, result);
    await this.store.themingRuns.add({
      id: newId(),
      webinar,
      at: this.now(),
      inputsDigest: createHash('sha256')
        .update(JSON.stringify(questions.map(({ id, asked }) => [id, asked])))
        .digest('hex'),
      parameters: result.parameters,
      methodVersion: result.version,
      result: result.assignments.map(({ id, theme }) => ({ question: id, theme })),
      titles: result.themes.map(({ id, title }) => ({ theme: id, title })),
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
