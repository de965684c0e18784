import { lookup } from 'node:dns/promises';
import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { type Finding, ToMend } from './step.js';

export interface Server {
  host: string;
  port: number;
  tls: 'implicit' | 'starttls' | 'none';
  ca?: string;
}

const patienceMs = 10_000;
const dayMs = 24 * 60 * 60_000;
const warnDays = 14;

/** @throws ToMend */
export async function findAddress({ host }: Server): Promise<string> {
  try {
    const { address } = await lookup(host);
    return address === host ? `${host} is an address already.` : `${host} is ${address}.`;
  } catch {
    throw new ToMend(
      `No address is known for ${host}: check the name in the settings, and that this machine can ask a name server.`,
    );
  }
}

/** Waits until a socket says what is waited for. @throws the socket's own error, or one without a code when it takes too long */
function once(socket: Socket | TLSSocket, event: 'connect' | 'secureConnect'): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.setTimeout(patienceMs, () => socket.destroy(new Error('It takes too long.')));
    socket.once('error', reject);
    socket.once(event, () => resolve());
  });
}

/** @throws ToMend */
export async function reachPort({ host, port }: Server): Promise<string> {
  const socket = connect({ host, port });
  try {
    await once(socket, 'connect');
    return `Port ${port} answers.`;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new ToMend(
      code === 'ECONNREFUSED'
        ? `Nothing listens on port ${port} of ${host}: check the port in the settings, and that the server runs.`
        : `Port ${port} of ${host} does not answer: a firewall may be between, or the server is down.`,
    );
  } finally {
    socket.destroy();
  }
}

/** The certificate of a server that encrypts from the start; the others say theirs when signing in. @throws ToMend */
export async function checkCertificate(server: Server, now: Date): Promise<Finding> {
  const { host, port, tls, ca } = server;
  if (tls === 'none') return { look: 'Not encrypted, which is allowed on this machine only.' };
  if (tls === 'starttls') return 'The line is encrypted before signing in; the certificate is checked there.';
  const socket = connectTls({
    host,
    port,
    ...(isIP(host) === 0 ? { servername: host } : {}),
    ...(ca === undefined ? {} : { ca }),
  });
  try {
    await once(socket, 'secureConnect');
    const until = new Date(socket.getPeerCertificate().valid_to);
    const days = Math.floor((until.getTime() - now.getTime()) / dayMs);
    const says = `${socket.getProtocol() ?? 'TLS'}; the certificate is good for ${days} more days.`;
    return days < warnDays ? { look: `${says} Have it renewed.` } : says;
  } catch (error) {
    throw new ToMend(certificateProblem(host, (error as NodeJS.ErrnoException).code ?? ''));
  } finally {
    socket.destroy();
  }
}

function certificateProblem(host: string, code: string): string {
  if (code === 'CERT_HAS_EXPIRED') return `The certificate of ${host} has expired: have it renewed.`;
  if (code === 'CERT_NOT_YET_VALID')
    return `The certificate of ${host} is not valid yet: check the clock of this machine.`;
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID')
    return `The certificate of ${host} is for another name: use the name that stands in it.`;
  if (/CERT|ISSUER|SIGNATURE/.test(code))
    return `The certificate of ${host} is by an authority that is not known here: give your organisation's own in the setting that ends in CA_FILE.`;
  return `No encrypted connection to ${host} can be made: the port may be the wrong one for implicit TLS; try starttls.`;
}
