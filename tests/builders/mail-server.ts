import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import type { SmtpServer } from '../../src/config.js';

/** A server for outgoing mail on this machine, and what it took. */
export interface MailServer {
  settings: SmtpServer;
  /** Each mail that was given whole, in order, with its recipients. */
  taken: { to: string[]; source: string }[];
  stop(): Promise<void>;
}

export interface Behaviour {
  options?: SMTPServerOptions;
  /** Called at each step of each mail, before the server answers it: connected, from, to, whole. */
  onStep?: (step: 'connected' | 'from' | 'to' | 'whole') => void;
  /** The server says this instead of taking the mail. */
  refuseText?: number;
  refuseRecipient?: number;
  tls?: SmtpServer['tls'];
}

function refusal(responseCode: number): Error {
  return Object.assign(new Error('No. Canary zebrafinch'), { responseCode });
}

/** A certificate for localhost that is its own authority. */
export function localCertificate(): { key: string; cert: string } {
  const folder = mkdtempSync(join(tmpdir(), 'ask-ahead-certificate-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost'],
      ...['-addext', 'subjectAltName=DNS:localhost', '-keyout', key, '-out', cert],
    ],
    { stdio: 'ignore' },
  );
  const made = { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  rmSync(folder, { recursive: true });
  return made;
}

export async function startMailServer(behaviour: Behaviour = {}): Promise<MailServer> {
  const { options = {}, onStep, refuseText, refuseRecipient, tls = 'none' } = behaviour;
  const taken: MailServer['taken'] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: tls === 'none' ? ['STARTTLS'] : [],
    ...options,
    onConnect(_session, done) {
      onStep?.('connected');
      done();
    },
    onMailFrom(_address, _session, done) {
      onStep?.('from');
      done();
    },
    onRcptTo(_address, _session, done) {
      onStep?.('to');
      done(refuseRecipient === undefined ? null : refusal(refuseRecipient));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (refuseText !== undefined) {
          done(refusal(refuseText));
          return;
        }
        taken.push({
          to: session.envelope.rcptTo.map(({ address }) => address),
          source: Buffer.concat(chunks).toString('utf8'),
        });
        onStep?.('whole');
        done();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.server.address() as AddressInfo;
  return {
    settings: { host: tls === 'none' ? '127.0.0.1' : 'localhost', port, tls, login: null },
    taken,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
