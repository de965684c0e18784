import { join } from 'node:path';
import { Piscina } from 'piscina';
import { packageRoot } from '../../package-root.js';
import type { ReadMessage } from '../types.js';
import { idleThreadMs, readTimeoutMs, workerMemoryMb } from './limits.js';
import { type ReadOptions, unreadable } from './read-message.js';

export interface Reader {
  /** Never throws for what a mail holds. */
  read(source: Buffer, options: ReadOptions): Promise<ReadMessage>;
  close(): Promise<void>;
}

/** Worker threads load built code only, also under test. */
const workerFile = join(packageRoot, 'dist/src/pipeline/2-read/read-worker.js');

/**
 * piscina tries require() before import(). Node 20 aborts the whole process when a thread is ended while it requires an
 * ES module, so the threads must go the way of import() at once.
 */
const asImport = ['--no-experimental-require-module'];

/** Reads messages in worker threads, so that a hostile one costs time and memory there and nowhere else. */
export function createReader({ threads = 2, timeoutMs = readTimeoutMs } = {}): Reader {
  const pool = new Piscina<{ source: Buffer; options: ReadOptions }, ReadMessage>({
    filename: workerFile,
    // A command that reads nothing starts no thread.
    minThreads: 0,
    idleTimeout: idleThreadMs,
    maxThreads: threads,
    execArgv: asImport,
    resourceLimits: { maxOldGenerationSizeMb: workerMemoryMb },
  });
  const run: Run = (source, options) =>
    pool.run({ source, options }, { signal: AbortSignal.timeout(timeoutMs) });
  return {
    read: (source, options) => readOrLess(run, source, options),
    close: () => pool.destroy(),
  };
}

type Run = (source: Buffer, options: ReadOptions) => Promise<ReadMessage>;

/** A hostile document must not cost the family the words of their mail: where all fails, the mail is read without. */
export async function readOrLess(run: Run, source: Buffer, options: ReadOptions): Promise<ReadMessage> {
  try {
    return await run(source, options);
  } catch {
    return run(source, { ...options, documents: false }).catch((error) =>
      unreadable(
        error instanceof Error && error.name === 'AbortError'
          ? 'Reading it took too long.'
          : 'It needs more memory to read than is safe.',
      ),
    );
  }
}
