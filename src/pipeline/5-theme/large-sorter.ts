import { representativesOf } from './representatives.js';
import { type Decision, Sorter } from './sorter.js';
import type { ThemeQuestion, Theming, ThemingOptions } from './types.js';

/** Up to here every pair of questions is compared; beyond, a few questions stand for those like them. */
export const mostCompared = 5_000;

/**
 * Sorting of more questions than can be compared pair by pair: representatives are sorted, and each question goes where
 * its representative goes. What a person placed stands for itself.
 */
export class LargeSorter {
  private readonly questions: readonly ThemeQuestion[];
  private readonly order: readonly string[];
  private readonly standsFor: readonly number[];
  private readonly compared: ReadonlySet<number>;
  private decisions: readonly Decision[] = [];
  private inner: Sorter | undefined;

  constructor(
    given: readonly ThemeQuestion[],
    private readonly options: ThemingOptions = {},
  ) {
    this.order = given.map(({ id }) => id);
    this.questions = [...given].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
    const { standsFor, compared } = representativesOf(this.questions);
    this.standsFor = standsFor;
    this.compared = compared;
  }

  decide(decisions: readonly Decision[]): void {
    this.decisions = decisions;
    this.inner = undefined;
  }

  ask(count: number): string[] {
    return this.sorter().ask(count);
  }

  together(id: string): string[] {
    return this.sorter().together(id);
  }

  /** By those of the questions that are compared: what they stand for goes with them. */
  part(ids: readonly string[]): string[] {
    const standsFor = new Map(
      this.questions.map(({ id }, index) => [id, this.questions[this.standsFor[index] ?? index]?.id ?? id]),
    );
    const parted = new Set(this.sorter().part([...new Set(ids.map((id) => standsFor.get(id) ?? id))]));
    return ids.filter((id) => parted.has(standsFor.get(id) ?? id));
  }

  steps(): { granularity: number; themes: number }[] {
    return this.sorter().steps();
  }

  theming(): Theming {
    const theming = this.sorter().theming();
    const byId = new Map(theming.assignments.map((assignment) => [assignment.id, assignment]));
    const members = new Map<string, string[]>(theming.themes.map(({ id }) => [id, []]));
    const assigned = new Map(
      this.questions.map((question, index) => {
        const own = byId.get(question.id);
        const representative = byId.get(this.questions[this.standsFor[index] ?? index]?.id ?? '');
        const assignment = own ?? { ...representative, id: question.id, because: [] };
        members.get(assignment.theme ?? '')?.push(question.id);
        return [question.id, assignment] as const;
      }),
    );
    return {
      ...theming,
      assignments: this.order.flatMap((id) => (assigned.get(id) as Theming['assignments'][number]) ?? []),
      themes: theming.themes
        .map((theme) => ({ ...theme, questions: members.get(theme.id) ?? [] }))
        .sort((a, b) => b.questions.length - a.questions.length || (a.id < b.id ? -1 : 1)),
    };
  }

  private sorter(): Sorter {
    if (this.inner !== undefined) return this.inner;
    const decided = new Set([
      ...this.decisions.map(({ question }) => question),
      ...(this.options.previous ?? []).map(({ id }) => id),
    ]);
    const chosen = this.questions.filter(
      ({ id, pinned }, index) => this.compared.has(index) || (pinned ?? null) !== null || decided.has(id),
    );
    // Earlier placements may be as many as the questions: those beyond what can be compared are spoken for by others.
    this.inner = new Sorter(chosen.slice(0, mostCompared), this.options);
    this.inner.decide(this.decisions);
    return this.inner;
  }
}
