import { StoreWriteFailed } from '../errors.js';
import { type Change, DataFile } from './data-file.js';

/** Takes the changes of memory to the disk. What is committed here is flushed. */
export class Engine {
  #file: DataFile | null = null;
  #opening: Promise<void> | null = null;
  #waiting: Change[] = [];
  /** The last write, under way or waiting for its turn. */
  #last: Promise<void> = Promise.resolve();
  #isClosed = false;

  /** @param load reads the file into memory anew */
  constructor(
    readonly folder: string,
    readonly load: (file: DataFile) => void,
  ) {}

  /**
   * To be awaited before memory is looked at. Opens the file, also again after a write failed: then memory may hold
   * what the disk does not. @throws StoreInUse, StoreFolderUnusable, StoreDamaged; Error once closed
   */
  async ready(): Promise<void> {
    if (this.#isClosed) throw new Error(`The store in ${this.folder} is closed.`);
    if (this.#file !== null) return;
    this.#opening ??= this.#open().finally(() => {
      this.#opening = null;
    });
    await this.#opening;
  }

  async #open(): Promise<void> {
    const file = await DataFile.open(this.folder);
    try {
      this.load(file);
    } catch (error) {
      await file.close();
      throw error;
    }
    this.#file = file;
    this.#waiting = [];
    this.#last = Promise.resolve();
  }

  /**
   * Writes all changes or none, and resolves when they and all earlier ones are on the disk. It waits for the earlier
   * ones also when there are no changes: an answer may rest on them. Changes that come while others are being flushed
   * follow together; when those fail they fail too, since they may rest on them.
   * @throws StoreWriteFailed
   */
  commit(changes: readonly Change[]): Promise<void> {
    if (changes.length > 0 && this.#waiting.length === 0) this.#last = this.#last.then(() => this.#write());
    this.#waiting.push(...changes);
    return this.#last;
  }

  async #write(): Promise<void> {
    const file = this.#file;
    try {
      await file?.write(this.#waiting.splice(0));
    } catch (error) {
      this.#file = null;
      await file?.close();
      throw new StoreWriteFailed(this.folder, error);
    }
  }

  /** Waits for pending writes and gives the folder free. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#last.catch(() => {});
    await this.#file?.close();
    this.#file = null;
  }
}
