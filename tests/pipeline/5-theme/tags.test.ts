import { describe, expect, it } from '@jest/globals';
import { phrasesOf, tagsOf } from '../../../src/pipeline/5-theme/tags.js';

/** What may be shown of a text. */
const shown = (text: string | null) => (text === null ? new Set<string>() : phrasesOf(text));

/** The tag of a theme of the first texts, among ten texts. */
function tag(ofTheme: (string | null)[], others: string[] = []): string | undefined {
  const texts = [...ofTheme, ...others];
  while (texts.length < 10) texts.push('Zzz');
  return tagsOf([[...ofTheme.keys()]], texts.map(shown))[0];
}

describe('a tag', () => {
  it('is the phrase that most of a theme’s questions hold, a longer one before a shorter', () => {
    // "school taxi" is worth 2/3 · √2 = .94, "taxi" and "school" 2/3.
    expect(tag(['Is the school taxi late?', 'Who runs school taxi lists?', 'And in winter?'])).toBe(
      'school taxi',
    );
    // "taxi" is in all three: 1.
    expect(tag(['Is the school taxi late?', 'Who runs school taxi lists?', 'A taxi then?'])).toBe('taxi');
  });

  it('is one that few others hold', () => {
    // "taxi": 2 of 2, and 1 of 3 is another's: (2/3)^.7 = .75. "late": 2 of 2 and nobody else's.
    expect(tag(['taxi, always late', 'late: the taxi'], ['taxi?'])).toBe('late');
  });

  it('is no word that more than three in ten of all questions hold', () => {
    expect(tag(['school, late', 'late from school'], ['school', 'my school'])).toBe('late');
    expect(tag(['school here', 'there: school'], ['school', 'my school'])).toBe('');
  });

  it('neither begins nor ends with a word that says nothing, yet may hold one', () => {
    expect(tag(['the cost of care is', 'and the cost of care was'])).toBe('cost of care');
  });

  it('has four words at most', () => {
    const tags = tag(['alpha bravo charlie delta echo', 'alpha bravo charlie delta echo']);
    expect(tags).toBe('alpha bravo charlie delta');
  });

  it('has no word of one or two letters at either end', () => {
    expect(tag(['ab taxi xy', 'ab taxi xy'])).toBe('taxi');
  });

  it('is the first by alphabet of those worth the same', () => {
    expect(tag(['zebra! apple', 'apple? zebra'])).toBe('apple');
  });

  it('is none where no phrase stands in two questions', () => {
    expect(tag(['taxi', 'bus'])).toBe('');
    expect(tag(['taxi taxi', 'bus'])).toBe('');
    expect(tagsOf([[]], [])).toEqual(['']);
  });

  it('is of no text whose words may not be shown', () => {
    expect(tag(['taxi', null, null])).toBe('');
    expect(tagsOf([[0, 1, 7]], ['taxi', 'taxi'].map(shown))).toEqual(['']);
  });
});
