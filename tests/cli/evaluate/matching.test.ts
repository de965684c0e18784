import { describe, expect, it } from '@jest/globals';
import {
  bestAssignment,
  clusteringAccuracy,
  countMatches,
  folded,
  wordOverlap,
} from '../../../src/cli/evaluate/matching.js';

describe('matching found with labelled texts', () => {
  it('counts shared words over all words, whatever their case', () => {
    // Shared: where, is, it. All: where, is, it, now, then.
    expect(wordOverlap('Where is it now?', 'where is IT then')).toBe(3 / 5);
    expect(wordOverlap('', '?')).toBe(0);
    expect(folded(' a \n b\t')).toBe('a b');
  });

  it('gives each labelled text to one found text only', () => {
    expect(countMatches(['Where is it?', 'Where is it?'], ['Where is it?'])).toBe(1);
    expect(countMatches(['Where is it?', 'Who decides?'], ['Who decides?', 'Where is it?'])).toBe(2);
    expect(countMatches(['Something else'], ['Where is it?'])).toBe(0);
  });
});

describe('the best one-to-one assignment', () => {
  it('gives up the largest single gain where the sum is larger without it', () => {
    // 10 + 1 = 11 against 9 + 8 = 17.
    expect(
      bestAssignment([
        [10, 9],
        [8, 1],
      ]),
    ).toEqual([1, 0]);
  });
});

describe('clustering accuracy', () => {
  it('does not care what themes are called', () => {
    expect(clusteringAccuracy(['bus', 'bus', 'panel'], ['t2', 't2', 't1'])).toBe(1);
  });

  it('counts one theme for one label, and the tray as wrong', () => {
    // One theme for all four: two of them are right. Half in the tray: the others are right.
    expect(clusteringAccuracy(['bus', 'bus', 'panel', 'panel'], ['t', 't', 't', 't'])).toBe(0.5);
    expect(clusteringAccuracy(['bus', 'bus', 'panel', 'panel'], ['t', null, 'u', null])).toBe(0.5);
    expect(clusteringAccuracy([], [])).toBe(0);
  });
});
