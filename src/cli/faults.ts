import { ScheduleFaulty } from '../../jobs/schedule.js';
import { ConfigFaulty } from '../config.js';
import {
  ExportNotReadable,
  FileCannotBeOpened,
  FileIsNotMail,
  FolderHasNoMail,
  MailboxCertificateNotTrusted,
  MailboxConnectionLost,
  MailboxFolderMissing,
  MailboxNotEncrypted,
  MailboxRefusedSignIn,
  MailboxUnreachable,
  QuestionColumnUnknown,
} from '../pipeline/1-collect/index.js';
import { CannotListen } from '../server.js';
import { AccountProblem } from '../services/accounts.js';
import { CollectingElsewhere, MailboxNotConfigured } from '../services/mailboxes.js';
import {
  BackupProblem,
  CopyProblem,
  LeaseLost,
  NotFound,
  StoreFolderUnusable,
  StoreInUse,
  StoreIsNewer,
  StoreUnreachable,
  StoreWriteFailed,
} from '../store/index.js';
import { SomethingToMend } from './doctor/something-to-mend.js';
import { InputFaulty } from './json-lines.js';
import { OutputClosed } from './output.js';

/** Errors whose message is a sentence for the person at the keyboard, and holds no word of a mail. */
const spoken = [
  AccountProblem,
  BackupProblem,
  CannotListen,
  CollectingElsewhere,
  ConfigFaulty,
  CopyProblem,
  ExportNotReadable,
  FileCannotBeOpened,
  FileIsNotMail,
  FolderHasNoMail,
  InputFaulty,
  LeaseLost,
  MailboxCertificateNotTrusted,
  MailboxConnectionLost,
  MailboxFolderMissing,
  MailboxNotConfigured,
  MailboxNotEncrypted,
  MailboxRefusedSignIn,
  MailboxUnreachable,
  NotFound,
  OutputClosed,
  QuestionColumnUnknown,
  ScheduleFaulty,
  SomethingToMend,
  StoreFolderUnusable,
  StoreInUse,
  StoreIsNewer,
  StoreUnreachable,
  StoreWriteFailed,
];

/** What to tell a person about an error: never a stack trace, and never words that may come from a mail. */
export function sentenceFor(error: unknown): string {
  if (error instanceof Error && spoken.some((kind) => error instanceof kind)) return error.message;
  if (error instanceof Error && error.name === 'AbortError') return 'Stopped. What was done so far is kept.';
  const kind = error instanceof Error ? error.name : 'unknown';
  return `Something went wrong inside ask-ahead (${kind}). What was stored before is safe. Please try again, and report it if it happens again.`;
}
