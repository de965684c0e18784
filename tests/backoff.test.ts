import { expect, it } from '@jest/globals';
import { backoff } from '../src/backoff.js';

const minute = 60_000;
const limits = { firstMs: minute, longestMs: 60 * minute };

it('waits between half and all of one, two, four … minutes, at most an hour', () => {
  const waits = (draw: (below: number) => number) =>
    [1, 2, 3, 7, 9, 2000].map((tries) => backoff(tries, limits, draw) / minute);
  expect(waits(() => 0)).toEqual([0.5, 1, 2, 30, 30, 30]);
  expect(waits((below) => below)).toEqual([1, 2, 4, 60, 60, 60]);
});
