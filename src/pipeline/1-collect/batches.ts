import { type ArrivalWindow, isWithin } from './arrival-window.js';
import type { ListedMessage } from './folder-listing.js';

/** A message to fetch, and how far the folder has been read once it is stored. */
export interface WantedMessage extends ListedMessage {
  /** The uid of the last message before the next wanted one: those between were passed over. */
  readUpTo: number;
}

/** Keeps what arrived within the window. @param listed lowest uid first */
export function wantedMessages(listed: ListedMessage[], window: ArrivalWindow): WantedMessage[] {
  const wanted: WantedMessage[] = [];
  for (const message of listed) {
    const last = wanted.at(-1);
    if (isWithin(window, message.arrived)) wanted.push({ ...message, readUpTo: message.uid });
    else if (last !== undefined) last.readUpTo = message.uid;
  }
  return wanted;
}

/** Cuts a list into batches of at most `count` messages and, unless one message alone is larger, `bytes` bytes. */
export function* inBatches<Sized extends { size: number }>(
  messages: Sized[],
  { count, bytes }: { count: number; bytes: number },
): Generator<Sized[]> {
  let batch: Sized[] = [];
  let filled = 0;
  for (const message of messages) {
    if (batch.length > 0 && (batch.length >= count || filled + message.size > bytes)) {
      yield batch;
      batch = [];
      filled = 0;
    }
    batch.push(message);
    filled += message.size;
  }
  if (batch.length > 0) yield batch;
}
