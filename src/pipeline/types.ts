/** The values that travel along the way of a question. Stages share these types and nothing else. */

/** How a message came to us. */
export type Channel = 'email' | 'web' | 'import' | 'live';

/** What became of a message: exactly one of these. */
export type Outcome =
  | 'questions'
  | 'no-question'
  | 'automatic'
  | 'unreadable'
  | 'duplicate-copy'
  | 'not-for-this-webinar';

export const outcomes: readonly Outcome[] = [
  'questions',
  'no-question',
  'automatic',
  'unreadable',
  'duplicate-copy',
  'not-for-this-webinar',
];

export type HintKind =
  | 'safeguarding'
  | 'individual-child'
  | 'personal-data'
  | 'off-topic'
  | 'abusive'
  | 'near-duplicate'
  | 'check';

/** What the machine noticed. It raises; it never decides and never clears. */
export interface Hint {
  kind: HintKind;
  /** From 0 to 1. */
  score: number;
  /** The exact words that gave rise to it, or one plain sentence for `check`. */
  because: string[];
  /** For a question about one family that asks something general too: that half, as a wording for a person to edit. */
  general?: string;
}

/** A message as a source handed it over: the bytes, and where and when the server got them. */
export interface FetchedMessage {
  source: Buffer;
  /** The server's arrival time. The deadline rule uses this one. */
  received: Date;
  origin: MailboxOrigin | FileOrigin | ExportOrigin;
}

export interface MailboxOrigin {
  kind: 'mailbox';
  /** The mailbox's name in the configuration. */
  mailbox: string;
  folder: string;
  /** A decimal string: IMAP's number is 32 bits unsigned and imapflow gives a BigInt. */
  uidValidity: string;
  uid: number;
}

export interface FileOrigin {
  kind: 'file';
  /** Path as given, with `#n` for the nth message (from 1) of an mbox. */
  file: string;
}

/** A question in what a meeting's own tool handed out. */
export interface ExportOrigin {
  kind: 'export';
  /** What makes it this question and no other in every export of the same meeting. */
  key: string;
}

export interface Attachment {
  name: string;
  type: string;
  /** Bytes after decoding. */
  size: number;
  /** What is written in a document, as far as it was read. */
  text?: string;
}

/** What somebody wrote below a line they quoted. `visibleText.slice(start, end)` is the answer. */
export interface QuotedAnswer {
  start: number;
  end: number;
  /** The quoted paragraph above it. */
  quoted: string;
}

/** A mail that was passed on: `visibleText.slice(start)` is what somebody else wrote. */
export interface ForwardedPart {
  start: number;
  /** Who is said to have written it. */
  from: MailAddress | null;
}

/** A message after reading: who wrote, what they wrote new, and everything else kept. */
export interface ReadMessage {
  /** `person` wrote it, a machine did, or nobody can tell because it could not be read. */
  writtenBy: 'person' | 'automatic' | 'unreadable';
  /** One plain sentence: why it is automatic or unreadable; empty for a person's mail. */
  reason: string;
  subject: string;
  from: MailAddress | null;
  /** The first Reply-To, where there is one. */
  replyTo: MailAddress | null;
  /** Every address in To, Cc and Delivered-To, lower case. */
  recipients: string[];
  messageId: string | null;
  /** The Date header, when it can be read. */
  sentAt: Date | null;
  /** The time in the earliest Received header (the lowest in the file), when there is one. */
  firstReceivedAt: Date | null;
  /** All the text of the message: nothing cut away. */
  wholeText: string;
  /** What the sender wrote new; the subject when the body holds nothing; the whole when cutting leaves nothing. */
  visibleText: string;
  /** Answers between quoted lines, in order. */
  answers: QuotedAnswer[];
  forwarded: ForwardedPart | null;
  attachments: Attachment[];
  /** `check` hints about the part cut away, about attachments and about other languages. */
  hints: Hint[];
}

export interface MailAddress {
  /** Lower case. */
  address: string;
  name: string;
}

/** One thing asked. `asked === visibleText.slice(start, end)`. */
export interface ExtractedQuestion {
  asked: string;
  start: number;
  end: number;
  hints: Hint[];
}

/** What was found in a visible text. */
export interface Extraction {
  questions: ExtractedQuestion[];
  /** Why there is no question, in a plain sentence ("thanks", "asks to be taken off the list"); empty when there is one. */
  reason: string;
}

/** What screening and theming need to know of the webinar. */
export interface WebinarSubject {
  title: string;
  description: string;
  address?: string;
  topics?: ExpectedTopic[];
}

export interface ExpectedTopic {
  title: string;
  description: string;
  /** Questions that belong here, as an earlier webinar or a host gave them. */
  examples?: string[];
}
