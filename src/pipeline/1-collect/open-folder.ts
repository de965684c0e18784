import { ImapFlow, type MailboxObject } from 'imapflow';
import { connectionFailure } from './connection-failure.js';
import { connectionOptions, type MailboxAccount } from './mailbox-account.js';
import { MailboxConnectionLost, MailboxFolderMissing } from './mailbox-errors.js';

/** A folder opened for reading only: nothing done through it changes a flag. */
export interface OpenFolder {
  client: ImapFlow;
  /** Decimal. */
  uidValidity: string;
}

/**
 * Opens one folder with EXAMINE, hands it to `use`, and closes the connection whatever happens.
 * Yields what `use` yields.
 * @param signal ends the connection at once; the signal's reason is then thrown
 * @throws every error of mailbox-errors.ts
 */
export async function* inFolder<Found>(
  account: MailboxAccount,
  folder: string,
  signal: AbortSignal | undefined,
  use: (folder: OpenFolder) => AsyncGenerator<Found>,
): AsyncGenerator<Found> {
  signal?.throwIfAborted();
  const client = new ImapFlow(connectionOptions(account));
  // Without a listener a connection reset ends the process; the command under way fails and reports it.
  client.on('error', () => undefined);
  const stop = () => client.close();
  signal?.addEventListener('abort', stop);
  try {
    await client.connect().catch((error: unknown) => {
      throw connectionFailure(account, error);
    });
    yield* use({ client, uidValidity: await examine(client, account, folder) });
    await client.logout();
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener('abort', stop);
    client.close();
  }
}

/** @returns the folder's UIDVALIDITY: without one no message could be told from another (RFC 3501 section 2.3.1.1) */
async function examine(client: ImapFlow, account: MailboxAccount, folder: string): Promise<string> {
  const opened: MailboxObject | undefined = await client
    .mailboxOpen(folder, { readOnly: true })
    .catch((error: unknown) => {
      throw wasRefused(error) ? new MailboxFolderMissing(folder) : new MailboxConnectionLost(account);
    });
  // Nothing is returned, and nothing thrown, when the connection has just ended.
  if (opened?.uidValidity === undefined) throw new MailboxConnectionLost(account);
  return String(opened.uidValidity);
}

function wasRefused(error: unknown): boolean {
  return (
    typeof error === 'object' && error !== null && 'responseStatus' in error && error.responseStatus === 'NO'
  );
}
