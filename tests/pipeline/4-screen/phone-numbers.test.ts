import { describe, expect, it } from '@jest/globals';
import { phoneCandidates, phoneNumbers } from '../../../src/pipeline/4-screen/phone-numbers.js';

describe('telephone numbers', () => {
  it.each([
    'Ring 01632 960123 now',
    'Ring 020 7946 0123 now',
    'Ring +44 7700 900123 now',
    'Ring 07700900123 now',
    'Ring (01632) 960 123 now',
    'Ring 07700-900-123 now',
  ])('are found: %s', (text) => {
    const [found] = phoneNumbers(text);
    expect([found?.start, found?.end]).toEqual([5, text.length - 4]);
  });

  it('are none in sums, dates and lists', () => {
    expect(phoneNumbers('It cost 1,200,300 on 18/11/2024, for 12 of 30.')).toEqual([]);
    expect(phoneCandidates('1. 2. 3. 4. 5. 6. 7. 8. 9. 10. 11.').map(({ text }) => text)).toEqual([]);
  });

  it('are looked for by the library in few short stretches, however long the text is', () => {
    expect(phoneCandidates('1. '.repeat(50_000))).toEqual([]);
    const many = phoneCandidates('01632 960123, '.repeat(1_000));
    expect(many).toHaveLength(200);
    expect(Math.max(...many.map(({ text }) => text.length))).toBeLessThan(65);
  });
});
