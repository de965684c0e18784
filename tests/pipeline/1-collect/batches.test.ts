import { describe, expect, it } from '@jest/globals';
import { isWithin } from '../../../src/pipeline/1-collect/arrival-window.js';
import { inBatches, wantedMessages } from '../../../src/pipeline/1-collect/batches.js';
import { firstUnread } from '../../../src/pipeline/1-collect/mailbox-cursor.js';

const window = { from: new Date('2024-11-04T09:00:00Z'), to: new Date('2024-11-18T23:00:00Z') };

function listed(uid: number, arrived: string, size = 1) {
  return { uid, size, arrived: new Date(arrived) };
}

describe('the window', () => {
  it('begins with its first moment and ends just before its last', () => {
    expect(isWithin(window, new Date('2024-11-04T08:59:59Z'))).toBe(false);
    expect(isWithin(window, new Date('2024-11-04T09:00:00Z'))).toBe(true);
    expect(isWithin(window, new Date('2024-11-18T22:59:59Z'))).toBe(true);
    expect(isWithin(window, new Date('2024-11-18T23:00:00Z'))).toBe(false);
  });

  it('may have no end', () => {
    expect(isWithin({ ...window, to: null }, new Date('2031-01-01T00:00:00Z'))).toBe(true);
  });
});

describe('the wanted messages', () => {
  it('are those within the window, each reaching as far as the next one', () => {
    const messages = [
      listed(3, '2024-11-01T10:00:00Z'),
      listed(4, '2024-11-05T10:00:00Z'),
      listed(6, '2024-11-02T10:00:00Z'),
      listed(9, '2024-11-20T10:00:00Z'),
      listed(12, '2024-11-06T10:00:00Z'),
    ];
    expect(wantedMessages(messages, window).map(({ uid, readUpTo }) => [uid, readUpTo])).toEqual([
      [4, 9],
      [12, 12],
    ]);
  });
});

describe('batches', () => {
  const sizes = (limits: { count: number; bytes: number }, ...all: number[]) =>
    [
      ...inBatches(
        all.map((size) => ({ size })),
        limits,
      ),
    ].map((batch) => batch.map(({ size }) => size));

  it('hold no more messages than asked for', () => {
    expect(sizes({ count: 2, bytes: 100 }, 1, 2, 3, 4, 5)).toEqual([[1, 2], [3, 4], [5]]);
  });

  it('hold no more bytes than asked for, but always one message', () => {
    expect(sizes({ count: 9, bytes: 10 }, 4, 6, 1, 30, 2)).toEqual([[4, 6], [1], [30], [2]]);
  });

  it('are none where there is nothing', () => {
    expect(sizes({ count: 2, bytes: 10 })).toEqual([]);
  });
});

describe('the cursor', () => {
  it('goes on behind the last uid, unless the folder was renumbered', () => {
    expect(firstUnread(null, '17')).toBe(1);
    expect(firstUnread({ uidValidity: '17', uid: 41 }, '17')).toBe(42);
    expect(firstUnread({ uidValidity: '16', uid: 41 }, '17')).toBe(1);
  });
});
