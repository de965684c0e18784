import type { Assignment, Theming } from './types.js';

/**
 * After everything was grouped afresh, a theme keeps the id of the earlier theme with which it shares most questions,
 * each id once, so that links and notes to a theme outlive a run. A theme that grew keeps an id made of its first
 * questions; where those part from it again, they get an id of their own.
 * @param titled id of the theme that bears a title: it takes what was put under that title
 */
export function keepIds(
  theming: Theming,
  earlier: readonly Pick<Assignment, 'id' | 'theme'>[],
  titled: ReadonlyMap<string, string> = new Map(),
): Theming {
  const before = new Map(earlier.map(({ id, theme }) => [id, theme]));
  const overlaps: { now: string; before: string; shared: number }[] = [];
  for (const theme of theming.themes) {
    const shared = new Map<string, number>();
    for (const question of theme.questions) {
      const old = before.get(question);
      if (old) shared.set(old, (shared.get(old) ?? 0) + 1);
    }
    for (const [old, count] of shared) overlaps.push({ now: theme.id, before: old, shared: count });
  }
  overlaps.sort((a, b) => b.shared - a.shared || (a.before + a.now < b.before + b.now ? -1 : 1));
  const kept = new Map<string, string>();
  const taken = new Set<string>();
  for (const { id, title } of theming.themes) {
    const standing = titled.get(title);
    if (standing === undefined || taken.has(standing)) continue;
    kept.set(id, standing);
    taken.add(standing);
  }
  for (const { now, before: old } of overlaps) {
    if (kept.has(now) || taken.has(old)) continue;
    kept.set(now, old);
    taken.add(old);
  }
  const idOf = (id: string) => kept.get(id) ?? (taken.has(id) ? `${id}-apart` : id);
  return {
    ...theming,
    themes: theming.themes.map((theme) => ({ ...theme, id: idOf(theme.id) })),
    assignments: theming.assignments.map((one) => ({
      ...one,
      theme: one.theme === null ? null : idOf(one.theme),
    })),
  };
}
