import type { ReadMessage } from '../types.js';
import { type ReadOptions, readMessage } from './read-message.js';

/** Runs in a worker thread: one message in, its reading out. */
export default function readInWorker({
  source,
  options,
}: {
  source: Uint8Array;
  options: ReadOptions;
}): Promise<ReadMessage> {
  return readMessage(Buffer.from(source.buffer, source.byteOffset, source.byteLength), options);
}
