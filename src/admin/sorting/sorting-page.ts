import type { SortingState } from '../../services/sorting.js';
import type { SortingStep, Webinar } from '../../store/index.js';

/** How a choice travels in a form: a standing theme by its id, a new one by its title. */
export const choiceOf = ({ theme, title }: { theme: string | null; title: string }) =>
  theme === null ? `title:${title}` : `theme:${theme}`;

/** The question whose answer teaches most, with what it may be. */
export function sortingPage(webinar: Webinar, state: SortingState, showContext: boolean, skipped: string[]) {
  const { next, themes, last } = state;
  const titles = new Map(themes.map(({ id, title }) => [id, title]));
  const offered = new Set(next?.likeliest.map(({ theme }) => theme));
  return {
    pageTitle: 'Sort the unsure ones',
    webinar,
    breadcrumbs: [
      { text: 'Themes', href: `/webinars/${webinar.id}/themes` },
      { text: 'Sort the unsure ones' },
    ],
    next:
      next === null
        ? null
        : {
            id: next.question.id,
            version: next.question.version,
            wording: next.question.wording,
            around: showContext || next.contextIsSafe ? next.around : null,
            hidden: !showContext && !next.contextIsSafe && next.around !== null,
            together: next.together.map(({ wording }) => wording),
            togetherIds: next.together.map(({ id }) => id).join(' '),
            likeliest: next.likeliest.map((one, index) => ({
              value: choiceOf(one),
              title: one.title,
              key: String(index + 1),
            })),
            others: themes
              .filter(({ id }) => !offered.has(id))
              .sort((a, b) => a.title.localeCompare(b.title, 'en'))
              .map(({ id, title }) => ({ value: `theme:${id}`, text: title })),
          },
    skipped: skipped.join(' '),
    sure: state.sure,
    likely: state.likely,
    unsure: state.unsure,
    all: state.sure + state.likely + state.unsure,
    settled: state.settled,
    answers: state.answers,
    last: last === null ? null : { id: last.id, text: whatItDid(last, titles) },
  };
}

/** What an answer did, in one sentence. */
export function whatItDid(
  { theme, together = [], moved }: SortingStep,
  titles: ReadonlyMap<string, string>,
): string {
  const title = (id: string | null) => (id === null ? 'no theme' : `“${titles.get(id) ?? 'a theme'}”`);
  const alike =
    together.length === 0
      ? ''
      : `, with ${together.length} that ${together.length === 1 ? 'asks' : 'ask'} much the same`;
  const put = theme === null ? `Left in no theme${alike}.` : `Put in ${title(theme)}${alike}.`;
  const counts = new Map<string | null, number>();
  for (const { to } of moved) counts.set(to, (counts.get(to) ?? 0) + 1);
  if (counts.size === 0) return `${put} Nothing else moved.`;
  const parts = [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([to, count]) => `${count} more moved to ${title(to)}`);
  return `${put} ${parts.join(', ')}.`;
}
