import { newId, type Question, type Store, type Theme, type Webinar } from '../store/index.js';
import { heldBackBecause } from './held-back.js';
import { newTheme } from './theming.js';

/** A theme as hosts see it: only questions that nothing holds back. */
export interface BoardTheme {
  theme: Theme;
  /** From 1. */
  rank: number;
  questions: Question[];
  families: number;
  /** True where some families are unknown. */
  familiesAtLeast: boolean;
  heldBack: { flagged: number; setAside: number };
}

export interface Board {
  webinar: Webinar;
  themes: BoardTheme[];
  tray: Question[];
  heldBack: { flagged: number; setAside: number };
}

export type Move = { kind: 'up' } | { kind: 'down' } | { kind: 'to'; position: number };

/** What hosts do with themes. Every change says that a person has worked on them: from then on runs only add. */
export class Ranking {
  constructor(
    private readonly store: Store,
    private readonly now: () => Date = () => new Date(),
  ) {}

  /** @throws NotFound */
  async board(webinarId: string): Promise<Board> {
    const [webinar, themes, questions] = await Promise.all([
      this.store.webinars.get(webinarId),
      this.store.themes.ofWebinar(webinarId),
      this.store.questions.ofWebinar(webinarId),
    ]);
    const place = new Map(webinar.themeOrder.map((id, index) => [id, index]));
    const last = webinar.themeOrder.length;
    const ordered = [...themes].sort(
      (a, b) => (place.get(a.id) ?? last) - (place.get(b.id) ?? last) || (a.id < b.id ? -1 : 1),
    );
    return {
      webinar,
      themes: ordered.map((theme, index) =>
        boardTheme(
          theme,
          index + 1,
          questions.filter((question) => question.theme === theme.id),
        ),
      ),
      tray: questions.filter((question) => question.theme === null && heldBackBecause(question) === null),
      heldBack: countHeldBack(questions),
    };
  }

  /** Questions that hosts may see and that are least like any other: one-offs are among them. */
  async apart(webinarId: string): Promise<Question[]> {
    const ids = (await this.store.themingRuns.latest(webinarId))?.apart ?? [];
    if (ids.length === 0) return [];
    const byId = new Map((await this.store.questions.ofWebinar(webinarId)).map((one) => [one.id, one]));
    return ids.flatMap((id) => byId.get(id) ?? []).filter((question) => heldBackBecause(question) === null);
  }

  /**
   * Moves a theme in the order.
   * @param orderVersion the order's version on the page it was moved on
   * @throws StaleVersion when the order changed since
   */
  async move(
    webinarId: string,
    themeId: string,
    orderVersion: number,
    move: Move,
    who: string,
  ): Promise<number> {
    const { themes } = await this.board(webinarId);
    const order = themes.map(({ theme }) => theme.id);
    const from = order.indexOf(themeId);
    const to = move.kind === 'to' ? move.position - 1 : from + (move.kind === 'up' ? -1 : 1);
    const target = Math.min(Math.max(to, 0), order.length - 1);
    order.splice(from, 1);
    order.splice(target, 0, themeId);
    await this.store.webinars.orderThemes(webinarId, orderVersion, order);
    await this.record(webinarId, 'theme', themeId, 'ranked', `${target + 1}`, who);
    return target + 1;
  }

  /** @throws StaleVersion, NotFound */
  async rename(
    webinarId: string,
    themeId: string,
    version: number,
    title: string,
    who: string,
  ): Promise<void> {
    await this.store.themes.change(themeId, version, { title, titledBy: 'person' });
    await this.record(webinarId, 'theme', themeId, 'renamed', '', who);
  }

  /** What hosts agree to say and answer. @throws StaleVersion, NotFound */
  async prepare(
    webinarId: string,
    themeId: string,
    version: number,
    changes: Pick<Theme, 'wording' | 'owner' | 'draftAnswer'> & { covered?: string[] },
    who: string,
  ): Promise<void> {
    await this.store.themes.change(themeId, version, changes);
    await this.record(webinarId, 'theme', themeId, 'prepared', '', who);
  }

  /** Moves a question to a theme, or to the tray (null). @throws StaleVersion, NotFound */
  async moveQuestion(
    webinarId: string,
    questionId: string,
    version: number,
    theme: string | null,
    who: string,
  ): Promise<void> {
    if (theme !== null) await this.store.themes.get(theme);
    await this.store.questions.moveToTheme(questionId, version, theme);
    await this.record(
      webinarId,
      'question',
      questionId,
      theme === null ? 'moved to the tray' : 'moved to a theme',
      '',
      who,
    );
  }

  /** Out of a theme into the tray, and out of it in every later run. @throws StaleVersion, NotFound */
  async notHere(
    webinarId: string,
    questionId: string,
    version: number,
    theme: string,
    who: string,
  ): Promise<void> {
    await this.store.questions.notHere(questionId, version, theme);
    await this.record(webinarId, 'question', questionId, 'said: not here', '', who);
  }

  /** An empty theme at the end of the order. */
  async addTheme(webinarId: string, title: string, who: string): Promise<string> {
    const id = newId();
    await this.store.themes.add(newTheme(id, webinarId, title, 'person'));
    await this.record(webinarId, 'theme', id, 'made', '', who);
    return id;
  }

  private async record(
    webinar: string,
    kind: 'theme' | 'question',
    id: string,
    action: string,
    detail: string,
    who: string,
  ): Promise<void> {
    await this.store.webinars.record(webinar, { themesWorkedOn: true });
    await this.store.history.add({ webinar, at: this.now(), who, action, subject: { kind, id }, detail });
  }
}

function boardTheme(theme: Theme, rank: number, all: Question[]): BoardTheme {
  const questions = all.filter((question) => heldBackBecause(question) === null);
  return {
    theme,
    rank,
    questions,
    families: new Set(questions.map(({ family, id }) => family ?? id)).size,
    familiesAtLeast: questions.some(({ family }) => family === null),
    heldBack: countHeldBack(all),
  };
}

function countHeldBack(questions: Question[]): { flagged: number; setAside: number } {
  const reasons = questions.map(heldBackBecause);
  return {
    flagged: reasons.filter((reason) => reason === 'flagged').length,
    setAside: reasons.filter((reason) => reason === 'set-aside').length,
  };
}
