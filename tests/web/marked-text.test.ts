import { describe, expect, it } from '@jest/globals';
import { markedSpans, markedText } from '../../src/web/marked-text.js';

const joined = (parts: { text: string }[]) => parts.map(({ text }) => text).join('');

describe('marking words', () => {
  it('marks a word wherever it stands and keeps the rest', () => {
    expect(markedText('no bus, no taxi', ['no'])).toEqual([
      { text: 'no', marked: true },
      { text: ' bus, ', marked: false },
      { text: 'no', marked: true },
      { text: ' taxi', marked: false },
    ]);
  });

  it('leaves a text whole when nothing is to be marked', () => {
    expect(markedText('no bus', [])).toEqual([{ text: 'no bus', marked: false }]);
    expect(markedText('no bus', ['', 'tram'])).toEqual([{ text: 'no bus', marked: false }]);
    expect(markedText('', ['bus'])).toEqual([]);
  });

  it('takes words literally, as no pattern', () => {
    expect(markedText('Why? .*', ['.*'])).toEqual([
      { text: 'Why? ', marked: false },
      { text: '.*', marked: true },
    ]);
  });
});

describe('marking spans', () => {
  it('sorts them and joins those that overlap without showing a letter twice', () => {
    const parts = markedSpans('abcdef', [
      { start: 2, end: 4 },
      { start: 0, end: 3 },
      { start: 1, end: 2 },
    ]);
    expect(parts).toEqual([
      { text: 'abc', marked: true },
      { text: 'd', marked: true },
      { text: 'ef', marked: false },
    ]);
    expect(joined(parts)).toBe('abcdef');
  });
});
