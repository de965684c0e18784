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

/** Thrown when a job's lease went to another instance, as after a long pause: this one must write no more. */
export class LeaseLost extends Error {
  override name = 'LeaseLost';
  constructor() {
    super('Another instance of ask-ahead went on with this. What was stored before is safe.');
  }
}

/** Thrown when a newer ask-ahead has changed what the records look like. */
export class StoreIsNewer extends Error {
  override name = 'StoreIsNewer';
  constructor(stored: number, known: number) {
    super(
      `A newer ask-ahead has written this store (version ${stored}; this programme knows up to ${known}). Install that version, or a newer one. Nothing was changed.`,
    );
  }
}

const unreachable = {
  'no answer':
    'MongoDB does not answer at the address in MONGODB_URI. Check that it is running and that this machine may reach it, then start again.',
  refused:
    'MongoDB refused the user name or password in MONGODB_URI. Check both, and that the user may read and write this database.',
  'too old':
    'The MongoDB at the address in MONGODB_URI is too old for ask-ahead. Use version 4.4 or newer; 7 or 8 is best.',
};

/** Thrown when MongoDB does not answer, refuses the account, or is too old. */
export class StoreUnreachable extends Error {
  override name = 'StoreUnreachable';
  constructor(readonly why: keyof typeof unreachable) {
    super(unreachable[why]);
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

/** Thrown when the data file is cut short, or does not hold what was written. */
export class StoreDamaged extends StoreFolderUnusable {
  override name = 'StoreDamaged';
  constructor(folder: string, backup: { file: string; at: string } | null) {
    const where =
      backup === null
        ? 'No backup of it is known here; if you have a copy of the folder from before, put that in its place.'
        : `The last backup, of ${backup.at}, is ${backup.file}. Restore it with: ask-ahead store restore ${backup.file}`;
    super(folder, `its data is damaged. No record was changed. ${where}`);
  }
}

/** Thrown when a backup cannot be made, read or put back. */
export class BackupProblem extends Error {
  override name = 'BackupProblem';
}

/** Thrown when a store cannot be copied, or did not arrive whole. */
export class CopyProblem extends Error {
  override name = 'CopyProblem';
}

/** Thrown for a write that the disk did not take, and for those that waited behind it. */
export class StoreWriteFailed extends Error {
  override name = 'StoreWriteFailed';
  constructor(folder: string, cause: unknown) {
    super(
      `The store in ${folder} could not be written. Nothing that was confirmed before is lost. Check that the disk has room and can be written, then try again.`,
      { cause },
    );
  }
}

/** MongoDB's code for a unique index that already holds the value. */
const duplicateKeyCode = 11000;

export function isDuplicateKey(error: unknown): boolean {
  return error instanceof Error && (error as Error & { code?: unknown }).code === duplicateKeyCode;
}
