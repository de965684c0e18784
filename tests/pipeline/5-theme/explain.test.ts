import { describe, expect, it } from '@jest/globals';
import { becauseOf } from '../../../src/pipeline/5-theme/explain.js';

describe('the reasons for a place', () => {
  const panel = new Map([
    ['panel', 0.8],
    ['taxi', 0.6],
  ]);

  it('are the words that weigh most in the theme, as written', () => {
    expect(becauseOf('Panels and taxis', panel, [panel])).toEqual(['panels', 'taxis']);
  });

  it('are only words of the theme', () => {
    expect(becauseOf('Panels and buses', panel, [new Map([['panel', 1]])])).toEqual(['panels']);
    expect(becauseOf('Buses', new Map([['buse', 1]]), [panel])).toEqual([]);
  });

  it('are three at most, by alphabet where they weigh the same', () => {
    const even = new Map(['delta', 'charli', 'bravo', 'alpha'].map((stem) => [stem, 0.5]));
    expect(becauseOf('delta charly bravo alpha', even, [even])).toHaveLength(3);
    expect(becauseOf('delta bravo alpha', even, [even])).toEqual(['alpha', 'bravo', 'delta']);
  });
});
