/** A mail as it goes out: to one person, plain text. */
export interface Letter {
  id: string;
  to: string;
  subject: string;
  text: string;
}

/** Carries a letter to where it goes. */
export interface Sender {
  /**
   * @param assertOurs called when all is ready and nothing has gone out; what it throws ends the attempt
   * @throws NotDelivered when it certainly was not; whatever else is thrown says that nobody knows
   */
  send(letter: Letter, assertOurs: () => Promise<void>): Promise<void>;
  /** Goes as far as signing in, and sends nothing. @throws NotDelivered */
  check(): Promise<void>;
}

const sentences = {
  'no answer':
    'The mail server does not answer: check SMTP_HOST and SMTP_PORT, and that this machine may reach it.',
  encryption:
    'No encrypted connection to the mail server can be made, so no password was sent: check SMTP_TLS, or give the certificate authority of your organisation in SMTP_CA_FILE.',
  'sign-in': 'The mail server refused to sign in: check SMTP_USER and SMTP_PASSWORD.',
  'refused for now': 'The mail server refused the mail for now.',
  'refused for good':
    'The mail server refused the mail: check that the address exists, and that SMTP_USER may send as OUTBOX_FROM.',
  folder: 'The mail could not be written: check that OUTBOX_FOLDER can be written and the disk has room.',
};

/** Thrown when a letter certainly was not delivered. No message repeats what the server said: it may hold anything. */
export class NotDelivered extends Error {
  override name = 'NotDelivered';
  constructor(readonly why: keyof typeof sentences) {
    super(sentences[why]);
  }

  /** Trying again cannot help. */
  get isFinal(): boolean {
    return this.why === 'refused for good';
  }
}
