import { afterAll, describe, expect, it } from '@jest/globals';
import { createReader } from '../../../src/pipeline/2-read/index.js';
import { type LineWebinar, runLine } from '../../../src/pipeline/line.js';
import { outcomes } from '../../../src/pipeline/types.js';
import { damagedMail } from '../../builders/damaged-mail.js';
import { Random } from '../../builders/random.js';

/** `npm run test:damage` reads ten thousand; the ordinary run a tenth of them. */
const messages = Number(process.env.DAMAGED_MESSAGES ?? 1_000);
const seed = 20_241_118;
const atOnce = 4;
const minutes = 60_000;

/** The main process holds one message at a time for each thread: this is many times that. */
const mostGrowthMb = 800;

const webinar: LineWebinar = {
  title: 'Places',
  description: '',
  address: 'questions@council.example',
  announcement: 'Do you have a question? Email it to us.',
  rule: { address: '', subject: '' },
};

describe('damaged messages', () => {
  const reader = createReader();
  afterAll(() => reader.close());

  it(
    `end as an outcome, each of ${messages}, in bounded memory`,
    async () => {
      const random = new Random(seed);
      const before = process.memoryUsage().rss;
      const ended = new Map<string, number>();
      for (let at = 0; at < messages; at += atOnce) {
        const batch = Array.from({ length: Math.min(atOnce, messages - at) }, () => damagedMail(random));
        const results = await Promise.all(batch.map((source) => runLine({ source }, webinar, reader)));
        for (const { outcome, read, questions } of results) {
          ended.set(outcome, (ended.get(outcome) ?? 0) + 1);
          for (const { asked, start, end } of questions) {
            expect(read.visibleText.slice(start, end)).toBe(asked);
          }
        }
      }
      expect([...ended.values()].reduce((sum, count) => sum + count, 0)).toBe(messages);
      expect([...ended.keys()].filter((outcome) => !outcomes.some((known) => known === outcome))).toEqual([]);
      expect(ended.get('unreadable') ?? 0).toBeLessThan(messages / 2);
      expect((process.memoryUsage().rss - before) / 1024 / 1024).toBeLessThan(mostGrowthMb);
    },
    60 * minutes,
  );
});
