import { expect, it } from '@jest/globals';
import { screenMessage, screenQuestions } from '../../../src/pipeline/4-screen/index.js';

const length = 100_000;

it.each([
  'a ',
  '(((',
  'my my my ',
  'Aaa Aaa ',
  'Mr Aaa ',
  "A'",
  '7',
  '1234567890 ',
  '@',
  'thanks\n',
  'ref:A-',
  'you a ',
  'why was he ',
  'as a parent ',
  '1. ',
  'my son X. ',
  'Maisie ',
  'at Larkmere House ',
  'aged 7 on 3 May ',
])('100,000 characters of %j are screened within the time of a test', (piece) => {
  const text = piece.repeat(Math.ceil(length / piece.length));
  expect(Array.isArray(screenMessage({ subject: '', wholeText: text }))).toBe(true);
});

it('100,000 characters of different names are hidden within the time of a test', () => {
  const letter = (at: number) => String.fromCharCode(97 + (at % 26));
  const names = Array.from(
    { length: length / 10 },
    (_, at) => `Mr Zq${letter(at)}${letter(at / 26)}${letter(at / 676)}. `,
  );
  const [screened] = screenQuestions([{ id: 'q', text: names.join('') }], null);
  expect(screened?.redacted.includes('Zq')).toBe(false);
});
