import type { MailboxAccount } from './mailbox-account.js';
import {
  MailboxCertificateNotTrusted,
  MailboxNotEncrypted,
  MailboxRefusedSignIn,
  MailboxUnreachable,
} from './mailbox-errors.js';

/** How Node names what OpenSSL found wrong: X509_V_ERR_* without its head, and its own name check. */
const certificateCodes =
  /^(CERT_|SELF_SIGNED_CERT|DEPTH_ZERO_|UNABLE_TO_|ERR_TLS_CERT_|INVALID_CA|INVALID_PURPOSE|HOSTNAME_MISMATCH)/;

/** What Node and imapflow add to an error. */
interface Trouble {
  code?: unknown;
  authenticationFailed?: unknown;
  serverResponseCode?: unknown;
  tlsFailed?: unknown;
}

/** RFC 5530: the server could not look at the password just now, which says nothing about it. */
const notAboutThePassword: readonly unknown[] = [
  'UNAVAILABLE',
  'INUSE',
  'LIMIT',
  'SERVERBUG',
  'CONTACTADMIN',
];

/** Says in our words why no session came about. */
export function connectionFailure(account: MailboxAccount, cause: unknown): Error {
  const trouble: Trouble = typeof cause === 'object' && cause !== null ? cause : {};
  const code = typeof trouble.code === 'string' ? trouble.code : '';
  if (certificateCodes.test(code)) return new MailboxCertificateNotTrusted(account);
  // The upgrade was not offered, or was tampered with; a line that was cut while upgrading has another code.
  if (trouble.tlsFailed === true && (code === '' || code === 'STARTTLS_INJECTION'))
    return new MailboxNotEncrypted(account);
  if (trouble.authenticationFailed === true && !notAboutThePassword.includes(trouble.serverResponseCode)) {
    return new MailboxRefusedSignIn(account);
  }
  return new MailboxUnreachable(account);
}
