import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { SmtpServer } from '../config.js';
import { compose } from './compose.js';
import { NotDelivered, type Sender } from './sender.js';

/** Reaching a server and each of its answers take a second or two; a mail gateway that scans takes longer. */
const connectTimeoutMs = 20_000;
const silenceTimeoutMs = 60_000;

/** What the library adds to an error. */
interface Trouble {
  code?: unknown;
  /** Node's own, where the library put another in its place. */
  originalCode?: unknown;
  responseCode?: unknown;
}

function troubleOf(error: unknown): Trouble {
  return typeof error === 'object' && error !== null ? error : {};
}

/** How Node names what OpenSSL found wrong. */
const certificateCodes =
  /^(CERT_|SELF_SIGNED_CERT|DEPTH_ZERO_|UNABLE_TO_|ERR_TLS_|ERR_SSL_|HOSTNAME_MISMATCH|ETLS$)/;

/** Anything that goes wrong before a mail is handed over: it was not delivered. */
function beforeSending(error: unknown): NotDelivered {
  const { code, originalCode } = troubleOf(error);
  if ([code, originalCode].some((one) => typeof one === 'string' && certificateCodes.test(one)))
    return new NotDelivered('encryption');
  return new NotDelivered(code === 'EAUTH' ? 'sign-in' : 'no answer');
}

/**
 * A refusal in words is one: 4yz for now, 5yz for good (RFC 5321 section 4.2.1). A connection that ended before the
 * server asked for the text cannot have delivered it. All else leaves it open.
 */
function whileSending(error: unknown, textBegun: boolean): unknown {
  const { code, responseCode } = troubleOf(error);
  const inWords = typeof responseCode === 'number' && responseCode >= 400;
  if (textBegun && !(inWords && code === 'EMESSAGE')) return error;
  if (!inWords) return new NotDelivered('no answer');
  return new NotDelivered(responseCode >= 500 ? 'refused for good' : 'refused for now');
}

/** Settles a call that answers by callback, or the connection's own error, whichever comes first. */
function answered(
  connection: SMTPConnection,
  call: (done: (error?: Error | null) => void) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.once('error', reject);
    call((error) => {
      connection.off('error', reject);
      if (error) reject(error);
      else resolve();
    });
  });
}

/** Sends by SMTP, on a connection of its own for each letter: there are few. */
export function smtpSender(server: SmtpServer, from: string, now: () => Date = () => new Date()): Sender {
  const withConnection = async (use: (connection: SMTPConnection) => Promise<void>) => {
    const connection = new SMTPConnection({
      host: server.host,
      port: server.port,
      secure: server.tls === 'implicit',
      requireTLS: server.tls === 'starttls',
      ignoreTLS: server.tls === 'none',
      connectionTimeout: connectTimeoutMs,
      greetingTimeout: connectTimeoutMs,
      socketTimeout: silenceTimeoutMs,
      tls: {
        rejectUnauthorized: true,
        minVersion: 'TLSv1.2',
        ...(server.ca === undefined ? {} : { ca: server.ca }),
      },
    });
    // Without a listener an error after the last answer would end the process.
    connection.on('error', () => undefined);
    try {
      try {
        await answered(connection, (done) => connection.connect(done));
        const { login } = server;
        if (login !== null)
          await answered(connection, (done) =>
            connection.login({ credentials: { user: login.user, pass: login.password } }, done),
          );
      } catch (error) {
        throw beforeSending(error);
      }
      await use(connection);
      connection.quit();
    } finally {
      connection.close();
    }
  };
  return {
    async send(letter, assertOurs) {
      const bytes = await compose(letter, from, now());
      await withConnection(async (connection) => {
        let textBegun = false;
        const text = new Readable({
          read() {
            textBegun = true;
            this.push(bytes);
            this.push(null);
          },
        });
        await assertOurs();
        try {
          await answered(connection, (done) => connection.send({ from, to: [letter.to] }, text, done));
        } catch (error) {
          throw whileSending(error, textBegun);
        }
      });
    },
    check: () => withConnection(async () => undefined),
  };
}
