import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';

/**
 * LMDB's file, as far as one must know it to see that its pages hang together: whoever follows a pointer that leads
 * nowhere ends the process, so LMDB itself cannot be asked first. Offsets are those of lmdb.h's second data format.
 */
const header = 24;
const minimumPage = 4096;
const meta = { pageSize: 24, freeRoot: 64, mainRoot: 112, lastPage: 120, transaction: 128, length: 136 };
const isBranch = 1;
const isLeaf = 2;
const isOverflow = 4;
const dataElsewhere = 1;
const nodeHeader = 8;
const noPage = 0xffffffffffffffffn;

const readAtOnce = 64 * 2 ** 20;

/** Deeper than any file that fits on a disk. */
const deepest = 24;

class Pages {
  readonly #file: number;
  readonly #size: number;
  /** All of a file that is not large: many small reads take longer. */
  readonly #bytes: Buffer | null;
  #pageSize = minimumPage;
  #lastPage = 1;
  #left = 0;

  constructor(file: string) {
    this.#file = openSync(file, 'r');
    this.#size = fstatSync(this.#file).size;
    this.#bytes = this.#size <= readAtOnce ? readFileSync(this.#file) : null;
  }

  close(): void {
    closeSync(this.#file);
  }

  #read(page: number, length = this.#pageSize): Buffer | null {
    const start = page * this.#pageSize;
    if (page > this.#lastPage) return null;
    if (this.#bytes !== null && start + length <= this.#bytes.length)
      return this.#bytes.subarray(start, start + length);
    const bytes = Buffer.allocUnsafe(length);
    return readSync(this.#file, bytes, 0, length, start) === length ? bytes : null;
  }

  /** Walks both trees of the newer of the two first pages. */
  fit(): boolean {
    const first = this.#read(0, header + meta.length);
    if (first === null) return false;
    this.#pageSize = first.readUInt32LE(header + meta.pageSize);
    const second = this.#pageSize < minimumPage ? null : this.#read(1, header + meta.length);
    if (second === null) return false;
    const [newest] = [first, second]
      .map((page) => page.subarray(header))
      .sort((a, b) => Number(b.readBigUInt64LE(meta.transaction) - a.readBigUInt64LE(meta.transaction)));
    if (newest === undefined) return false;
    this.#lastPage = Number(newest.readBigUInt64LE(meta.lastPage));
    this.#left = this.#lastPage + 1;
    return [meta.freeRoot, meta.mainRoot].every((at) => this.#fits(newest.readBigUInt64LE(at), 0));
  }

  #fits(root: bigint, depth: number): boolean {
    if (root === noPage && depth === 0) return true;
    const number = Number(root);
    const page = this.#read(number);
    // A page that is met more often than there are pages leads back to itself.
    this.#left -= 1;
    if (page === null || this.#left < 0 || depth > deepest) return false;
    const [kind, lower, upper] = [18, 20, 22].map((at) => page.readUInt16LE(at)) as [number, number, number];
    const isWhole =
      page.readBigUInt64LE(0) === root && lower >= 2 && lower <= upper && upper <= this.#pageSize - header;
    if (!isWhole || ![isBranch, isLeaf].includes(kind & (isBranch | isLeaf | isOverflow))) return false;
    for (let at = header; at < header + lower; at += 2) {
      const node = header + page.readUInt16LE(at);
      if (node + nodeHeader > this.#pageSize) return false;
      const fits =
        kind & isBranch ? this.#fits(BigInt(page.readUIntLE(node, 6)), depth + 1) : this.#holds(page, node);
      if (!fits) return false;
    }
    return true;
  }

  /** Whether a record lies within its page, or in pages of its own that are there. */
  #holds(page: Buffer, node: number): boolean {
    const data = node + nodeHeader + page.readUInt16LE(node + 6);
    if ((page.readUInt16LE(node + 4) & dataElsewhere) === 0) {
      return data + page.readUInt32LE(node) <= this.#pageSize;
    }
    if (data + 8 > this.#pageSize) return false;
    const elsewhere = Number(page.readBigUInt64LE(data));
    const first = this.#read(elsewhere, header);
    if (first === null || (first.readUInt16LE(18) & isOverflow) === 0) return false;
    const end = elsewhere + first.readUInt32LE(20);
    return Number(first.readBigUInt64LE(0)) === elsewhere && end * this.#pageSize <= this.#size;
  }
}

/** Whether LMDB can read a file from end to end. What its records say is not looked at. */
export function pagesFit(file: string): boolean {
  const pages = new Pages(file);
  try {
    return pages.fit();
  } catch {
    return false;
  } finally {
    pages.close();
  }
}
