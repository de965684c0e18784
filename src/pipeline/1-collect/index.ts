export type { ArrivalWindow } from './arrival-window.js';
export { collectFromFiles } from './collect-from-files.js';
export { type CollectFromMailbox, collectFromMailbox, countMailbox } from './collect-from-mailbox.js';
export { FileCannotBeOpened, FileIsNotMail, FolderHasNoMail } from './file-errors.js';
export { inspectMailbox, type MailboxInspection } from './inspect-mailbox.js';
export type { MailboxAccount } from './mailbox-account.js';
export type { MailboxCursor } from './mailbox-cursor.js';
export {
  MailboxCertificateNotTrusted,
  MailboxConnectionLost,
  MailboxFolderMissing,
  MailboxNotEncrypted,
  MailboxRefusedSignIn,
  MailboxUnreachable,
} from './mailbox-errors.js';
export * from './question-export/index.js';
