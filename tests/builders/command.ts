import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { packageRoot } from '../../src/package-root.js';

export const mainFile = join(packageRoot, 'dist/src/cli/main.js');

export interface Ended {
  code: number | null;
  out: string;
  err: string;
}

/** Starts the built command in a folder without an .env file. */
export function startCommand(
  args: string[],
  environment: Record<string, string> = {},
  cwd?: string,
): ChildProcess {
  return spawn(process.execPath, [mainFile, ...args], {
    cwd: cwd ?? '/',
    env: { PATH: process.env.PATH ?? '', ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

/** Runs the command to its end. */
export async function command(
  args: string[],
  environment: Record<string, string> = {},
  input = '',
): Promise<Ended> {
  const child = startCommand(args, environment);
  const ended: Ended = { code: null, out: '', err: '' };
  child.stdout?.on('data', (piece: Buffer) => (ended.out += piece.toString('utf8')));
  child.stderr?.on('data', (piece: Buffer) => (ended.err += piece.toString('utf8')));
  child.stdin?.end(input);
  ended.code = await new Promise((resolve) => child.once('close', resolve));
  return ended;
}
