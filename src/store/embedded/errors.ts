import mongoose from 'mongoose';

/** Thrown when a call needs something of MongoDB that the embedded store does not do. */
export class UnsupportedByEmbeddedStore extends Error {
  override name = 'UnsupportedByEmbeddedStore';
  constructor(what: string, instead: string) {
    super(`The embedded store does not support ${what}. ${instead}`);
  }
}

/** Thrown when another running programme has the store open. */
export class StoreInUse extends Error {
  override name = 'StoreInUse';
  constructor(folder: string, pid: number) {
    super(
      `The store in ${folder} is in use by process ${pid}. Stop that process first, or set DATA_DIR to another folder, or use MongoDB (MONGODB_URI), which several processes can share.`,
    );
  }
}

/** Thrown when a folder cannot hold the store, or holds something else. */
export class StoreFolderUnusable extends Error {
  override name = 'StoreFolderUnusable';
  constructor(folder: string, why: string) {
    super(`The folder ${folder} cannot be used as the store: ${why}`);
  }
}

/** Thrown for the write that failed and for every call after it. */
export class StoreWriteFailed extends Error {
  override name = 'StoreWriteFailed';
  constructor(folder: string, cause: unknown) {
    super(
      `The store in ${folder} could not be written. Nothing that was confirmed before is lost. Check that the disk has room and can be written, then start again.`,
      { cause },
    );
  }
}

/** An error as a MongoDB server answers it, with MongoDB's own codes (src/mongo/base/error_codes.yml there). */
export function serverError(code: number, message: string, more: Record<string, unknown> = {}): Error {
  return new mongoose.mongo.MongoServerError({ message, code, ...more });
}
