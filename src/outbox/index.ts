import type { OutboxSettings } from '../config.js';
import { folderSender } from './folder-sender.js';
import type { Sender } from './sender.js';
import { smtpSender } from './smtp-sender.js';

export { type NewLetter, Outbox } from './outbox.js';
export { type Letter, NotDelivered, type Sender } from './sender.js';

/** The way the settings name for mail to go out; null when nothing may be sent. */
export function senderOf(settings: OutboxSettings | null): Sender | null {
  if (settings === null) return null;
  return settings.kind === 'folder'
    ? folderSender(settings.folder, settings.from)
    : smtpSender(settings.server, settings.from);
}
