import { describe, expect, it } from '@jest/globals';
import { findWords } from '../../src/language/find-words.js';

const found = (text: string, words: string) =>
  findWords(text, words).map(({ start, end }) => text.slice(start, end));

describe('finding words in a text', () => {
  it('looks over line breaks, quotation marks, dashes, capitals and the marks of quoted lines', () => {
    expect(found('Is  there\r\na bus?', 'is there a bus?')).toEqual(['Is  there\r\na bus?']);
    expect(found('What’s “EHCP” – please', 'What\'s "ehcp" - please')).toEqual(['What’s “EHCP” – please']);
    expect(found('> Is there\n> > a bus?', 'there a bus?')).toEqual(['there\n> > a bus?']);
    expect(found('So `why` not', "'why'")).toEqual(['`why`']);
  });

  it('gives every place, in order', () => {
    expect(findWords('bus bus', 'bus')).toEqual([
      { start: 0, end: 3 },
      { start: 4, end: 7 },
    ]);
  });

  it('keeps places true where a capital is another length than its small letter', () => {
    expect(found('İİ bus?', 'bus?')).toEqual(['bus?']);
  });

  it('finds neither nothing nor what is not there', () => {
    expect(findWords('Is there a bus?', ' \n ')).toEqual([]);
    expect(findWords('Is there a bus?', 'a train')).toEqual([]);
    expect(findWords('a > b', 'a b')).toEqual([]);
  });
});
