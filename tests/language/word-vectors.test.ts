import { describe, expect, it } from '@jest/globals';
import { stemsOf } from '../../src/language/stems.js';
import { blend, cosine, WordVectors } from '../../src/language/word-vectors.js';

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

  it('have the cosine of their common words', () => {
    // (.6, .8) and (.8, .6): .48 + .48 = .96, whichever is given first.
    const [one, other] = [
      new Map([
        ['x', 0.6],
        ['y', 0.8],
      ]),
      new Map([
        ['x', 0.8],
        ['y', 0.6],
        ['z', 0],
      ]),
    ];
    expect([cosine(one, other), cosine(other, one)]).toEqual([expect.closeTo(0.96), expect.closeTo(0.96)]);
  });

  it('count a word said twice as 1 + ln 2', () => {
    // "letter" and "taxi" have the same idf, so only the count tells them apart.
    const twice = vector('letter letter taxi');
    expect((twice.get('letter') ?? 0) / (twice.get('taxi') ?? 1)).toBeCloseTo(1.693, 3);
  });

  it('leave out a word that stands in far more texts than not', () => {
    // One document: idf 1 + ln(1/2) = .307 is kept; none: 1 + ln(0) is no weight at all.
    expect(new WordVectors([stemsOf('panel')]).of(stemsOf('panel')).size).toBe(1);
    expect(new WordVectors([]).of(stemsOf('panel')).size).toBe(0);
  });

  it('blend nothing to nothing', () => {
    expect(blend([{ vector: vector(''), share: 1 }]).size).toBe(0);
  });

  it('blend to unit length', () => {
    const mixed = blend([
      { vector: vector('taxi'), share: 3 },
      { vector: vector('panel'), share: 4 },
    ]);
    expect([mixed.get('taxi'), mixed.get('panel')]).toEqual([expect.closeTo(0.6), expect.closeTo(0.8)]);
  });
});
