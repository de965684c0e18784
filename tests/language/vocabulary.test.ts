import { describe, expect, it } from '@jest/globals';
import { stemsOf } from '../../src/language/stems.js';
import { extendVocabulary, phraseAt, stemOf, vocabularyFile } from '../../src/language/vocabulary.js';
import { wordsOf } from '../../src/language/words.js';

const wordsWithStems = (text: string) => wordsOf(text).map((word) => ({ ...word, stem: stemOf(word.word) }));
const stems = (text: string) => stemsOf(text).map(({ stem }) => stem);

describe('the vocabulary', () => {
  it.each([
    'EHCP',
    'ehcps',
    'EHC plan',
    'EHC plans',
    'education, health and care plan',
    'Education Health and Care Plans',
    'education health care plan',
  ])('takes %j as an EHCP', (text) => {
    expect(stems(text)).toEqual(['ehcp']);
  });

  it('takes the longest phrase that begins at a word', () => {
    // "EHC" alone is an EHCP; "EHC needs assessment" is none.
    expect(phraseAt(wordsWithStems('an EHC needs assessment'), 1)).toEqual({ means: 'ehcna', length: 3 });
    expect(phraseAt(wordsWithStems('an EHC needs rethinking'), 1)).toEqual({ means: 'ehcp', length: 1 });
  });

  it('knows no phrase in part, at the end of a text or after it', () => {
    const words = wordsWithStems('speech and language');
    expect([0, 1, 3].map((at) => phraseAt(words, at))).toEqual([null, null, null]);
  });

  it('takes on what a council adds, in place of what the same words meant', () => {
    expect(stems('The Hive is full')).toEqual(['hive', 'full']);
    extendVocabulary([['The Hive', 'young people’s hub']]);
    expect(stems('The Hive is full')).toEqual(['the hive', 'full']);
    expect(stems('Where are young people’s hubs?')).toEqual(['the hive']);
    extendVocabulary([['library', 'The Hive']]);
    expect(stems('The Hive is full')).toEqual(['librari', 'full']);
  });

  it('leaves out a way without a word', () => {
    extendVocabulary([['🙂', '…'], []]);
    expect(stems('🙂 …')).toEqual([]);
  });

  it.each([
    ['a word alone', ['EHCP']],
    ['one way only', [['EHCP']]],
    ['an empty way', [['EHCP', '']]],
  ])('is refused in a file with %s', (_, groups) => {
    expect(vocabularyFile.safeParse(groups).success).toBe(false);
  });
});

describe('a stem', () => {
  it('is that of Porter for a word that English may have, else the word', () => {
    expect(stemOf('deciding')).toBe('decid');
    expect(stemOf(`${'x'.repeat(45)}s`)).toBe('x'.repeat(45));
    expect(stemOf(`${'x'.repeat(50)}s`)).toBe(`${'x'.repeat(50)}s`);
  });
});
