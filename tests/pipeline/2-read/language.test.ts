import { describe, expect, it } from '@jest/globals';
import { foreignLanguages } from '../../../src/pipeline/2-read/language.js';

describe('languages other than English', () => {
  it.each([
    ['Dzień dobry, chciałabym zapytać, kiedy otwarte są zapisy do szkoły.', 'Polish'],
    ['Buna ziua, as dori sa intreb cand se deschid locurile la scoala.', 'Romanian'],
    ['Pryd mae’r ysgol yn agor, ac oes lle i blant yn y dosbarth?', 'Welsh'],
    ['学校什么时候开放，孩子们怎样报名？', 'Chinese'],
    ['متى تفتح أبواب المدرسة للتسجيل وكيف أقدم طلبا لابني؟', 'Arabic'],
  ])('are named: %s', async (text, name) => {
    expect(await foreignLanguages(`When do places open for our children?\n\n${text}`)).toEqual([name]);
  });

  it.each([
    'Is it free?',
    'merci a vous',
    'wots the wait 4 a taxi n who do i ring wen it dont come',
    'When do the places at the new school open, and how are they given to children?',
    'Flat 12, Mill Lane, Wickby, WK1 2AB',
  ])('are not seen in %j', async (text) => {
    expect(await foreignLanguages(text)).toEqual([]);
  });
});
