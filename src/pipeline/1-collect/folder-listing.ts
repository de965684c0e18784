import type { ImapFlow } from 'imapflow';

/** A message as the folder lists it, before its text is fetched. */
export interface ListedMessage {
  uid: number;
  /** Bytes, as the server counts them. */
  size: number;
  /** INTERNALDATE, to the second. */
  arrived: Date;
}

/**
 * Lists the messages from a uid on, lowest first.
 * All of them with their exact times: SEARCH SINCE and BEFORE know whole days only, in the server's own zone.
 */
export async function listFrom(client: ImapFlow, firstUid: number): Promise<ListedMessage[]> {
  const rows = await client.fetchAll(
    `${firstUid}:*`,
    { uid: true, size: true, internalDate: true },
    { uid: true },
  );
  return (
    rows
      // `n:*` names the last message even when its uid is below n.
      .filter(({ uid }) => uid >= firstUid)
      .map(({ uid, size = 0, internalDate }) => ({ uid, size, arrived: arrivalOf(internalDate) }))
      .sort((a, b) => a.uid - b.uid)
  );
}

/** Without a time no message can be let in or kept out, so an answer without one is no answer. */
function arrivalOf(internalDate: Date | string | undefined): Date {
  if (internalDate instanceof Date) return internalDate;
  throw new Error('The server gave no time of arrival.');
}
