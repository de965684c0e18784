import { describe, expect, it } from '@jest/globals';
import { titleOf } from '../../../src/pipeline/5-theme/titles.js';
import { matrixOf } from '../../builders/matrix.js';

function title(texts: string[], more: { personal?: boolean }[] = []): string | null {
  const similarity = matrixOf(...texts.map(() => texts.map(() => 1)));
  const questions = texts.map((text, at) => ({ id: String(at), text, ...more[at] }));
  return titleOf([...texts.keys()], questions, similarity);
}

describe('a title', () => {
  it('is the shortest typical question of four words or more', () => {
    expect(title(['Who decides?', 'Who sits on panels now?', 'Who decides on places?'])).toBe(
      'Who decides on places?',
    );
  });

  it('is the first by alphabet of those equally short', () => {
    expect(title(['When does it open?', 'How many will open?'])).toBe('How many will open?');
    expect(title(['How many will open?', 'When does it open?'])).toBe('How many will open?');
  });

  it('is short where all are', () => {
    expect(title(['Who decides?'])).toBe('Who decides?');
  });

  it('ends after fourteen words', () => {
    const words = Array.from({ length: 20 }, (_, at) => `w${at + 1}`);
    expect(title([words.join(' ')])).toBe(`${words.slice(0, 14).join(' ')} …`);
  });

  it('stands on one line', () => {
    expect(title(['Who decides\n  on places?'])).toBe('Who decides on places?');
  });

  it('is never of a question that may name somebody', () => {
    const texts = ['Who decides on Ana?', 'Who decides on all of these places?'];
    expect(title(texts, [{ personal: true }])).toBe(texts[1]);
    expect(title(texts, [{ personal: true }, { personal: true }])).toBeNull();
  });

  it('is of no text without a sign', () => {
    expect(title(['', '  \n ', 'Who decides on places?'])).toBe('Who decides on places?');
    expect(title(['', ' '])).toBeNull();
    expect(title(['🙂'])).toBe('🙂');
  });

  it('is of the most typical', () => {
    // The third is like the second (1 + .9) / 3; the first like neither, yet shorter: six leave only five central.
    const texts = [
      'A b c d?',
      ...Array.from({ length: 5 }, (_, at) => `Who decides on school places ${at}?`),
    ];
    const similarity = matrixOf(
      ...texts.map((_, row) => texts.map((_, at) => (row === 0 && at > 0 ? 0 : 0.9))),
    );
    const questions = texts.map((text, at) => ({ id: String(at), text }));
    expect(titleOf([...texts.keys()], questions, similarity)).toBe('Who decides on school places 0?');
  });
});
