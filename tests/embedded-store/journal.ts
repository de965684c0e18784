/** A document as the writer that is killed makes it: its text is `revision`'s last digit, `length` times. */
export interface Written {
  _id: string;
  identity: string;
  revision: number;
  length: number;
}

/** One write: the documents it puts or changes, and the ids it removes. All of it is done, or none. */
export interface Write {
  put: Written[];
  removed: string[];
}

/**
 * What a writer said of its writes: `began SIDE JSON` before each, `did SIDE` once it was confirmed. A side does one
 * write at a time, so when the writer is killed at most one of each side is neither confirmed nor surely undone.
 */
export class Journal {
  readonly #documents = new Map<string, Written>();
  readonly #underWay = new Map<string, Write>();
  confirmed = 0;

  read(line: string): void {
    const [word, side = '', json = ''] = line.split(' ', 3);
    const write = this.#underWay.get(side);
    if (word === 'began') {
      this.#underWay.set(side, JSON.parse(json) as Write);
    } else if (word === 'did' && write !== undefined) {
      this.#apply(write);
      this.#underWay.delete(side);
      this.confirmed += 1;
    } else throw new Error(`The writer said what it should not: ${line}`);
  }

  #apply({ put, removed }: Write): void {
    for (const document of put) this.#documents.set(document._id, document);
    for (const id of removed) this.#documents.delete(id);
  }

  /**
   * Compares what is stored with what was confirmed, and takes what is stored of the writes that were under way.
   * @returns a line for each document that is lost, torn, or there again; none when all is well
   */
  faults(stored: readonly Record<string, unknown>[]): string[] {
    const found = new Map(stored.map((document) => [String(document._id), document]));
    const faults: string[] = [];
    for (const write of this.#underWay.values()) {
      const done = [
        ...write.put.map((wanted) => isSame(found.get(wanted._id), wanted)),
        ...write.removed.map((id) => !found.has(id)),
      ];
      if (done.every(Boolean)) this.#apply(write);
    }
    this.#underWay.clear();
    for (const [id, wanted] of this.#documents) {
      const document = found.get(id);
      if (document === undefined) faults.push(`${id} is lost`);
      else if (!isSame(document, wanted)) faults.push(`${id} is not as it was confirmed`);
    }
    for (const id of found.keys()) if (!this.#documents.has(id)) faults.push(`${id} should not be there`);
    return faults;
  }
}

function isSame(document: Record<string, unknown> | undefined, wanted: Written): boolean {
  if (document === undefined) return false;
  const { identity, revision, length } = wanted;
  const text = String(revision % 10).repeat(length);
  return document.identity === identity && document.revision === revision && document.text === text;
}
