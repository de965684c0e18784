import { describe, expect, it } from '@jest/globals';
import { stemsOf } from '../../src/language/stems.js';
import { blend, cosine, WordVectors } from '../../src/language/word-vectors.js';
import { wordsOf } from '../../src/language/words.js';

describe('words and stems', () => {
  it('keep their place and drop apostrophes', () => {
    expect(wordsOf('It’s Ana’s')).toEqual([
      { word: 'its', start: 0, end: 4 },
      { word: 'anas', start: 5, end: 10 },
    ]);
  });

  it('leave out words that say nothing', () => {
    expect(stemsOf('How are the panels deciding?').map(({ stem }) => stem)).toEqual(['panel', 'decid']);
  });
});

describe('word vectors', () => {
  const documents = ['panel decision', 'panel letter', 'taxi'].map(stemsOf);
  const space = new WordVectors(documents);
  const vector = (text: string) => space.of(stemsOf(text));

  it('weigh a rare word more than a common one', () => {
    // Of three documents "panel" stands in two, idf 1 + ln(3/3) = 1; "decision" in one, 1 + ln(3/2) = 1.405.
    const both = vector('panel decision');
    expect((both.get('decis') ?? 0) / (both.get('panel') ?? 1)).toBeCloseTo(1.405, 3);
  });

  it('have cosine 1 with themselves and 0 without a common word', () => {
    expect(cosine(vector('panel letter'), vector('letter panel'))).toBeCloseTo(1);
    expect(cosine(vector('taxi'), vector('panel'))).toBe(0);
    expect(cosine(vector(''), vector('panel'))).toBe(0);
  });

  it('blend to unit length', () => {
    const mixed = blend([
      { vector: vector('taxi'), share: 3 },
      { vector: vector('panel'), share: 4 },
    ]);
    expect([mixed.get('taxi'), mixed.get('panel')]).toEqual([expect.closeTo(0.6), expect.closeTo(0.8)]);
  });
});
