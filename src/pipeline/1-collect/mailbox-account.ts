import { isIPv4 } from 'node:net';
import type { ImapFlowOptions } from 'imapflow';
import { connectTimeoutMs, silenceTimeoutMs } from './limits.js';
import { MailboxNotEncrypted } from './mailbox-errors.js';

export interface MailboxAccount {
  host: string;
  port: number;
  /** `none` is accepted for a server on this machine only. */
  tls: 'implicit' | 'starttls' | 'none';
  user: string;
  password: string;
  /** PEM of the certificate authority to trust in place of the public ones. */
  ca?: string;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));
}

/** @throws MailboxNotEncrypted for a plain connection that would leave this machine */
export function connectionOptions(account: MailboxAccount): ImapFlowOptions {
  if (account.tls === 'none' && !isLoopback(account.host)) throw new MailboxNotEncrypted(account);
  return {
    host: account.host,
    port: account.port,
    secure: account.tls === 'implicit',
    // Left out it would upgrade when the server offers it, and go on in the clear when an attacker hid the offer.
    ...(account.tls === 'implicit' ? {} : { doSTARTTLS: account.tls === 'starttls' }),
    tls: {
      rejectUnauthorized: true,
      minVersion: 'TLSv1.2',
      ...(account.ca === undefined ? {} : { ca: account.ca }),
    },
    auth: { user: account.user, pass: account.password },
    clientInfo: { name: 'ask-ahead', version: false, vendor: false, 'support-url': false },
    // Its log lines hold subjects and addresses.
    logger: false,
    connectionTimeout: connectTimeoutMs,
    greetingTimeout: connectTimeoutMs,
    socketTimeout: silenceTimeoutMs,
  };
}
