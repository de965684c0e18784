import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from '@jest/globals';
import { packageRoot } from '../../../src/package-root.js';

const reading = pathToFileURL(join(packageRoot, 'dist/src/pipeline/2-read/index.js')).href;

/** A process of its own: what this guards against ends the whole process, and would take jest with it. */
const program = `
  const { createReader } = await import(${JSON.stringify(reading)});
  const source = Buffer.from('From: a@family.example\\r\\nSubject: x\\r\\n\\r\\nWho decides?\\r\\n');
  for (let n = 0; n < 80; n += 1) {
    const reader = createReader();
    const read = reader.read(source, {});
    await new Promise((resolve) => setTimeout(resolve, (n * 7) % 260));
    await reader.close();
    await read;
  }
  console.log('closed every time');
`;

it('may be closed at any moment while its threads still load', async () => {
  const run = promisify(execFile)(process.execPath, ['--input-type=module', '-e', program]);
  expect((await run).stdout).toBe('closed every time\n');
});
