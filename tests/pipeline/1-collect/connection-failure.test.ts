import { describe, expect, it } from '@jest/globals';
import { connectionFailure } from '../../../src/pipeline/1-collect/connection-failure.js';

const account = {
  host: 'mail.council.example',
  port: 993,
  tls: 'implicit',
  user: 'u',
  password: 'canary',
} as const;

function nameOf(cause: unknown): string {
  return connectionFailure(account, cause).name;
}

describe('why no session came about', () => {
  it.each([
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'CERT_HAS_EXPIRED',
    'ERR_TLS_CERT_ALTNAME_INVALID',
  ])('is the certificate for %s, also in an upgrade', (code) => {
    expect(nameOf({ code })).toBe('MailboxCertificateNotTrusted');
    expect(nameOf({ code, tlsFailed: true })).toBe('MailboxCertificateNotTrusted');
  });

  it('is the encryption when the upgrade was not offered or tampered with', () => {
    expect(nameOf({ tlsFailed: true })).toBe('MailboxNotEncrypted');
    expect(nameOf({ tlsFailed: true, code: 'STARTTLS_INJECTION' })).toBe('MailboxNotEncrypted');
  });

  it.each([
    { code: 'ECONNREFUSED' },
    { code: 'ENOTFOUND' },
    { code: 'CONNECT_TIMEOUT' },
    { code: 'ECONNRESET', tlsFailed: true },
    { code: 7 },
    null,
    'a word',
  ])('is the way there for %j', (cause) => {
    expect(nameOf(cause)).toBe('MailboxUnreachable');
  });

  it('is told in a sentence that names the server and holds no secret', () => {
    const { message } = connectionFailure(account, { code: 'ENOTFOUND' });
    expect(message).toContain('mail.council.example does not answer on port 993');
    expect(message).not.toContain('canary');
  });
});
