/** White space folded to single spaces. */
export function folded(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** Shared words over all words of two texts, from 0 to 1. */
export function wordOverlap(one: string, other: string): number {
  const words = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  const [a, b] = [words(one), words(other)];
  const shared = [...a].filter((word) => b.has(word)).length;
  return a.size + b.size === 0 ? 0 : shared / (a.size + b.size - shared);
}

/** A found question is a labelled one when at least half of their words are the same. */
const sameFrom = 0.5;

/** Pairs found with labelled texts, one to one, each found one with the most alike that is left. */
export function countMatches(found: readonly string[], labelled: readonly string[]): number {
  const left = [...labelled];
  let matches = 0;
  for (const text of found) {
    const ranked = left
      .map((other, index) => ({ index, overlap: wordOverlap(text, other) }))
      .sort((a, b) => b.overlap - a.overlap);
    const [best] = ranked;
    if (best === undefined || best.overlap < sameFrom) continue;
    left.splice(best.index, 1);
    matches += 1;
  }
  return matches;
}

/**
 * The best one-to-one assignment of rows to columns of a square table of gains (Kuhn 1955, Munkres 1957; in the form
 * with potentials, O(n³)).
 * @returns the column of each row
 */
export function bestAssignment(gains: readonly (readonly number[])[]): number[] {
  const n = gains.length;
  const cost = (row: number, column: number) => -(gains[row - 1]?.[column - 1] ?? 0);
  const rowPotential = new Array<number>(n + 1).fill(0);
  const columnPotential = new Array<number>(n + 1).fill(0);
  const rowOf = new Array<number>(n + 1).fill(0);
  const at = (list: readonly number[], index: number) => list[index] ?? 0;
  for (let row = 1; row <= n; row += 1) {
    rowOf[0] = row;
    let column = 0;
    const least = new Array<number>(n + 1).fill(Number.POSITIVE_INFINITY);
    const cameFrom = new Array<number>(n + 1).fill(0);
    const used = new Set<number>();
    while (at(rowOf, column) !== 0) {
      used.add(column);
      const current = at(rowOf, column);
      let smallest = Number.POSITIVE_INFINITY;
      let next = 0;
      for (let other = 1; other <= n; other += 1) {
        if (used.has(other)) continue;
        const reduced = cost(current, other) - at(rowPotential, current) - at(columnPotential, other);
        if (reduced < at(least, other)) {
          least[other] = reduced;
          cameFrom[other] = column;
        }
        if (at(least, other) < smallest) {
          smallest = at(least, other);
          next = other;
        }
      }
      for (let other = 0; other <= n; other += 1) {
        if (used.has(other)) {
          rowPotential[at(rowOf, other)] = at(rowPotential, at(rowOf, other)) + smallest;
          columnPotential[other] = at(columnPotential, other) - smallest;
        } else least[other] = at(least, other) - smallest;
      }
      column = next;
    }
    while (column !== 0) {
      const before = at(cameFrom, column);
      rowOf[column] = at(rowOf, before);
      column = before;
    }
  }
  const columns = new Array<number>(n).fill(0);
  for (let column = 1; column <= n; column += 1) columns[at(rowOf, column) - 1] = column - 1;
  return columns;
}

/**
 * Which questions are in the right theme under the best one-to-one match of themes to labels. One in the tray is not.
 * @param labels null where there is no right theme: such a question is never right
 */
export function rightPlaces(
  labels: readonly (string | null)[],
  themes: readonly (string | null)[],
): boolean[] {
  const labelNames = [...new Set(labels.filter((label) => label !== null))];
  const themeNames = [...new Set(themes.filter((theme) => theme !== null))];
  const size = Math.max(labelNames.length, themeNames.length);
  const table = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  labels.forEach((name, index) => {
    const theme = themes[index];
    const row = name === null ? undefined : table[labelNames.indexOf(name)];
    if (theme === null || theme === undefined || row === undefined) return;
    const column = themeNames.indexOf(theme);
    row[column] = (row[column] ?? 0) + 1;
  });
  const columns = bestAssignment(table);
  const themeOf = new Map(labelNames.map((name, row) => [name, themeNames[columns[row] ?? -1]]));
  return labels.map((name, index) => {
    const theme = themes[index] ?? null;
    return name !== null && theme !== null && themeOf.get(name) === theme;
  });
}

/** Share of questions in the right theme, of those that have one. */
export function clusteringAccuracy(
  labels: readonly (string | null)[],
  themes: readonly (string | null)[],
): number {
  const right = rightPlaces(labels, themes).filter(Boolean).length;
  return right / Math.max(1, labels.filter((label) => label !== null).length);
}
