import { describe, expect, it } from '@jest/globals';
import { onOneLine, shortened, table } from '../../src/cli/table.js';

describe('a table in a terminal', () => {
  it('aligns words to the left and whole numbers to the right', () => {
    expect(
      table(
        ['theme', 'questions'],
        [
          ['Buses', '7'],
          ['Places', '12'],
        ],
      ),
    ).toBe(
      [
        'theme   questions',
        '------  ---------',
        'Buses           7',
        'Places         12', //
      ].join('\n'),
    );
  });

  it('lets no escape sequence, line end or direction mark of a mail through', () => {
    expect(onOneLine('\u001b[2Ja\r\nb\u202ec\u2028d')).toBe('[2Ja b c d');
    expect(table(['x'], [['\u001b]0;title\u0007']])).not.toMatch(/\p{Cc}(?<!\n)/u);
  });

  it('shortens to the length asked for, the sign that something is missing included', () => {
    expect(shortened('questions', 9)).toBe('questions');
    expect(shortened('questions', 5)).toBe('ques…');
  });
});
