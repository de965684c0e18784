import type { ImapFlow } from 'imapflow';
import { listFrom } from './folder-listing.js';
import type { MailboxAccount } from './mailbox-account.js';
import { MailboxConnectionLost } from './mailbox-errors.js';
import { inFolder } from './open-folder.js';

export interface MailboxInspection {
  messages: number;
  /** The latest arrival by the server's clock. */
  newest: Date | null;
  /** Where the server puts what it takes for junk, and how much came there lately; null when there is no such folder. */
  junk: { folder: string; messages: number; lately: number } | null;
}

/** Names of the folder where the server does not mark it (RFC 6154). */
const junkNames = ['junk', 'junk email', 'junk e-mail', 'spam', 'inbox.junk', 'inbox.spam'];

/**
 * Looks at a mailbox and its junk folder, and changes nothing in either.
 * @param since what counts as lately
 * @throws every error of mailbox-errors.ts
 */
export async function inspectMailbox(
  account: MailboxAccount,
  folder: string,
  since: Date,
): Promise<MailboxInspection> {
  const looked = inFolder(account, folder, undefined, async function* ({ client }) {
    yield await inspect(client, since).catch(() => {
      throw new MailboxConnectionLost(account);
    });
  });
  for await (const found of looked) return found;
  throw new MailboxConnectionLost(account);
}

async function inspect(client: ImapFlow, since: Date): Promise<MailboxInspection> {
  const arrivals = await arrivalsIn(client);
  return {
    messages: arrivals.length,
    newest: arrivals.length === 0 ? null : new Date(Math.max(...arrivals.map(Number))),
    junk: await junkOf(client, since),
  };
}

async function arrivalsIn(client: ImapFlow): Promise<Date[]> {
  return (await listFrom(client, 1)).map(({ arrived }) => arrived);
}

async function junkOf(client: ImapFlow, since: Date): Promise<MailboxInspection['junk']> {
  const folders = await client.list();
  const junk =
    folders.find(({ specialUse }) => specialUse === '\\Junk') ??
    folders.find(({ path }) => junkNames.includes(path.toLowerCase()));
  if (junk === undefined) return null;
  await client.mailboxOpen(junk.path, { readOnly: true });
  const arrivals = await arrivalsIn(client);
  return {
    folder: junk.path,
    messages: arrivals.length,
    lately: arrivals.filter((arrived) => arrived >= since).length,
  };
}
