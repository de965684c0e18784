import { describe, expect, it } from '@jest/globals';
import { placeOf } from '../../src/language/place.js';

const found = (words: string, text: string) => {
  const place = placeOf(words, text);
  return place === null ? null : text.slice(place.start, place.end);
};

describe('the place of words in a text', () => {
  it('is where they stand first', () => {
    expect(placeOf('Who pays?', 'Hello. Who pays? Who pays?')).toEqual({ start: 7, end: 16 });
  });

  it.each([
    ['Who pays for it?', 'So: Who\n  pays\r\n\tfor it?', 'Who\n  pays\r\n\tfor it?'],
    ['  Who   pays? ', 'So: Who pays? Thanks', 'Who pays?'],
    ['Who\u00a0pays?', 'So: Who pays? Thanks', 'Who pays?'],
  ])('is found for %j in %j, whatever white space lies between', (words, text, wanted) => {
    expect(found(words, text)).toBe(wanted);
  });

  it.each([
    ['Who pays?', 'Who  pay'],
    ['', 'text'],
    [' \n ', 'text'],
    ['Who pays?', ''],
  ])('is none for %j in %j', (words, text) => {
    expect(placeOf(words, text)).toBeNull();
  });

  it.each(['.*', 'a.c', '(x+x+)+y', '[a-z', 'a{2,}', '^ $', 'x|y', 'back\\slash', '$& $1', '\\s+', '(?=a)'])(
    'is that of the signs %j themselves, never of a pattern',
    (signs) => {
      expect(found(`so ${signs} it is`, `so abc aa xxxx   ${signs}`)).toBeNull();
      expect(found(`so ${signs} it is`, `and so  ${signs}\nit is.`)).toBe(`so  ${signs}\nit is`);
    },
  );

  it('is found, or is not, in texts made to be slow', () => {
    const blanks = ' '.repeat(100_000);
    expect(placeOf('a b c', `a${blanks}b${blanks}d`)).toBeNull();
    expect(found('a b', `a${blanks}b`)).toHaveLength(100_002);
    expect(placeOf(`${'a '.repeat(1999)}b`, 'a  '.repeat(4000))).toBeNull();
  });

  it('is not looked for word by word for more than 2,000 words', () => {
    const words = (count: number) => Array.from({ length: count }, (_, at) => `w${at}`);
    expect(found(words(2000).join(' '), words(2000).join('\n'))).not.toBeNull();
    expect(found(words(2001).join(' '), words(2001).join('\n'))).toBeNull();
    expect(found(words(2001).join(' '), words(2001).join(' '))).not.toBeNull();
  });
});
