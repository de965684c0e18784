import { Writable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { createProgress } from '../../src/cli/progress.js';

function stream(isTTY: boolean) {
  const written: string[] = [];
  const writable = new Writable({
    write(piece: Buffer, _encoding, done) {
      written.push(piece.toString('utf8'));
      done();
    },
  });
  const terminal = Object.assign(writable, {
    isTTY,
    columns: 80,
    cursorTo: () => true,
    clearLine: () => true,
    moveCursor: () => true,
  });
  return { written, stream: terminal as unknown as NodeJS.WriteStream };
}

describe('progress', () => {
  it('writes a plain line for each tenth of the work where nobody sits at a terminal', () => {
    const { written, stream: elsewhere } = stream(false);
    const progress = createProgress(elsewhere);
    for (let done = 0; done < 1000; done += 1) progress.update(done / 1000, `${done} of 1000`);
    progress.finish('done');
    progress.stop();
    expect(written).toHaveLength(11);
    expect([written[0], written[1], written.at(-1)]).toEqual(['0 of 1000\n', '100 of 1000\n', 'done\n']);
  });

  it('writes nothing meanwhile while nobody knows how much there is', () => {
    const { written, stream: elsewhere } = stream(false);
    createProgress(elsewhere).update(null, 'some');
    expect(written).toEqual([]);
  });

  it('draws a bar in a terminal, and keeps no timer once it is stopped', () => {
    const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
    const before = timers();
    const { written, stream: terminal } = stream(true);
    const progress = createProgress(terminal);
    progress.update(0.5, 'half');
    expect(timers()).toBeGreaterThan(before);
    expect(written.join('')).toContain(`${'█'.repeat(12)}${'░'.repeat(12)} half`);
    progress.stop();
    expect(timers()).toBe(before);
  });
});
