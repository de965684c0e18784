import { createHash, createHmac } from 'node:crypto';
import type { Logger } from 'pino';
import type { VectorMaker } from '../language/vector-maker.js';
import type { Reader } from '../pipeline/2-read/index.js';
import { duplicateCopyReason, type LineResult, type LineWebinar, runLine } from '../pipeline/line.js';
import type { FetchedMessage } from '../pipeline/types.js';
import { idFrom, type Message, type Question, type Store, type Webinar } from '../store/index.js';
import type { HeldLease } from './leased-work.js';
import type { Vectors } from './vectors.js';

/** What a collecting run has done so far. */
export interface CollectProgress {
  /** How many messages there are to read; null while unknown. */
  total: number | null;
  messagesRead: number;
  questionsFound: number;
  /** Messages that were in the store already. */
  known: number;
}

export interface CollectedMessage {
  message: FetchedMessage;
  /** Where to go on after this message; files have none. */
  cursor?: { uidValidity: string; uid: number };
}

export interface CollectOptions {
  total?: number | null;
  /** Where the cursor is kept, `webinar/mailbox/folder`, and the lease under which it moves. */
  place?: { cursorId: string; lease: HeldLease };
  onProgress?: (progress: CollectProgress) => void;
  signal?: AbortSignal;
}

/** An arrival this much after the first Received header may have been moved here by a colleague. */
const movedLaterMs = 60 * 60 * 1000;

export function lineWebinarOf(webinar: Webinar): LineWebinar {
  return {
    title: webinar.title,
    description: webinar.description,
    announcement: webinar.announcement,
    address: webinar.address,
    topics: webinar.topics,
    rule: webinar.rule,
  };
}

/** A rule says which mail of a mailbox belongs here; an export was given for this webinar by a person. */
function lineWebinarFor(webinar: Webinar, { origin }: FetchedMessage): LineWebinar {
  const line = lineWebinarOf(webinar);
  return origin.kind === 'export' ? { ...line, rule: { address: '', subject: '' } } : line;
}

/**
 * Stores what a source hands over: each message once with exactly one outcome, then its questions.
 * A message is stored before its questions and marked finished after them; every id is made from the message, so a
 * run that was killed anywhere is made whole by the next one.
 */
export class Collecting {
  /** Vectors that are being made and kept. */
  private keeping: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: Store,
    private readonly reader: Reader,
    private readonly maker: VectorMaker,
    private readonly vectors: Vectors,
    private readonly familyKey: string,
    private readonly log: Logger,
  ) {}

  /** @throws what the source throws, after everything before it was stored */
  async collect(
    webinar: Webinar,
    source: AsyncIterable<CollectedMessage>,
    options: CollectOptions = {},
  ): Promise<CollectProgress> {
    const progress: CollectProgress = {
      total: options.total ?? null,
      messagesRead: 0,
      questionsFound: 0,
      known: 0,
    };
    const copies = new Map<string, number>();
    try {
      for await (const { message, cursor } of source) {
        options.signal?.throwIfAborted();
        await options.place?.lease.assertOurs();
        const digest = createHash('sha256').update(message.source).digest('hex');
        const copy = (copies.get(digest) ?? 0) + 1;
        copies.set(digest, copy);
        const questions = await this.take(webinar, message, digest, copy);
        if (questions === null) progress.known += 1;
        else progress.questionsFound += questions;
        progress.messagesRead += 1;
        if (cursor !== undefined && options.place !== undefined) {
          const { cursorId, lease } = options.place;
          await this.store.cursors.advance({ id: cursorId, ...cursor, fencing: lease.fencing });
        }
        options.onProgress?.({ ...progress });
      }
    } finally {
      // Whatever became of the source, what is under way ends before the store may be closed.
      await this.keeping.catch(() => {});
    }
    await this.kept();
    this.log.info({ webinar: webinar.id, ...progress }, 'collected');
    return progress;
  }

  /** @returns how many questions were found, or null when the message was there already */
  private async take(
    webinar: Webinar,
    fetched: FetchedMessage,
    digest: string,
    copy: number,
  ): Promise<number | null> {
    const { identity, epoch } = identityOf(fetched, digest, copy);
    const known =
      (await this.store.messages.findByIdentity(webinar.id, identity)) ??
      (epoch === null ? null : await this.store.messages.renumber(webinar.id, digest, identity, epoch));
    if (known?.finished === true) return null;
    const result = await runLine(fetched, lineWebinarFor(webinar, fetched), this.reader, this.maker);
    const message =
      known ?? (await this.add(await this.messageOf(webinar, fetched, { identity, digest, epoch }, result)));
    const questions = message.outcome === 'questions' ? questionsOf(message, result) : [];
    await this.store.questions.addOnce(questions);
    await this.store.messages.finish(message.id);
    await this.keepVectors(message, questions, result);
    return questions.length;
  }

  /**
   * Waits for the vectors of the message before and lets those of this one follow, so that the next is read meanwhile. A
   * message without vectors, as after a kill, gets them when themes are made.
   */
  private async keepVectors(message: Message, questions: Question[], { vectors }: LineResult): Promise<void> {
    await this.kept();
    this.keeping = vectors.then(async (made) => {
      if (made !== null) await this.vectors.keep(message, questions, made);
    });
    // Heard by whoever waits next; unheard until then, it would end the process.
    this.keeping.catch(() => {});
  }

  /** @throws what went wrong while vectors were kept, once */
  private async kept(): Promise<void> {
    const before = this.keeping;
    this.keeping = Promise.resolve();
    await before;
  }

  /** Stores a new message; as a copy when the same sender's same text is there. */
  private async add(message: Message): Promise<Message> {
    if ((await this.store.messages.add(message)) !== 'copy') return message;
    const { firstCopyKey: _, ...rest } = message;
    const copy: Message = { ...rest, outcome: 'duplicate-copy', reason: duplicateCopyReason };
    await this.store.messages.add(copy);
    return copy;
  }

  private async messageOf(
    webinar: Webinar,
    fetched: FetchedMessage,
    keys: Pick<Message, 'identity' | 'digest' | 'epoch'>,
    result: LineResult,
  ): Promise<Message> {
    const { read } = result;
    const family = result.family === null ? null : await this.rememberFamily(result.family);
    const copyKey =
      result.copyKey === null ? {} : { firstCopyKey: `${webinar.id}/${this.keyed(result.copyKey)}` };
    const firstReceived = read.firstReceivedAt?.getTime() ?? fetched.received.getTime();
    return {
      id: idFrom(webinar.id, keys.identity),
      webinar: webinar.id,
      channel: fetched.origin.kind === 'export' ? 'import' : 'email',
      ...keys,
      subject: read.subject,
      received: fetched.received,
      sentAt: read.sentAt,
      late: fetched.received >= webinar.deadline,
      movedLater: fetched.received.getTime() - firstReceived > movedLaterMs,
      outcome: result.outcome,
      reason: result.reason,
      visibleText: read.visibleText,
      wholeText: read.wholeText,
      attachments: read.attachments,
      hints: result.hints,
      family,
      ...copyKey,
      source: result.outcome === 'unreadable' ? fetched.source : null,
      concern: result.hints.some((hint) => hint.kind === 'safeguarding') ? 'raised' : 'none',
      finished: false,
      version: 1,
    };
  }

  private keyed(text: string): string {
    return createHmac('sha256', this.familyKey).update(text).digest('hex');
  }

  private async rememberFamily({ address, name }: { address: string; name: string }): Promise<string> {
    const id = this.keyed(address.trim().toLowerCase());
    await this.store.families.remember({ id, address, name });
    return id;
  }
}

/**
 * uidValidity + uid + SHA-256 in a mailbox: a Message-ID is only a claim, and two form mails can share one.
 * In files the nth of equal bytes, so that importing the same folder twice doubles nothing; in exports what is in them.
 */
function identityOf(fetched: FetchedMessage, digest: string, copy: number) {
  if (fetched.origin.kind === 'export') return { identity: `export/${fetched.origin.key}`, epoch: null };
  if (fetched.origin.kind === 'file') return { identity: `file/${digest}/${copy}`, epoch: null };
  const { mailbox, folder, uidValidity, uid } = fetched.origin;
  const epoch = `${mailbox}/${folder}/${uidValidity}`;
  return { identity: `${epoch}/${uid}/${digest}`, epoch };
}

function questionsOf(message: Message, result: LineResult): Question[] {
  return result.questions.map((question, position) => ({
    id: idFrom(message.id, String(position)),
    webinar: message.webinar,
    message: message.id,
    family: message.family,
    received: message.received,
    late: message.late,
    position,
    asked: question.asked,
    start: question.start,
    end: question.end,
    ...(question.quoted === undefined ? {} : { quoted: question.quoted }),
    wording: question.asked,
    redacted: question.redacted,
    hints: question.hints,
    state: 'undecided',
    setAsideReason: null,
    theme: null,
    placedBy: 'machine',
    confidence: 0,
    because: [],
    notHere: [],
    version: 1,
  }));
}
