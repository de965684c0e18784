import type { FetchedMessage } from '../types.js';
import { type ArrivalWindow, isWithin } from './arrival-window.js';
import { inBatches, wantedMessages } from './batches.js';
import { fetchBatch } from './fetch-batch.js';
import { listFrom } from './folder-listing.js';
import { bytesPerBatch, largestMessageBytes, messagesPerBatch } from './limits.js';
import type { MailboxAccount } from './mailbox-account.js';
import { firstUnread, type MailboxCursor } from './mailbox-cursor.js';
import { MailboxConnectionLost } from './mailbox-errors.js';
import { inFolder } from './open-folder.js';

export interface WhichMail {
  folder: string;
  window: ArrivalWindow;
  /** Where the last run ended; null to start at the first message, as after a change of the window. */
  cursor: MailboxCursor | null;
  signal?: AbortSignal;
}

export interface CollectFromMailbox extends WhichMail {
  /** The mailbox's name in the configuration. */
  mailbox: string;
  /** Messages fetched at a time. */
  batchSize?: number;
  /** A larger message is handed over as its first `maxBytes + 1` bytes: by its size one sees that it is not whole. */
  maxBytes?: number;
}

export interface CollectedFromMailbox {
  message: FetchedMessage;
  /** Store it once the message is stored: the next run then begins after it and after what was passed over. */
  cursor: MailboxCursor;
}

/**
 * Fetches the mail that the server received within the window, oldest uid first, without changing a flag.
 * What arrives while it runs is for the next run. After a renumbering it starts at the first message again.
 * @throws every error of mailbox-errors.ts, after all messages that came whole were handed over;
 *   the signal's reason when it is aborted
 */
export function collectFromMailbox(
  account: MailboxAccount,
  options: CollectFromMailbox,
): AsyncGenerator<CollectedFromMailbox> {
  const { mailbox, folder, window, cursor, signal } = options;
  const { batchSize = messagesPerBatch, maxBytes = largestMessageBytes } = options;
  return inFolder(account, folder, signal, async function* ({ client, uidValidity }) {
    const listed = await reading(account, listFrom(client, firstUnread(cursor, uidValidity)));
    const wanted = wantedMessages(listed, window);
    for (const batch of inBatches(wanted, { count: batchSize, bytes: bytesPerBatch })) {
      const { messages, cut } = await fetchBatch(client, batch, maxBytes);
      for (const { source, arrived, uid, readUpTo } of messages) {
        signal?.throwIfAborted();
        yield {
          message: {
            source,
            received: arrived,
            origin: { kind: 'mailbox', mailbox, folder, uidValidity, uid },
          },
          cursor: { uidValidity, uid: readUpTo },
        };
      }
      if (cut) throw new MailboxConnectionLost(account);
    }
  });
}

/**
 * How many messages `collectFromMailbox` would hand over now.
 * @throws every error of mailbox-errors.ts; the signal's reason when it is aborted
 */
export async function countMailbox(account: MailboxAccount, options: WhichMail): Promise<number> {
  const { folder, window, cursor, signal } = options;
  const counted = inFolder(account, folder, signal, async function* ({ client, uidValidity }) {
    const listed = await reading(account, listFrom(client, firstUnread(cursor, uidValidity)));
    yield listed.filter(({ arrived }) => isWithin(window, arrived)).length;
  });
  let count = 0;
  for await (const found of counted) count += found;
  return count;
}

/** Whatever the cause is, to the caller it is one thing: not all was read. */
async function reading<Answer>(account: MailboxAccount, answer: Promise<Answer>): Promise<Answer> {
  return answer.catch(() => {
    throw new MailboxConnectionLost(account);
  });
}
