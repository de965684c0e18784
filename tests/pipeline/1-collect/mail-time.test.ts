import { describe, expect, it } from '@jest/globals';
import { mailTime } from '../../../src/pipeline/1-collect/mail-time.js';

describe('the time in a header', () => {
  it.each([
    ['Mon, 18 Nov 2024 22:13:03 +0000', '2024-11-18T22:13:03.000Z'],
    ['18 Nov 2024 22:13 +0000 (GMT)', '2024-11-18T22:13:00.000Z'],
    ['Sun, 1 Sep 2024 9:05:07 +0100', '2024-09-01T08:05:07.000Z'],
    ['Mon, 18 Nov 2024 22:13:03 -0530', '2024-11-19T03:43:03.000Z'],
    ['Mon, 18 Nov 2024 22:13:03 GMT', '2024-11-18T22:13:03.000Z'],
    ['asker@family.example Mon Nov 18 22:13:03 2024', '2024-11-18T22:13:03.000Z'],
    ['- Mon Nov  4 22:13:03 2024', '2024-11-04T22:13:03.000Z'],
    ['1816379823744536576@xxx Mon Nov 18 22:13:03 +0100 2024', '2024-11-18T21:13:03.000Z'],
  ])('is read from %s', (text, time) => {
    expect(mailTime(text)).toEqual(new Date(time));
  });

  it.each([
    'the 3rd of May',
    '18 Nov 2024',
    '22:13:03 +0000',
    'Mon, 18 Nov 22:13:03',
    'Mon, 18 Nob 2024 22:13:03',
    'Mon, 18 Nov 2024 25:13:03 +0000',
    '',
  ])('is not made up from "%s"', (text) => {
    expect(mailTime(text)).toBeNull();
  });

  it('is not looked for in a text that goes on and on', () => {
    expect(mailTime(`${'x '.repeat(100)}Mon, 18 Nov 2024 22:13:03 +0000`)).toBeNull();
  });
});
