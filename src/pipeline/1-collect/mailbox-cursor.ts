/** How far a folder has been read: every message up to `uid` was handed over or passed over. */
export interface MailboxCursor {
  /** Decimal: a folder with another one has numbered its messages afresh. */
  uidValidity: string;
  uid: number;
}

/** The first uid not read yet; 1, the lowest there is, when the folder was renumbered since. */
export function firstUnread(cursor: MailboxCursor | null, uidValidity: string): number {
  return cursor !== null && cursor.uidValidity === uidValidity ? cursor.uid + 1 : 1;
}
