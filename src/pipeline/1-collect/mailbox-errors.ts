/** What can go wrong with a mailbox. No message repeats what the server said: it may hold anything. */

interface Server {
  host: string;
  port: number;
}

/** Thrown when no IMAP server answers there. */
export class MailboxUnreachable extends Error {
  constructor({ host, port }: Server) {
    super(
      `The mail server ${host} does not answer on port ${port}: check the name, the port and the kind of encryption ` +
        'in the settings, and that this machine may reach it.',
    );
    this.name = 'MailboxUnreachable';
  }
}

/** Thrown when the server does not accept the user name and password. */
export class MailboxRefusedSignIn extends Error {
  constructor({ host }: Server) {
    super(
      `The mail server ${host} refused to sign in: check the user name and the password in the settings, and that ` +
        'the account may use IMAP.',
    );
    this.name = 'MailboxRefusedSignIn';
  }
}

/** Thrown when the account has no such folder, or may not read it. */
export class MailboxFolderMissing extends Error {
  constructor(readonly folder: string) {
    super(
      `The mailbox has no folder “${folder}” that this account may read: check its name, and for a folder inside ` +
        'another its whole path.',
    );
    this.name = 'MailboxFolderMissing';
  }
}

/** Thrown when reading began and could not be finished. */
export class MailboxConnectionLost extends Error {
  constructor({ host }: Server) {
    super(
      `The connection to the mail server ${host} ended before all mail was read: collect again, and it goes on from there.`,
    );
    this.name = 'MailboxConnectionLost';
  }
}

/** Thrown when the server's certificate is expired, for another name, or by an authority that is not trusted. */
export class MailboxCertificateNotTrusted extends Error {
  constructor({ host }: Server) {
    super(
      `The certificate of the mail server ${host} is not trusted, so no password was sent: check the server’s name, ` +
        'or give the certificate authority of your organisation in the settings.',
    );
    this.name = 'MailboxCertificateNotTrusted';
  }
}

/** Thrown when a password would travel unencrypted over a network. */
export class MailboxNotEncrypted extends Error {
  constructor({ host }: Server) {
    super(
      `No encrypted connection to the mail server ${host} can be made with these settings, so no password was sent: ` +
        'choose implicit TLS, or STARTTLS where the server offers it; none is only for a server on this machine.',
    );
    this.name = 'MailboxNotEncrypted';
  }
}
