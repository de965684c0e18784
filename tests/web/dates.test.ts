import { describe, expect, it } from '@jest/globals';
import { clockTime, instantOf, longDate, shortTime, timeAndDate } from '../../src/web/dates.js';

const london = 'Europe/London';

describe('times', () => {
  it.each([
    ['2024-11-18T23:00:00Z', '11pm'],
    ['2024-11-27T19:30:00Z', '7.30pm'],
    ['2024-07-01T11:00:00Z', 'midday'],
    ['2024-11-18T00:00:00Z', 'midnight'],
    ['2024-07-01T23:05:00Z', '12.05am'],
  ])('are written as people say them: %s', (instant, words) => {
    expect(clockTime(new Date(instant), london)).toBe(words);
  });

  it('carry the day of the week', () => {
    expect(longDate(new Date('2024-11-18T23:00:00Z'), london)).toBe('Monday 18 November 2024');
  });
});

describe('longer forms', () => {
  it('put the time before or after the day', () => {
    const deadline = new Date('2024-11-18T23:00:00Z');
    expect(timeAndDate(deadline, london)).toBe('11pm on Monday 18 November 2024');
    expect(shortTime(deadline, london)).toBe('18 Nov, 11pm');
  });
});

describe('a date and time as typed', () => {
  it.each([
    ['18/11/2024', '23:00', '2024-11-18T23:00:00.000Z'],
    ['18/11/2024', '11pm', '2024-11-18T23:00:00.000Z'],
    ['18-11-2024', '7.30 PM', '2024-11-18T19:30:00.000Z'],
    ['1/7/2024', '12am', '2024-06-30T23:00:00.000Z'],
    // Clocks went forward on 31 March 2024 at 1am, and back on 27 October 2024 at 2am.
    ['31/3/2024', '00:59', '2024-03-31T00:59:00.000Z'],
    ['31/3/2024', '01:30', '2024-03-31T01:00:00.000Z'],
    ['31/3/2024', '02:00', '2024-03-31T01:00:00.000Z'],
    ['27/10/2024', '01:30', '2024-10-27T00:30:00.000Z'],
    ['27/10/2024', '00:59', '2024-10-26T23:59:00.000Z'],
    ['27/10/2024', '02:00', '2024-10-27T02:00:00.000Z'],
  ])('is an instant: %s %s', (date, time, instant) => {
    expect(instantOf(date, time, london)?.toISOString()).toBe(instant);
  });

  it.each([
    ['31/02/2024', '11pm'],
    ['18/13/2024', '11pm'],
    ['tomorrow', '11pm'],
    ['18/11/2024', '25:00'],
    ['18/11/2024', '13pm'],
    ['18/11/2024', '0am'],
    ['18/11/2024', '10:60'],
    ['18/11/2024', '11'],
    ['18/11/2024', ''],
  ])('is none: %s %s', (date, time) => {
    expect(instantOf(date, time, london)).toBeNull();
  });
});
