import { folded } from './matching.js';

/** How a visible text compares with the expected one, line by line. */
export interface VisibleLines {
  /** Right to the letter, white space folded. */
  exact: boolean;
  lines: number;
  /** Whole lines a person wrote that are not in the visible text. */
  lost: number;
}

export function compareVisible(visible: string, expected: string): VisibleLines {
  const found = folded(visible);
  const lines = expected
    .split('\n')
    .map(folded)
    .filter((line) => line !== '');
  return {
    exact: found === folded(expected),
    lines: lines.length,
    lost: lines.filter((line) => !found.includes(line)).length,
  };
}

/** The figures of a whole set; 0 of 0 lost is none. */
export function visibleFigures(compared: readonly VisibleLines[]): {
  visibleExact: number;
  linesLost: number;
} {
  const sum = (of: (one: VisibleLines) => number) => compared.reduce((total, one) => total + of(one), 0);
  return {
    visibleExact: sum(({ exact }) => Number(exact)) / Math.max(1, compared.length),
    linesLost:
      sum(({ lost }) => lost) /
      Math.max(
        1,
        sum(({ lines }) => lines),
      ),
  };
}
