import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { dovecotConfiguration, type Ports, type RunAs } from './dovecot-configuration.js';
import { freePort } from './free-port.js';
import { serverEnvironment } from './server-environment.js';

const run = promisify(execFile);

export const user = 'families';
export const password = 'a-secret-that-must-not-be-repeated';

/** The flags a client can see: seen, answered, flagged, deleted, draft; `\Recent` is the server's own. */
export interface MessageFlags {
  uid: number;
  flags: string[];
}

/** A Dovecot of its own, with one mailbox, in a temporary folder and on free ports. */
export class Dovecot {
  private delivered = 0;

  private constructor(
    readonly folder: string,
    readonly ports: Ports,
    /** PEM of the self-signed certificate, which is its own authority. It names localhost. */
    readonly certificate: string,
    private readonly runAs: RunAs,
    private readonly process: ChildProcess,
  ) {}

  static async start(): Promise<Dovecot> {
    const folder = await mkdtemp(join(tmpdir(), 'ask-ahead-dovecot-'));
    const runAs = await whoServesMail();
    const ports = { plain: await freePort(), tls: await freePort() };
    await makeCertificate(folder);
    await writeFile(join(folder, 'passwd'), `${user}:{PLAIN}${password}\n`);
    await writeFile(join(folder, 'dovecot.conf'), dovecotConfiguration(folder, ports, runAs));
    await mkdir(join(folder, 'mail'));
    await chmod(folder, 0o755);
    await chown(join(folder, 'mail'), runAs.uid, runAs.gid);
    const process = spawn('dovecot', ['-F', '-c', join(folder, 'dovecot.conf')], {
      stdio: 'ignore',
      env: serverEnvironment,
    });
    const dovecot = new Dovecot(
      folder,
      ports,
      await readFile(join(folder, 'cert.pem'), 'utf8'),
      runAs,
      process,
    );
    try {
      await untilGreeting(ports.plain);
    } catch (error) {
      await dovecot.stop();
      throw error;
    }
    return dovecot;
  }

  /** Puts a mail in, as received by the server at `arrived` (to the second). Uids are given in this order. */
  async deliver(source: string | Buffer, arrived: Date, folder = 'INBOX'): Promise<void> {
    this.delivered += 1;
    // Dovecot numbers new files by name, the time of delivery first.
    const name = `${1_700_000_000 + this.delivered}.M${this.delivered}.localhost`;
    const inbox = join(this.folder, 'mail', user, 'Maildir');
    const maildir = folder === 'INBOX' ? inbox : join(inbox, `.${folder}`);
    const path = join(maildir, 'new', name);
    await this.ownFolders(
      join(this.folder, 'mail', user),
      inbox,
      maildir,
      ...['cur', 'new', 'tmp'].map((at) => join(maildir, at)),
    );
    const written = join(maildir, 'tmp', name);
    await writeFile(written, source);
    await chown(written, this.runAs.uid, this.runAs.gid);
    await utimes(written, arrived, arrived);
    await run('mv', [written, path]);
  }

  /** Takes every message away. */
  async empty(): Promise<void> {
    await this.doveadm('expunge', '-u', user, 'mailbox', 'INBOX', 'all');
  }

  async expunge(uid: number): Promise<void> {
    await this.doveadm('expunge', '-u', user, 'mailbox', 'INBOX', 'uid', String(uid));
  }

  /** Gives the folder another UIDVALIDITY, as a restored backup has. */
  async renumber(uidValidity: number): Promise<void> {
    await this.doveadm('mailbox', 'update', '-u', user, '--uid-validity', String(uidValidity), 'INBOX');
  }

  async flags(): Promise<MessageFlags[]> {
    const { stdout } = await this.doveadm(
      '-f',
      'tab',
      'fetch',
      '-u',
      user,
      'uid flags',
      'mailbox',
      'INBOX',
      'all',
    );
    return stdout
      .split('\n')
      .slice(1)
      .filter((line) => line !== '')
      .map((line) => {
        const [uid = '', flags = ''] = line.split('\t');
        return {
          uid: Number(uid),
          flags: flags.split(' ').filter((flag) => flag !== '' && flag !== '\\Recent'),
        };
      });
  }

  async setFlag(uid: number, flag: string): Promise<void> {
    await this.doveadm('flags', 'add', '-u', user, flag, 'mailbox', 'INBOX', 'uid', String(uid));
  }

  /** Ends every connection of the mailbox's clients. */
  async kick(): Promise<void> {
    await this.doveadm('kick', user);
  }

  /** With SIGTERM: its child processes would outlive a SIGKILL. */
  async stop(): Promise<void> {
    if (this.process.exitCode === null) {
      const exited = once(this.process, 'exit');
      this.process.kill('SIGTERM');
      await exited;
    }
    await rm(this.folder, { recursive: true, force: true });
  }

  private doveadm(...words: string[]) {
    return run('doveadm', ['-c', join(this.folder, 'dovecot.conf'), ...words], { env: serverEnvironment });
  }

  private async ownFolders(...folders: string[]): Promise<void> {
    for (const folder of folders) {
      await mkdir(folder, { recursive: true });
      await chown(folder, this.runAs.uid, this.runAs.gid);
    }
  }
}

async function whoServesMail(): Promise<RunAs> {
  const me = userInfo();
  if (me.uid !== 0) {
    const { stdout } = await run('id', ['-gn']);
    return { user: me.username, group: stdout.trim(), uid: me.uid, gid: me.gid };
  }
  const idOf = async (option: string) => Number((await run('id', [option, 'nobody'])).stdout);
  return { user: 'nobody', group: 'nogroup', uid: await idOf('-u'), gid: await idOf('-g') };
}

async function makeCertificate(folder: string): Promise<void> {
  await run('openssl', [
    ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost'],
    ...['-addext', 'subjectAltName=DNS:localhost'],
    ...['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'cert.pem')],
  ]);
}

async function untilGreeting(port: number): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (await greets(port)) return;
    await wait(100);
  }
  throw new Error('Dovecot did not start within ten seconds: see the file log in its folder');
}

function greets(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const answer = (greeted: boolean) => {
      socket.destroy();
      resolve(greeted);
    };
    socket.once('data', (data) => answer(data.toString().startsWith('* OK')));
    socket.once('error', () => answer(false));
    socket.once('close', () => answer(false));
  });
}
