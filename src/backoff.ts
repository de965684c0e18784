import { randomInt } from 'node:crypto';

/**
 * How long to wait after so many tries, in ms: twice as long each time up to a limit, drawn from the upper half, so that
 * several who wait for one server do not all come at once.
 */
export function backoff(
  tries: number,
  { firstMs, longestMs }: { firstMs: number; longestMs: number },
  draw: (below: number) => number = randomInt,
): number {
  const most = Math.min(firstMs * 2 ** (tries - 1), longestMs);
  return most / 2 + draw(most / 2);
}
