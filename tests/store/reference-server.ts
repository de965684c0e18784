import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe } from '@jest/globals';
import mongoose from 'mongoose';
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

/** Whether the server is the reference, which is known to be wrong in places, rather than MongoDB itself. */
export const isReference = given === undefined;

/** A name that no other run uses: a database that is given may hold anything. */
const newDatabase = () => `ask-ahead-test-${randomBytes(6).toString('hex')}`;

/** The address with another database in it. */
function withDatabase(uri: string, database: string): string {
  const [, server = '', options = ''] = /^(mongodb(?:\+srv)?:\/\/[^/?]+)(?:\/[^?]*)?(\?.*)?$/.exec(uri) ?? [];
  // Users are kept in the admin database unless the address says otherwise.
  const more =
    /authSource=/.test(options) || !server.includes('@') ? options : `${options || '?'}&authSource=admin`;
  return `${server}/${database}${more.replace('?&', '?')}`;
}

/** MongoDB where MONGODB_URI names one, else the reference server on a free port; each time a database of its own. */
export async function startServer(): Promise<Server> {
  if (given !== undefined) {
    const uri = withDatabase(given, newDatabase());
    return { uri, stop: () => dropDatabase(uri) };
  }
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
    uri: `mongodb://127.0.0.1:${port}/${newDatabase()}`,
    async stop() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

async function dropDatabase(uri: string): Promise<void> {
  const instance = await new mongoose.Mongoose().connect(uri);
  await instance.connection.dropDatabase();
  await instance.disconnect();
}
