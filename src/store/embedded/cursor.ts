import type { Document } from './documents.js';

/** An answer, made when it is first asked for, then given out one document at a time. */
export class EmbeddedCursor {
  #rest: Document[] | null = null;

  constructor(readonly produce: () => Document[]) {}

  #waiting(): Document[] {
    this.#rest ??= this.produce();
    return this.#rest;
  }

  async toArray(): Promise<Document[]> {
    return this.#waiting().splice(0);
  }

  async next(): Promise<Document | null> {
    return this.#waiting().shift() ?? null;
  }

  async hasNext(): Promise<boolean> {
    return this.#waiting().length > 0;
  }

  async close(): Promise<void> {
    this.#rest = [];
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Document> {
    yield* await this.toArray();
  }
}
