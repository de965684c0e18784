import type { OutboxSettings } from '../../config.js';
import { NotDelivered, senderOf } from '../../outbox/index.js';
import { sentenceFor } from '../faults.js';
import { checkCertificate, findAddress, reachPort } from './network.js';
import { inOrder, type Step, ToMend } from './step.js';

/** How mail to colleagues would go out; nothing is sent. */
export async function checkOutbox(settings: OutboxSettings | null, now: Date): Promise<Step[]> {
  const about = 'mail to colleagues';
  const sender = senderOf(settings);
  if (settings === null || sender === null) {
    return [
      {
        about,
        step: 'setting',
        state: 'look',
        says: 'OUTBOX is not set: no reminder and no alarm is ever sent.',
      },
    ];
  }
  const explain = (error: unknown) =>
    error instanceof ToMend || error instanceof NotDelivered ? error.message : sentenceFor(error);
  if (settings.kind === 'folder') {
    const says = `Mail is written into ${settings.folder} and not sent.`;
    const check = async () => {
      await sender.check();
      return { look: says };
    };
    return inOrder(about, [['folder', check]], explain);
  }
  const { server } = settings;
  return inOrder(
    about,
    [
      ['address', () => findAddress(server)],
      ['connection', () => reachPort(server)],
      ['encryption', () => checkCertificate(server, now)],
      [
        'sign-in',
        async () => {
          await sender.check();
          return server.login === null
            ? 'It takes mail without signing in.'
            : `Signed in as ${server.login.user}.`;
        },
      ],
    ],
    explain,
  );
}
