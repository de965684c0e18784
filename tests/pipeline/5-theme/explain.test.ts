import { describe, expect, it } from '@jest/globals';
import { becauseOf, centreOf } from '../../../src/pipeline/5-theme/explain.js';

/** The reasons of one of some questions for a place among others of them. */
function reasons(text: string, vectors: ReadonlyMap<string, number>[], row: number, members: number[]) {
  return becauseOf(text, vectors[row] ?? new Map(), centreOf(vectors, members));
}

describe('the reasons for a place', () => {
  const panel = new Map([
    ['panel', 0.8],
    ['taxi', 0.6],
  ]);

  it('are the words that weigh most in the theme, as written', () => {
    expect(reasons('Panels and taxis', [panel], 0, [0])).toEqual(['panels', 'taxis']);
  });

  it('are only words of the theme', () => {
    const vectors = [panel, new Map([['panel', 1]]), new Map([['buse', 1]])];
    expect(reasons('Panels and taxis', vectors, 0, [1])).toEqual(['panels']);
    expect(reasons('Buses', vectors, 2, [0, 1])).toEqual([]);
  });

  it('are only words of the question', () => {
    // "taxi" is in its mail, so in its vector.
    expect(reasons('Panels', [panel], 0, [0])).toEqual(['panels']);
  });

  it('are three at most, by alphabet where they weigh the same', () => {
    const even = new Map(['delta', 'charli', 'bravo', 'alpha'].map((stem) => [stem, 0.5]));
    expect(reasons('delta charly bravo alpha', [even], 0, [0])).toHaveLength(3);
    expect(reasons('delta bravo alpha', [even], 0, [0])).toEqual(['alpha', 'bravo', 'delta']);
  });

  it('are none of a question or a theme of which nothing is known', () => {
    expect(reasons('Panels', [], 0, [0])).toEqual([]);
    expect(reasons('Panels', [panel], 0, [])).toEqual([]);
  });
});
