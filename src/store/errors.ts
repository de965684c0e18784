/** Thrown when a record asked for is not there. */
export class NotFound extends Error {
  constructor(readonly what: string) {
    super(`This ${what} is not here. It may have been removed, or the address was mistyped.`);
    this.name = 'NotFound';
  }
}

/** Thrown when a change was made from an older version than the one stored. */
export class StaleVersion extends Error {
  constructor(readonly what: string) {
    super(`Somebody else changed this ${what} since you opened the page.`);
    this.name = 'StaleVersion';
  }
}

/** Thrown when MongoDB does not answer, or refuses the account. */
export class StoreUnreachable extends Error {
  constructor(why: 'no answer' | 'refused') {
    super(
      why === 'refused'
        ? 'MongoDB refused the user name or password in MONGODB_URI. Check both, and that the user may read and write this database.'
        : 'MongoDB does not answer at the address in MONGODB_URI. Check that it is running and that this machine may reach it, then start again.',
    );
    this.name = 'StoreUnreachable';
  }
}

/** MongoDB's code for a unique index that already holds the value. */
const duplicateKeyCode = 11000;

export function isDuplicateKey(error: unknown): boolean {
  return error instanceof Error && (error as Error & { code?: unknown }).code === duplicateKeyCode;
}
