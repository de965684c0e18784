import type { Attachment, Channel, ExpectedTopic, Hint, Outcome } from '../pipeline/types.js';

/** The records of the store, in the words of the pages. Times are UTC dates; ids are opaque strings. */

export const phases = ['open', 'collected', 'ready', 'live', 'published', 'closed'] as const;
export type Phase = (typeof phases)[number];

export interface Webinar {
  id: string;
  title: string;
  description: string;
  /** The text families got: when it stands quoted in a mail it is not theirs. */
  announcement: string;
  starts: Date;
  ends: Date;
  /** IANA name, such as Europe/London. */
  timezone: string;
  /** Mail from this time on belongs to the webinar. */
  opens: Date;
  /** Mail that arrived at or after this instant is late. */
  deadline: Date;
  /** The mailbox's name in the settings; null when mail is only imported. */
  mailbox: string | null;
  /** Optional: only mail sent to this address, or with these words in the subject, belongs here. */
  rule: { address: string; subject: string };
  /** Where families send questions. */
  address: string;
  joiningDetails: string;
  cannotAnswer: string;
  whereInstead: string;
  urgentHelp: string;
  escalationContacts: string;
  topics: ExpectedTopic[];
  phase: Phase;
  /** Theme ids, first to last: one array, so that a move is one atomic write. */
  themeOrder: string[];
  /** Grows by one with each change of the order. */
  themeOrderVersion: number;
  /** True from the first time a person worked on the themes: from then on runs add, and never rearrange. */
  themesWorkedOn: boolean;
  /** Steps broader (negative) or narrower (positive) that a host chose. */
  granularity: number;
  /** When the final sweep after the deadline was done. */
  sweptAt: Date | null;
  createdAt: Date;
  version: number;
}

export interface Message {
  id: string;
  webinar: string;
  channel: Channel;
  /** What makes it this message and no other; unique within a webinar. */
  identity: string;
  /** SHA-256 of the source, hex: finds it again when the server renumbers its folder. */
  digest: string;
  /** For mailbox mail `mailbox/folder/uidValidity`, else null. */
  epoch: string | null;
  subject: string;
  received: Date;
  sentAt: Date | null;
  late: boolean;
  /** True when the server's arrival time is over an hour after the first Received header: a person decides. */
  movedLater: boolean;
  outcome: Outcome;
  /** One plain sentence. */
  reason: string;
  visibleText: string;
  wholeText: string;
  attachments: Attachment[];
  hints: Hint[];
  /** Keyed HMAC of the address; null when unknown. */
  family: string | null;
  /** Unset on copies: unique, so that two collectors cannot both take the first copy. */
  firstCopyKey?: string;
  /** The bytes, kept only when they could not be read. */
  source: Buffer | null;
  /** `raised` waits for a moderator; `escalated` and `no-concern` were decided. */
  concern: 'none' | 'raised' | 'escalated' | 'no-concern';
  /** False until its questions are stored too: a killed run finishes it next time. */
  finished: boolean;
  /** What people changed about its questions, the latest last; without those that were undone. */
  corrections?: Correction[];
  version: number;
}

export const correctionActions = ['added', 'changed', 'split', 'joined', 'taken away'] as const;

/** What a person did with the questions of a message: some went, others came. Undone by the reverse. */
export interface Correction {
  at: Date;
  who: string;
  action: (typeof correctionActions)[number];
  /** Ids of questions. */
  added: string[];
  removed: string[];
  /** What had become of the message before. */
  outcome: Outcome;
  reason: string;
}

export const setAsideReasons = ['individual-child', 'off-topic', 'duplicate', 'abusive', 'other'] as const;
export type SetAsideReason = (typeof setAsideReasons)[number];

export interface Question {
  id: string;
  webinar: string;
  message: string;
  family: string | null;
  received: Date;
  late: boolean;
  /** From 0, in the order of the mail. */
  position: number;
  /** Verbatim; never changes. */
  asked: string;
  start: number;
  end: number;
  /** True where a person took it from the part cut away: start and end are places in the whole text. */
  inWhole?: boolean;
  /** The line of ours that it answers, where it stood between quoted lines. */
  quoted?: string;
  /** True where a person took it away, or put others in its place: kept, and shown nowhere until that is undone. */
  removed?: boolean;
  /** What hosts see. */
  wording: string;
  /** `asked` with names and numbers replaced by neutral words: what the machine would suggest. */
  redacted: string;
  hints: Hint[];
  state: 'undecided' | 'included' | 'set-aside';
  setAsideReason: SetAsideReason | null;
  theme: string | null;
  placedBy: 'machine' | 'person';
  /** From 0 to 1. */
  confidence: number;
  because: string[];
  /** Themes in which a person said that it does not belong. */
  notHere: string[];
  version: number;
}

export interface Theme {
  id: string;
  webinar: string;
  title: string;
  titledBy: 'machine' | 'person';
  /** A phrase that sets it apart, by the machine; empty where there is none. */
  tag: string;
  /** The different things asked: ids of the questions that ask the same, what most mails ask first. */
  asks: string[][];
  /** Ids of questions whose ask the draft answer covers, as a host ticked them. */
  covered?: string[];
  /** Agreed by hosts; empty until then. */
  wording: string;
  owner: string;
  draftAnswer: string;
  state: 'planned' | 'answered' | 'follow-up' | 'not-reached';
  version: number;
}

export interface ThemingRun {
  id: string;
  webinar: string;
  at: Date;
  /** `afresh` grouped everything; `joining` let new questions join; `restore` is what stood before a restore. */
  kind: 'afresh' | 'joining' | 'restore';
  /** SHA-256 over ids and texts of what went in. */
  inputsDigest: string;
  parameters: Record<string, number>;
  methodVersion: string;
  /** Question id to theme id, null for the tray. */
  result: { question: string; theme: string | null }[];
  titles: { theme: string; title: string }[];
  /** Ids of the questions least like any other, loneliest first; none in runs from before they were kept. */
  apart?: string[];
}

/** What the sentence model reads in a message and its questions: eight-bit directions of equal width. */
export interface MessageVectors {
  /** The message's id. */
  id: string;
  webinar: string;
  /** SHA-256 of the model: vectors of another one are made anew. */
  model: string;
  mail: Buffer;
  questions: { question: string; inText: Buffer; alone: Buffer }[];
}

/** What the sentence model reads in a topic or a title. */
export interface StoredTopicVectors {
  /** Made of the model and the text. */
  id: string;
  whole: Buffer;
  phrases: Buffer[];
}

/** Where a full run would put a question that stands elsewhere, until a person says. */
export interface Proposal {
  id: string;
  webinar: string;
  question: string;
  from: string | null;
  /** Null for a theme that does not stand yet. */
  to: string | null;
  title: string;
  confidence: number;
  because: string[];
}

/** One answer on the sorting page, with all that moved by it, so that it can be undone. */
export interface SortingStep {
  id: string;
  webinar: string;
  at: Date;
  who: string;
  question: string;
  before: { theme: string | null; placedBy: 'machine' | 'person' };
  /** Null for the tray. */
  theme: string | null;
  /** True when the answer made the theme. */
  opened: boolean;
  /** Questions that the same answer placed with it, and where they stood; none in answers from before there were any. */
  together?: { question: string; before: SortingStep['before'] }[];
  moved: { question: string; from: string | null; to: string | null }[];
  undone: boolean;
}

/** A theme that a person joined into another, with all that is needed to part them again. */
export interface ThemeJoin {
  id: string;
  webinar: string;
  at: Date;
  who: string;
  /** The theme that is gone, as it was. */
  joined: Theme;
  /** Its place in the order, from 0; -1 when it had none. */
  place: number;
  into: string;
  /** What stood in it, and who had placed it there. */
  questions: { question: string; before: SortingStep['before'] }[];
  undone: boolean;
}

export const roles = ['host', 'moderator', 'administrator'] as const;
export type Role = (typeof roles)[number];

export interface Person {
  id: string;
  /** Lower case; unique. */
  email: string;
  name: string;
  /** argon2id, in its own encoded form. */
  passwordHash: string;
  roles: Role[];
  /** Sessions begun before this instant are over. */
  sessionsValidFrom: Date;
  failedSignIns: number;
  lockedUntil: Date | null;
}

/** Who did what and when. Never holds text of a question. */
export interface HistoryEntry {
  id: string;
  webinar: string | null;
  at: Date;
  /** The person's name, or `ask-ahead` for the programme itself. */
  who: string;
  action: string;
  subject: {
    kind: 'webinar' | 'message' | 'question' | 'theme' | 'person' | 'letter' | 'job' | 'import';
    id: string;
  };
  /** A reason or a state, in a few words from a fixed list; never free text. */
  detail: string;
}

/** The restricted record of an address. Everything else knows only its HMAC. */
export interface Family {
  /** The keyed HMAC. */
  id: string;
  address: string;
  name: string;
}

/** Who may do a job, so that several instances on one store do it once. */
export interface Lease {
  /** The job's name. */
  id: string;
  /** One instance of the programme. */
  owner: string;
  /** The due time that was last taken. */
  tick: Date;
  /** From then on another may take it. */
  expires: Date;
  /** Grows by one each time it is taken: what an earlier holder still writes is told by its lower number. */
  fencing: number;
}

/** What the store's records look like, as the number of the last migration. */
export interface SchemaVersion {
  id: 'schema';
  version: number;
}

/** How far collecting has come in one folder for one webinar. */
export interface Cursor {
  /** `webinar/mailbox/folder`. */
  id: string;
  uidValidity: string;
  uid: number;
  /** The number of the lease under which it was written. */
  fencing: number;
}

export const letterKinds = ['reminder', 'escalation', 'collecting-fails'] as const;
export type LetterKind = (typeof letterKinds)[number];

/** A mail of our own to a colleague. Never holds text of a question, nor a name. */
export interface OutboxItem {
  /** Made of what it is about and to whom it goes: what is queued again is the same item. */
  id: string;
  webinar: string | null;
  kind: LetterKind;
  to: string;
  subject: string;
  text: string;
  /**
   * `waiting` is sent when it is due; `sending` was claimed and is not recorded yet; `unsure` was claimed and never
   * recorded, so it may have gone out; `failed` certainly did not; `let-go` is one of these that a person closed.
   */
  state: 'waiting' | 'sending' | 'sent' | 'unsure' | 'failed' | 'let-go';
  /** Waiting: when it is due. Sending: when the claim lapses. Else: since when it is in this state. */
  at: Date;
  queuedAt: Date;
  tries: number;
  /** Whose attempt it is: what an earlier one still records is told by its other name. */
  claim: string;
  /** Why it was not sent, in a sentence of ours; empty when nothing was wrong. */
  problem: string;
  version: number;
}

/** How the last run of a job went. */
export interface JobRecord {
  /** The job's name, or `collect/` and the webinar's id: each webinar has its own run. */
  id: string;
  webinar: string | null;
  /** The number of the lease under which it was written. */
  fencing: number;
  startedAt: Date;
  /** Null while it runs, and when the process that ran it died. */
  endedAt: Date | null;
  /** `stopped`: told to end before its end, or another instance was at it; `hung`: it said nothing for too long. */
  result: 'running' | 'done' | 'failed' | 'hung' | 'stopped';
  /** What came of it, in a sentence of ours. */
  sentence: string;
  /** When it last went well. */
  doneAt: Date | null;
  /** When the first of the runs began that failed one after the other; null after one that went well. */
  failingSince: Date | null;
  failures: number;
  /** Not tried again before, by itself. */
  retryAt: Date | null;
}

/** A message that may tell of harm, as long as no moderator has decided about it. */
export interface Escalation {
  /** The message's id. */
  id: string;
  webinar: string;
  /** When it was first seen waiting. */
  since: Date;
  /** How many of the webinar's contacts were told. */
  told: number;
}

/** An export of questions that somebody uploaded. */
export interface Import {
  id: string;
  webinar: string;
  /** The file's own name. */
  name: string;
  /** The file, until it was imported; null from then on. */
  bytes: Buffer | null;
  at: Date;
  /** The person's name. */
  who: string;
  state: 'uploaded' | 'importing' | 'done' | 'failed';
  /** What came of it. */
  messages: number;
  /** Of these, how many were there already. */
  known: number;
  questions: number;
}
