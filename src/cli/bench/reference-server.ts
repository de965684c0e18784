import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../package-root.js';
import { InputFaulty } from '../json-lines.js';

const place = join(packageRoot, 'node_modules/.cache/reference-server');

/** Starts the server that speaks MongoDB's protocol from memory, which the store's tests use. @throws InputFaulty */
export async function startReferenceServer(): Promise<{ uri: string; stop(): Promise<void> }> {
  if (!existsSync(join(place, 'ReferenceServer.class')))
    throw new InputFaulty(
      'The reference server is missing. Fetch it with: bash .ci/install-reference-server.sh',
    );
  const child = spawn('java', ['-cp', `${place}:${place}/jars/*`, 'ReferenceServer', '0'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const port = await new Promise<string>((resolve, reject) => {
    let heard = '';
    child.stdout.on('data', (piece: Buffer) => {
      heard += piece.toString('utf8');
      const found = /ready on port (\d+)/.exec(heard)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once('error', () => reject(new InputFaulty('The reference server needs Java: install it first.')));
    ended.then(() => reject(new InputFaulty('The reference server ended before it was ready.')));
  });
  return {
    uri: `mongodb://127.0.0.1:${port}/bench`,
    async stop() {
      child.kill();
      await ended;
    },
  };
}
