import type { ImapFlow } from 'imapflow';
import type { WantedMessage } from './batches.js';

export type MessageWithSource = WantedMessage & { source: Buffer };

/**
 * Fetches a batch of messages, each up to `maxBytes + 1` bytes.
 * @returns those that are still there, in the batch's order; with `cut` the answer broke off, and they are those
 *   before the first that did not come: going on behind it would lose it
 */
export async function fetchBatch(
  client: ImapFlow,
  batch: WantedMessage[],
  maxBytes: number,
): Promise<{ messages: MessageWithSource[]; cut: boolean }> {
  const sources = new Map<number, Buffer>();
  const cut = await receive(client, batch, maxBytes, sources).then(
    () => false,
    () => true,
  );
  const messages: MessageWithSource[] = [];
  for (const message of batch) {
    const source = sources.get(message.uid);
    if (source !== undefined) messages.push({ ...message, source });
    else if (cut) break;
  }
  return { messages, cut };
}

async function receive(
  client: ImapFlow,
  batch: WantedMessage[],
  maxBytes: number,
  sources: Map<number, Buffer>,
): Promise<void> {
  const uids = batch.map(({ uid }) => uid).join(',');
  const query = { uid: true, source: { start: 0, maxLength: maxBytes + 1 } };
  // No command may be sent in this loop: it would wait for the loop's own answer to end.
  for await (const { uid, source } of client.fetch(uids, query, { uid: true })) {
    // A row without the text reports a flag that somebody else changed meanwhile.
    if (source !== undefined) sources.set(uid, source);
  }
}
