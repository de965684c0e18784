import { sentencesOf } from '../language/sentences.js';
import type { Assignment } from '../pipeline/5-theme/index.js';
import {
  NotFound,
  newId,
  type Question,
  type SortingStep,
  StaleVersion,
  type Store,
} from '../store/index.js';
import { heldBackBecause } from './held-back.js';
import { newTheme, type ThemingService } from './theming.js';
import type { ThemingInputs } from './theming-input.js';

/** Of so many telling questions the first that may be shown is asked. */
const lookedThrough = 60;
/** From here on a place is sure, and likely; right in about nine of ten and seven of ten (`npm run evaluate -- theme`). */
export const sureFrom = 0.75;
export const likelyFrom = 0.5;
/** More sorting hardly pays where fewer than this share is unsure. */
const settledBelow = 0.1;

export interface SortingQuestion {
  question: Question;
  /** Questions of other mails that ask much the same, which the same answer may place. */
  together: Question[];
  /** The likeliest first; the theme is null where it does not stand yet. */
  likeliest: { theme: string | null; title: string }[];
  /** Two sentences before and after it in the mail; null where its wording is no longer what was asked. */
  around: { before: string; after: string } | null;
  /** False where the mail may name people or holds what was set aside: only moderators see what stands around. */
  contextIsSafe: boolean;
}

export interface SortingState {
  /** Null when nothing is left to ask. */
  next: SortingQuestion | null;
  sure: number;
  likely: number;
  unsure: number;
  /** True when more answers would change little. */
  settled: boolean;
  answers: number;
  themes: { id: string; title: string }[];
  /** The newest answer that can be undone. */
  last: SortingStep | null;
}

export type Choice = { kind: 'theme'; theme: string } | { kind: 'title'; title: string } | { kind: 'tray' };

/** A person places the questions that teach most; what they teach moves the rest, in steps that can be undone. */
export class Sorting {
  constructor(
    private readonly store: Store,
    private readonly inputs: ThemingInputs,
    private readonly theming: ThemingService,
    private readonly now: () => Date = () => new Date(),
  ) {}

  /** @param skipped ids of questions that this person passed over */
  async state(webinarId: string, skipped: ReadonlySet<string> = new Set()): Promise<SortingState> {
    const webinar = await this.store.webinars.get(webinarId);
    const given = await this.inputs.of(webinar);
    const { result, ask } = await this.theming.judge(given, lookedThrough);
    const byId = new Map(given.questions.map((question) => [question.id, question]));
    const shown = (id: string) => {
      const question = byId.get(id);
      return question !== undefined && heldBackBecause(question) === null && !skipped.has(id);
    };
    const asked = ask.find((one) => shown(one.question));
    const id = asked?.question;
    const assignment = result.assignments.find((one) => one.id === id);
    const question = byId.get(id ?? '');
    const themes = new Map(given.themes.map((theme) => [theme.id, theme.title]));
    const standing = new Map(result.themes.map((theme) => [theme.title, theme.id]));
    const counted = result.assignments.filter((one) => shown(one.id));
    const sure = counted.filter(({ confidence }) => confidence >= sureFrom).length;
    const unsure = counted.filter(({ confidence }) => confidence < likelyFrom).length;
    const [last] = (await this.store.sortingSteps.ofWebinar(webinarId, 20)).filter(({ undone }) => !undone);
    return {
      next:
        question === undefined || assignment === undefined
          ? null
          : {
              question,
              together: (asked?.together ?? []).filter(shown).flatMap((other) => byId.get(other) ?? []),
              likeliest: likeliest(assignment, standing, themes),
              ...(await this.context(question)),
            },
      sure,
      likely: counted.length - sure - unsure,
      unsure,
      settled: unsure < settledBelow * counted.length,
      answers: await this.store.sortingSteps.count(webinarId),
      themes: given.themes.map(({ id: theme, title }) => ({ id: theme, title })),
      last: last ?? null,
    };
  }

  /**
   * Places one question, with those that are answered together, and moves what the answer teaches.
   * @param together ids of further questions for the same place; one that a person placed meanwhile stays where it is
   * @returns the step, with all that moved
   * @throws StaleVersion when somebody changed the question meanwhile, NotFound
   */
  async answer(
    webinarId: string,
    questionId: string,
    version: number,
    choice: Choice,
    who: string,
    together: readonly string[] = [],
  ): Promise<SortingStep> {
    const webinar = await this.store.webinars.get(webinarId);
    const question = await this.store.questions.get(questionId);
    if (question.webinar !== webinarId) throw new NotFound('question');
    const before = await this.theming.judge(await this.inputs.of(webinar));
    const { theme, opened } = await this.themeFor(webinarId, choice);
    await this.store.questions.moveToTheme(questionId, version, theme);
    const alike = await this.placeAlike(webinarId, together, theme);
    await this.store.webinars.record(webinarId, { themesWorkedOn: true });
    const given = await this.inputs.of(webinar);
    const after = await this.theming.judge(given);
    const moves = movesBetween(before.result.assignments, after.result.assignments, given.questions);
    const standing = new Set(given.themes.map(({ id }) => id));
    const wanted = moves.filter(({ to }) => to === null || standing.has(to));
    const moved = new Set(await this.store.questions.shift(wanted));
    await this.refresh(webinarId, after.result.assignments);
    await this.store.themes.annotate(after.result.themes.filter(({ id }) => standing.has(id)));
    const step: SortingStep = {
      id: newId(),
      webinar: webinarId,
      at: this.now(),
      who,
      question: questionId,
      before: { theme: question.theme, placedBy: question.placedBy },
      theme,
      opened,
      together: alike,
      moved: wanted.filter((move) => moved.has(move.question)),
      undone: false,
    };
    await this.store.sortingSteps.add(step);
    await this.record(webinarId, questionId, theme === null ? 'left in the tray' : 'sorted', who);
    return step;
  }

  /**
   * Takes an answer and all that moved by it back; what somebody placed since stays.
   * @returns false when it was undone already
   */
  async undo(webinarId: string, stepId: string, who: string): Promise<boolean> {
    const step = await this.store.sortingSteps.get(stepId);
    if (step.webinar !== webinarId) throw new NotFound('sorting step');
    if (!(await this.store.sortingSteps.undo(stepId))) return false;
    for (const { question, before } of [step, ...(step.together ?? [])])
      await this.store.questions.unplace(question, step.theme, before);
    await this.store.questions.shift(
      step.moved.map(({ question, from, to }) => ({ question, from: to, to: from })),
    );
    if (step.opened && step.theme !== null) await this.closeIfEmpty(webinarId, step.theme);
    await this.record(webinarId, step.question, 'sorting undone', who);
    return true;
  }

  private async context(question: Question): Promise<Pick<SortingQuestion, 'around' | 'contextIsSafe'>> {
    const message = await this.store.messages.get(question.message);
    const ofMessage = await this.store.questions.ofMessage(question.message);
    const contextIsSafe =
      !message.hints.some(({ kind }) => kind === 'personal-data' || kind === 'safeguarding') &&
      ofMessage.every((one) => heldBackBecause(one) === null);
    const around =
      question.wording === question.asked
        ? sentencesAround(question.inWhole === true ? message.wholeText : message.visibleText, question)
        : null;
    return { around, contextIsSafe };
  }

  private async placeAlike(webinarId: string, ids: readonly string[], theme: string | null) {
    const placed: NonNullable<SortingStep['together']> = [];
    const ofWebinar = new Map((await this.store.questions.ofWebinar(webinarId)).map((one) => [one.id, one]));
    for (const id of new Set(ids)) {
      const question = ofWebinar.get(id);
      if (question === undefined || question.placedBy === 'person') continue;
      try {
        await this.store.questions.moveToTheme(id, question.version, theme);
      } catch (error) {
        // Somebody else was quicker: what they decided stands.
        if (error instanceof StaleVersion) continue;
        throw error;
      }
      placed.push({ question: id, before: { theme: question.theme, placedBy: question.placedBy } });
    }
    return placed;
  }

  private async closeIfEmpty(webinarId: string, theme: string): Promise<void> {
    if ((await this.store.questions.ofTheme(webinarId, theme)).length === 0)
      await this.store.themes.remove(theme, 1);
  }

  private async themeFor(
    webinarId: string,
    choice: Choice,
  ): Promise<{ theme: string | null; opened: boolean }> {
    if (choice.kind === 'tray') return { theme: null, opened: false };
    const themes = await this.store.themes.ofWebinar(webinarId);
    const known = themes.find((theme) =>
      choice.kind === 'theme' ? theme.id === choice.theme : theme.title === choice.title,
    );
    if (known !== undefined) return { theme: known.id, opened: false };
    if (choice.kind === 'theme') throw new NotFound('theme');
    const id = newId();
    await this.store.themes.add(newTheme(id, webinarId, choice.title, 'person'));
    return { theme: id, opened: true };
  }

  /** How sure the machine is now of the places it gave. */
  private async refresh(webinarId: string, assignments: readonly Assignment[]): Promise<void> {
    const placed = new Map(
      (await this.store.questions.ofWebinar(webinarId)).map(({ id, theme }) => [id, theme]),
    );
    await this.store.questions.place(
      assignments
        .filter(({ id, theme }) => placed.get(id) === theme)
        .map(({ id, theme, confidence, because }) => ({ id, theme, confidence, because })),
    );
  }

  private async record(webinar: string, id: string, action: string, who: string): Promise<void> {
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

const sentencesShown = 2;

function sentencesAround(text: string, { start, end }: Pick<Question, 'start' | 'end'>) {
  const sentences = sentencesOf(text);
  const before = sentences.filter((sentence) => sentence.end <= start).slice(-sentencesShown);
  const after = sentences.filter((sentence) => sentence.start >= end).slice(0, sentencesShown);
  return {
    before: text.slice(before[0]?.start ?? start, start),
    after: text.slice(end, after.at(-1)?.end ?? end),
  };
}

/** Where the machine would put a question now, in the words of the themes that stand. */
function likeliest(
  { title, others }: Assignment,
  standing: ReadonlyMap<string, string>,
  themes: ReadonlyMap<string, string>,
): SortingQuestion['likeliest'] {
  const found = [...(title === null ? [] : [title]), ...others].slice(0, 3).map((name) => {
    const theme = standing.get(name) ?? null;
    const stands = theme === null ? undefined : themes.get(theme);
    return stands === undefined ? { theme: null, title: name } : { theme, title: stands };
  });
  return found.filter((one, index) => found.findIndex(({ title: other }) => other === one.title) === index);
}

/** What the answer changed: questions that nobody placed, and that stood where the machine had them. */
function movesBetween(
  before: readonly Assignment[],
  after: readonly Assignment[],
  questions: readonly Question[],
): SortingStep['moved'] {
  const was = new Map(before.map(({ id, theme }) => [id, theme]));
  const stands = new Map(questions.map((question) => [question.id, question]));
  return after.flatMap(({ id, theme }) => {
    const question = stands.get(id);
    if (question === undefined || question.placedBy === 'person') return [];
    if (was.get(id) === theme || question.theme !== was.get(id)) return [];
    return [{ question: id, from: question.theme, to: theme }];
  });
}
