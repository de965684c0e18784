import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { command, startCommand } from '../../builders/command.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ask-ahead-demo-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Temporary files go to a folder of the test, so that what is left behind can be seen. */
const left = () => readdirSync(folder).filter((name) => name.startsWith('ask-ahead-demo-'));

function startDemo() {
  const child = startCommand(['demo'], { TMPDIR: folder });
  let heard = { out: '', err: '' };
  child.stdout?.on('data', (piece: Buffer) => {
    heard = { ...heard, out: heard.out + piece.toString('utf8') };
  });
  child.stderr?.on('data', (piece: Buffer) => {
    heard = { ...heard, err: heard.err + piece.toString('utf8') };
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const until = async (from: 'out' | 'err', words: RegExp): Promise<string[]> => {
    // How long is the machine's matter: only an end without the words is a fault.
    let over = false;
    ended.then(() => {
      over = true;
    });
    for (;;) {
      const found = words.exec(heard[from]);
      if (found !== null) return [...found];
      if (over) break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`The demo never said ${words}: ${heard.out}${heard.err}`);
  };
  return { child, ended, until, heard: () => heard };
}

describe('the demo', () => {
  it('prints links, answers on its port, prints the sum, and leaves nothing behind', async () => {
    const { child, ended, until, heard } = startDemo();
    const [, address = ''] = await until(
      'out',
      /as a moderator: (http:\/\/localhost:\d+)\/one-time\/[0-9a-f]{32}/,
    );
    await until('out', /The pages are at/);
    expect(left()).toHaveLength(1);
    const answer = await fetch(address, { redirect: 'manual' });
    expect(answer.status).toBeLessThan(400);
    const [, messages, outcomes = ''] = /^messages (\d+) = (.+)$/m.exec(heard().out) ?? [];
    const sum = [...outcomes.matchAll(/\d+/g)].reduce((total, [count]) => total + Number(count), 0);
    expect(sum).toBe(Number(messages));
    expect(sum).toBeGreaterThanOrEqual(80);
    child.kill('SIGINT');
    expect(await ended).toBe(0);
    expect(heard().err).not.toMatch(/Error|\n\s+at /);
    expect(left()).toEqual([]);
  });

  it('stops in the middle of its work when told to, and leaves nothing behind', async () => {
    const { child, ended, until, heard } = startDemo();
    await until('err', /messages read/);
    child.kill('SIGINT');
    expect(await ended).toBe(0);
    expect(heard().out).not.toContain('The pages are at');
    expect(left()).toEqual([]);
  });

  it('leaves nothing behind when its mail cannot be opened', async () => {
    const ended = await command(['demo', '--folder', join(folder, 'gone')], { TMPDIR: folder });
    expect(ended.code).toBe(1);
    expect(ended.err).toMatch(/^[^\n]*gone[^\n]*\n$/);
    expect(left()).toEqual([]);
  });
});
