import { describe, expect, it } from '@jest/globals';
import { whomToAsk } from '../../../src/pipeline/5-theme/index.js';

const placed = (id: string, confidence: number) => ({
  id,
  confidence,
  theme: 't',
  title: 'T',
  others: [],
  because: [],
});
const assignments = [placed('a', 0.9), placed('c', 0.5), placed('b', 0.5), placed('d', 0)];

describe('whom to ask about', () => {
  it('are the least sure first, by id where equally sure', () => {
    expect(whomToAsk(assignments, 9, new Set())).toEqual(['d', 'b', 'c', 'a']);
    expect(whomToAsk([...assignments].reverse(), 9, new Set())).toEqual(['d', 'b', 'c', 'a']);
  });

  it('are as many as wanted', () => {
    expect(whomToAsk(assignments, 2, new Set())).toEqual(['d', 'b']);
  });

  it('are none that a person answered for', () => {
    expect(whomToAsk(assignments, 2, new Set(['d']))).toEqual(['b', 'c']);
  });
});
