/** What can go wrong with files. */

/** Thrown when a folder, and the folders in it, hold no mail at all. */
export class FolderHasNoMail extends Error {
  constructor(readonly folder: string) {
    super(`The folder ${folder} holds no mail: give one with .eml files, an mbox file or a Maildir.`);
    this.name = 'FolderHasNoMail';
  }
}

/** Thrown when a file is no mail, though it was asked for or its name says so. */
export class FileIsNotMail extends Error {
  constructor(readonly file: string) {
    super(
      `The file ${file} is not mail, since it does not begin with header lines such as From and Date: save the mail ` +
        'again as .eml or mbox, or leave the file out.',
    );
    this.name = 'FileIsNotMail';
  }
}

/** Thrown when a file or folder is not there or may not be read. */
export class FileCannotBeOpened extends Error {
  constructor(readonly file: string) {
    super(`The file or folder ${file} cannot be opened: check that it is there and that you may read it.`);
    this.name = 'FileCannotBeOpened';
  }
}
