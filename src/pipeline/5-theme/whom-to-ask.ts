import type { Assignment } from './types.js';

/** The questions whose place is least sure, in the order in which a person should be asked about them. */
export function whomToAsk(
  assignments: readonly Assignment[],
  count: number,
  answered: ReadonlySet<string>,
): string[] {
  return assignments
    .filter(({ id }) => !answered.has(id))
    .sort((a, b) => a.confidence - b.confidence || (a.id < b.id ? -1 : 1))
    .slice(0, count)
    .map(({ id }) => id);
}
