import mongoose from 'mongoose';

/** Thrown when a call needs something of MongoDB that the embedded store does not do. */
export class UnsupportedByEmbeddedStore extends Error {
  override name = 'UnsupportedByEmbeddedStore';
  constructor(what: string, instead: string) {
    super(`The embedded store does not support ${what}. ${instead}`);
  }
}

/** @throws UnsupportedByEmbeddedStore */
export function unsupported(what: string, instead: string): never {
  throw new UnsupportedByEmbeddedStore(what, instead);
}

/** An error as a MongoDB server answers it, with MongoDB's own codes (src/mongo/base/error_codes.yml there). */
export function serverError(code: number, message: string, more: Record<string, unknown> = {}): Error {
  return new mongoose.mongo.MongoServerError({ message, code, ...more });
}
