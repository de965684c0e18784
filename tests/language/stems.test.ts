import { describe, expect, it } from '@jest/globals';
import { stemsOf } from '../../src/language/stems.js';

const stems = (text: string) => stemsOf(text).map(({ stem }) => stem);

describe('stems', () => {
  it('leave out words that say nothing, and courtesies', () => {
    expect(stems('Hello, how are the panels deciding? Thanks')).toEqual(['panel', 'decid']);
  });

  it('join the forms of a word', () => {
    expect(new Set(stems('decide decides deciding decided'))).toEqual(new Set(['decid']));
  });

  it('keep the word as the text has it, folded', () => {
    expect(stemsOf('Panels')).toEqual([{ stem: 'panel', word: 'panels' }]);
  });

  it('take a phrase of the vocabulary as one, and keep it as the text has it', () => {
    expect(stemsOf('Who wrote the Education, Health and Care Plan today?')).toEqual([
      { stem: 'wrote', word: 'wrote' },
      { stem: 'ehcp', word: 'education, health and care plan' },
      { stem: 'todai', word: 'today' },
    ]);
  });

  it('know a phrase even of words that say nothing alone', () => {
    expect(stems('Is the base full?')).toEqual(['srp', 'full']);
    expect(stems('Is the full base here?')).toEqual(['full', 'base']);
  });

  it('leave out single letters, and contractions with either apostrophe', () => {
    expect(stems("a x don't don’t bus")).toEqual(['bu']);
  });

  it('leave other scripts as they are', () => {
    expect(stems('يقرر')).toEqual(['يقرر']);
  });

  it('take words of 100,000 letters as they are, at once', () => {
    expect(stems('7'.repeat(100_000))[0]).toHaveLength(100_000);
    expect(stems('x'.repeat(100_000))[0]).toHaveLength(100_000);
  });
});
