import { bestColumn, type Guide, guided } from './guided.js';
import type { Pins, Place, Placing } from './placing.js';
import type { Prepared } from './prepare.js';
import type { ThemeTopic } from './types.js';

/** Places by expected topics, titles that people gave, and groups found beside them. */
export function placeGuided(
  prepared: Prepared,
  guide: Guide,
  pins: Pins,
  opened: readonly ThemeTopic[],
): Placing {
  const { columns, shares, threshold } = guided(prepared, guide, pins, opened);
  const places = columns.map(
    ({ title, members }): Place => ({
      key: title === null ? `found ${members[0]}` : `titled ${title}`,
      title,
    }),
  );
  return {
    places,
    shares,
    at: prepared.questions.map((_, row) => {
      const column = bestColumn(shares, row);
      return column < 0 || prepared.isBlank[row] === true ? null : column;
    }),
    parameters: { threshold, found: columns.filter(({ kind }) => kind === 'found').length },
  };
}
