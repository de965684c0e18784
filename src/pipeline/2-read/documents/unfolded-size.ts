import { fromBufferPromise } from 'yauzl';
import { largestUnfoldedBytes, mostZipEntries } from '../limits.js';

/** Thrown when a zip unfolds to more than a document of a family's ever does. */
export class UnfoldsTooFar extends Error {
  constructor() {
    super('The document unfolds to more than is read.');
    this.name = 'UnfoldsTooFar';
  }
}

/**
 * Unfolds every entry and keeps none: what a zip says of its own size cannot be trusted, so the bytes are counted as
 * they come, and counting stops at the limit.
 * @throws UnfoldsTooFar, and what yauzl throws for a broken zip
 */
export async function checkUnfoldedSize(zip: Buffer): Promise<void> {
  const file = await fromBufferPromise(zip, { lazyEntries: true });
  let entries = 0;
  let bytes = 0;
  for await (const entry of file.eachEntry()) {
    entries += 1;
    if (entries > mostZipEntries || entry.uncompressedSize > largestUnfoldedBytes) throw new UnfoldsTooFar();
    for await (const piece of await file.openReadStreamPromise(entry)) {
      bytes += (piece as Buffer).length;
      if (bytes > largestUnfoldedBytes) throw new UnfoldsTooFar();
    }
  }
}
