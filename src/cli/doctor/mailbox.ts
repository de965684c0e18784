import type { MailboxSettings } from '../../config.js';
import {
  inspectMailbox,
  MailboxCertificateNotTrusted,
  MailboxFolderMissing,
  type MailboxInspection,
  MailboxNotEncrypted,
} from '../../pipeline/1-collect/index.js';
import { sentenceFor } from '../faults.js';
import { checkCertificate, findAddress, reachPort } from './network.js';
import { type Finding, inOrder, type Step, ToMend } from './step.js';

const dayMs = 24 * 60 * 60_000;

/** Junk of the last weeks is what may be missing from a webinar. */
const latelyDays = 30;

/** The server's clock and ours may differ by what a network takes, and a little. */
const clocksMs = 2 * 60_000;

/** From the name of the server to its junk folder. */
export function checkMailbox({ name, account, folder }: MailboxSettings, now: Date): Promise<Step[]> {
  let looked: MailboxInspection | Error | null = null;
  const look = async (): Promise<MailboxInspection | Error> => {
    looked ??= await inspectMailbox(account, folder, new Date(now.getTime() - latelyDays * dayMs)).catch(
      (error: Error) => error,
    );
    return looked;
  };
  /** One visit serves several steps: each throws what belongs to it. */
  const found = async (): Promise<MailboxInspection> => {
    const answer = await look();
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return inOrder(
    `mailbox ${name}`,
    [
      ['address', () => findAddress(account)],
      ['connection', () => reachPort(account)],
      [
        'encryption',
        async () => {
          const certificate = await checkCertificate(account, now);
          const answer = await look();
          if (answer instanceof MailboxNotEncrypted || answer instanceof MailboxCertificateNotTrusted)
            throw answer;
          return certificate;
        },
      ],
      [
        'sign-in',
        async () => {
          const answer = await look();
          if (answer instanceof Error && !(answer instanceof MailboxFolderMissing)) throw answer;
          return `Signed in as ${account.user}.`;
        },
      ],
      [
        'folder',
        async () => {
          await found();
          return `“${folder}” can be read.`;
        },
      ],
      ['messages', async () => countOf(await found())],
      ['junk', async () => junkOf(await found())],
      ['clock', async () => clockOf(await found(), now)],
    ],
    (error) => (error instanceof ToMend ? error.message : sentenceFor(error)),
  );
}

function countOf({ messages, newest }: MailboxInspection): Finding {
  if (newest === null)
    return { look: 'The folder is empty: check that mail to families’ address comes here.' };
  return `${messages} messages; the latest arrived at ${newest.toISOString()}.`;
}

function junkOf({ junk }: MailboxInspection): Finding {
  if (junk === null) return 'There is no junk folder that can be told from its name.';
  const says = `“${junk.folder}” holds ${junk.messages} messages, ${junk.lately} of the last ${latelyDays} days.`;
  return junk.lately === 0 ? says : { look: `${says} Look whether questions are among them.` };
}

/** A server says its time only with the mail it took: one that arrived in our future shows that the clocks differ. */
function clockOf({ newest }: MailboxInspection, now: Date): Finding {
  if (newest === null) return 'Nothing to compare with: no mail has arrived.';
  const ahead = newest.getTime() - now.getTime();
  if (ahead <= clocksMs) return 'No mail has arrived later than it is here now.';
  return {
    look: `The latest mail arrived ${Math.round(ahead / 60_000)} minutes later than it is here: set the clock of this machine, or of the server. The deadline goes by the server’s.`,
  };
}
