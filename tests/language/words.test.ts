import { describe, expect, it } from '@jest/globals';
import { wordsOf } from '../../src/language/words.js';

const words = (text: string) => wordsOf(text).map(({ word }) => word);

describe('words', () => {
  it('keep their place and drop apostrophes', () => {
    expect(wordsOf('It’s Ana’s')).toEqual([
      { word: 'its', start: 0, end: 4 },
      { word: 'anas', start: 5, end: 10 },
    ]);
  });

  it('end at hyphens, quotes and an apostrophe with nothing after it', () => {
    expect(words("'self-funded' parents' 2024")).toEqual(['self', 'funded', 'parents', '2024']);
  });

  it('are found in any script', () => {
    expect(words('Zoë, من يقرر؟ Хто вирішує')).toEqual(['zoë', 'من', 'يقرر', 'хто', 'вирішує']);
  });

  it('are none in emoji, blanks or nothing', () => {
    expect([wordsOf('🙂🚌'), wordsOf(' \n'), wordsOf('')]).toEqual([[], [], []]);
  });
});
