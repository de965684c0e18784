import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe } from '@jest/globals';
import { packageRoot } from '../../src/package-root.js';

const place = join(packageRoot, 'node_modules/.cache/reference-server');
const given = process.env.MONGODB_URI;
const there = given !== undefined || existsSync(join(place, 'ReferenceServer.class'));
if (!there && process.env.CI === undefined) {
  process.stderr.write(
    'Skipped: the store suite, because .ci/install-reference-server.sh was not run and MONGODB_URI is not set.\n',
  );
}

/** `describe`, skipped by name on a laptop without a server; in CI the suite then fails. */
export const describeWithServer = there || process.env.CI !== undefined ? describe : describe.skip;

export interface Server {
  uri: string;
  stop(): Promise<void>;
}

/** MongoDB where MONGODB_URI names one, else the reference server on a free port. Each call gives an own database. */
export async function startServer(database: string): Promise<Server> {
  if (given !== undefined) return { uri: given, stop: async () => undefined };
  const child: ChildProcess = spawn('java', ['-cp', `${place}:${place}/jars/*`, 'ReferenceServer', '0'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const port = await new Promise<string>((resolve, reject) => {
    let heard = '';
    child.stdout?.on('data', (piece: Buffer) => {
      heard += piece.toString('utf8');
      const found = /ready on port (\d+)/.exec(heard)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once('error', reject);
    exited.then(() => reject(new Error('The reference server ended before it was ready.')));
  });
  return {
    uri: `mongodb://127.0.0.1:${port}/${database}`,
    async stop() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}
