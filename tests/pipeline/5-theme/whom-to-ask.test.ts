import { describe, expect, it } from '@jest/globals';
import { whomToAsk } from '../../../src/pipeline/5-theme/whom-to-ask.js';
import { matrixOf } from '../../builders/matrix.js';

const apart = matrixOf([1, 0, 0], [0, 1, 0], [0, 0, 1]);
const shares = matrixOf([0.9, 0.1], [0.5, 0.5], [0, 0]);
const none = new Set<number>();

describe('whom to ask about', () => {
  it('are the least sure first', () => {
    // Unsure by .1, .5 and 1.
    expect(whomToAsk({ similarity: apart, mails: [0, 1, 2] }, shares, none, 9)).toEqual([2, 1, 0]);
  });

  it('are as many as wanted', () => {
    expect(whomToAsk({ similarity: apart, mails: [0, 1, 2] }, shares, none, 2)).toEqual([2, 1]);
  });

  it('are none that a person answered for, and none that is sure', () => {
    const sure = matrixOf([1, 0], [0.5, 0.5], [0, 0]);
    expect(whomToAsk({ similarity: apart, mails: [0, 1, 2] }, sure, new Set([2]), 9)).toEqual([1]);
  });

  it('are those from whose answer most is learnt', () => {
    // All unsure by .5. Of b: .5 + .4 · .5 = .7; of a and c less: c is no more than .1 like a, which says nothing.
    const similarity = matrixOf([1, 0.2, 0.1], [0.2, 1, 0.2], [0.1, 0.2, 1]);
    const even = matrixOf([0.5, 0.5], [0.5, 0.5], [0.5, 0.5]);
    expect(whomToAsk({ similarity, mails: [0, 1, 2] }, even, none, 9)).toEqual([1, 0, 2]);
  });

  it('are those whose mail asks more', () => {
    const even = matrixOf([0.5, 0.5], [0.5, 0.5], [0.5, 0.5]);
    expect(whomToAsk({ similarity: apart, mails: [0, 1, 1] }, even, none, 9)).toEqual([1, 2, 0]);
  });

  it('are unsure where there is no place at all', () => {
    expect(whomToAsk({ similarity: apart, mails: [0, 1, 2] }, matrixOf([], [], []), none, 1)).toEqual([0]);
  });

  it('are none of which nothing is known', () => {
    const blank = matrixOf([0, 0], [0, 1]);
    expect(whomToAsk({ similarity: blank, mails: [0, 1] }, matrixOf([0], [0]), none, 9)).toEqual([1]);
  });
});
