import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { packageRoot } from '../../../src/package-root.js';

const reading = pathToFileURL(join(packageRoot, 'dist/src/pipeline/2-read/index.js')).href;

/** Runs in a process of its own: jest hides threads that start, and would end with a process that Node aborts. */
async function run(work: string): Promise<string> {
  const program = `
    const { createReader } = await import(${JSON.stringify(reading)});
    const source = Buffer.from('From: a@family.example\\r\\nSubject: x\\r\\n\\r\\nWho decides?\\r\\n');
    ${work}
  `;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program]);
  return stdout;
}

describe('the threads of a reader', () => {
  it('may be ended at any moment while they still load', async () => {
    const said = await run(`
      for (let n = 0; n < 80; n += 1) {
        const reader = createReader();
        const read = reader.read(source, {});
        await new Promise((resolve) => setTimeout(resolve, (n * 7) % 260));
        await reader.close();
        await read;
      }
      console.log('closed every time');
    `);
    expect(said).toBe('closed every time\n');
  });

  it('stay for the next message, and none starts before the first', async () => {
    const said = await run(`
      let started = 0;
      process.on('worker', () => { started += 1; });
      const reader = createReader({ threads: 1 });
      const before = started;
      for (let n = 0; n < 5; n += 1) {
        await reader.read(source, {});
        // A message is stored before the next is read.
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      console.log(before, started);
      await reader.close();
    `);
    expect(said).toBe('0 1\n');
  });
});
