import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { packageRoot } from '../../src/package-root.js';

/** The demo, running as a person would start it. */
export interface Demo {
  address: string;
  hostLink: string;
  moderatorLink: string;
  /** Milliseconds from the start to the sign-in links, and to the themes. */
  times: { links: number; themes: number };
  output(): string;
  stop(): Promise<number | null>;
}

function line(output: string, pattern: RegExp): string | undefined {
  return pattern.exec(output)?.[1];
}

/** Starts the demo and waits until its themes are made. */
export async function startDemo(): Promise<Demo> {
  const begun = performance.now();
  const child: ChildProcess = spawn(process.execPath, [join(packageRoot, 'dist/src/cli/main.js'), 'demo'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let links = 0;
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  await new Promise<void>((resolve, reject) => {
    const hear = (piece: Buffer) => {
      output += piece.toString('utf8');
      if (links === 0 && output.includes('as a moderator')) links = performance.now() - begun;
      if (output.includes('The pages are at')) resolve();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    exited.then(() => reject(new Error(`The demo ended early:\n${output}`)));
  });
  return {
    address: line(output, /The pages are at (\S+)\. /) ?? '',
    hostLink: line(output, /as a host:\s+(\S+)/) ?? '',
    moderatorLink: line(output, /as a moderator:\s+(\S+)/) ?? '',
    times: { links, themes: performance.now() - begun },
    output: () => output,
    async stop() {
      child.kill('SIGINT');
      return exited;
    },
  };
}
