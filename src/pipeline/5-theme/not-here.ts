import { rowOf } from './matrix.js';
import type { Placing } from './placing.js';
import type { ThemeQuestion } from './types.js';

/**
 * Keeps questions out of the themes in which a person said they do not belong: the next likeliest place takes them,
 * where one has any share; else the tray.
 */
export function withoutRefused(questions: readonly ThemeQuestion[], placing: Placing): Placing {
  if (questions.every(({ notHere }) => notHere === undefined || notHere.length === 0)) return placing;
  const { places, shares } = placing;
  return {
    ...placing,
    at: placing.at.map((place, row) => {
      const refused = new Set(questions[row]?.notHere ?? []);
      const title = place === null ? null : (places[place]?.title ?? null);
      if (title === null || !refused.has(title)) return place;
      const open = Array.from(rowOf(shares, row), (share, index) => ({ share, index }))
        .filter(({ share, index }) => share > 0 && !refused.has(places[index]?.title ?? ''))
        .sort((a, b) => b.share - a.share || a.index - b.index);
      return open[0]?.index ?? null;
    }),
  };
}
