import { parsedAlone, readMessage } from '../../pipeline/2-read/index.js';
import { extractQuestions } from '../../pipeline/3-extract/index.js';
import type { LabelledMailbox } from './labelled-mailbox.js';

/** Rounds over the mailbox: the first warms up, the fastest of the others counts. */
const rounds = 4;

/** In time of the processor, which other programmes on the machine do not lengthen. */
async function fastestMs(work: () => Promise<void>): Promise<number> {
  let fastest = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round += 1) {
    const start = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(start);
    if (round > 0) fastest = Math.min(fastest, (user + system) / 1000);
  }
  return fastest;
}

/**
 * How fast messages are read and their questions found on one core, and how much longer that takes than mailparser
 * alone does. The second figure says the same on every machine.
 */
export async function readingSpeed({ mails, webinar }: LabelledMailbox): Promise<Record<string, number>> {
  const whole = await fastestMs(async () => {
    for (const { source } of mails) {
      const { visibleText } = await readMessage(source, webinar);
      extractQuestions(visibleText);
    }
  });
  const parsing = await fastestMs(async () => {
    for (const { source } of mails) await parsedAlone(source);
  });
  return { messagesPerSecond: (mails.length / whole) * 1000, timesMailparser: whole / parsing };
}
