import { describe, expect, it } from '@jest/globals';
import { nearDuplicates } from '../../../src/pipeline/4-screen/near-duplicate.js';

const hints = (...texts: string[]) => nearDuplicates(texts.map((text) => ({ text })));

describe('a near duplicate', () => {
  it('shares six tenths of the stems of both, or more', () => {
    // Three stems in common of five in all: .6.
    const [one, other] = hints('panel letter taxi driver', 'panel letters, taxi, school');
    expect(one).toEqual({ kind: 'near-duplicate', score: 0.6, because: ['panel letters, taxi, school'] });
    expect(other?.because).toEqual(['panel letter taxi driver']);
  });

  it('shares no less', () => {
    // Two of five: .4.
    expect(hints('panel letter taxi', 'panel letter school bridge')).toEqual([null, null]);
  });

  it('names the most alike of several', () => {
    // .75 with the second, 1 with the third.
    expect(hints('panel letter taxi', 'panel letter taxi school', 'taxi letter panel')[0]).toMatchObject({
      score: 1,
      because: ['taxi letter panel'],
    });
  });

  it('has at least three stems', () => {
    expect(hints('panel letter', 'panel letter', 'panel letter taxi')).toEqual([null, null, null]);
  });

  it('takes two', () => {
    expect([hints(), hints('panel letter taxi')]).toEqual([[], [null]]);
  });
});
