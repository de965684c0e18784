import type { Model, Mongoose } from 'mongoose';
import type {
  Cursor,
  Escalation,
  Family,
  HistoryEntry,
  Import,
  JobRecord,
  Lease,
  Message,
  MessageVectors,
  OutboxItem,
  Person,
  Proposal,
  Question,
  SchemaVersion,
  SortingStep,
  StoredTopicVectors,
  Theme,
  ThemeJoin,
  ThemingRun,
  Webinar,
} from './records.js';

/** A record as it lies in the store: its id under MongoDB's own name. */
export type Stored<T extends { id: string }> = Omit<T, 'id'> & { _id: string };

export interface SessionDocument {
  _id: string;
  /** JSON of the session. */
  session: string;
  expires: Date;
}

export interface Models {
  Webinar: Model<Stored<Webinar>>;
  Message: Model<Stored<Message>>;
  Question: Model<Stored<Question>>;
  Theme: Model<Stored<Theme>>;
  ThemingRun: Model<Stored<ThemingRun>>;
  MessageVectors: Model<Stored<MessageVectors>>;
  TopicVectors: Model<Stored<StoredTopicVectors>>;
  Proposal: Model<Stored<Proposal>>;
  SortingStep: Model<Stored<SortingStep>>;
  ThemeJoin: Model<Stored<ThemeJoin>>;
  Person: Model<Stored<Person>>;
  HistoryEntry: Model<Stored<HistoryEntry>>;
  Family: Model<Stored<Family>>;
  Cursor: Model<Stored<Cursor>>;
  Lease: Model<Stored<Lease>>;
  OutboxItem: Model<Stored<OutboxItem>>;
  JobRecord: Model<Stored<JobRecord>>;
  Escalation: Model<Stored<Escalation>>;
  Import: Model<Stored<Import>>;
  SchemaVersion: Model<Stored<SchemaVersion>>;
  Session: Model<SessionDocument>;
}

/**
 * Makes the models on the given mongoose, never on the global one: a driver is set once per instance, and copying
 * from one store to another needs two.
 */
export function defineModels(mongoose: Mongoose): Models {
  const { Mixed } = mongoose.Schema.Types;
  const text = { type: String, default: '' };
  const options = { versionKey: false, strict: 'throw', autoCreate: false, minimize: false } as const;

  const hint = new mongoose.Schema(
    { kind: String, score: Number, because: [String], general: String },
    { _id: false },
  );
  const attachment = new mongoose.Schema(
    { name: String, type: { type: String }, size: Number },
    { _id: false },
  );

  const correction = new mongoose.Schema(
    {
      at: Date,
      who: String,
      action: String,
      added: [String],
      removed: [String],
      outcome: String,
      reason: text,
    },
    { _id: false },
  );

  const webinar = new mongoose.Schema(
    {
      _id: String,
      title: text,
      description: text,
      announcement: text,
      starts: Date,
      ends: Date,
      timezone: text,
      opens: Date,
      deadline: Date,
      mailbox: { type: String, default: null },
      rule: { address: text, subject: text },
      address: text,
      joiningDetails: text,
      cannotAnswer: text,
      whereInstead: text,
      urgentHelp: text,
      escalationContacts: text,
      topics: [new mongoose.Schema({ title: text, description: text, examples: [String] }, { _id: false })],
      phase: text,
      themeOrder: [String],
      themeOrderVersion: Number,
      themesWorkedOn: Boolean,
      granularity: { type: Number, default: 0 },
      sweptAt: { type: Date, default: null },
      createdAt: Date,
      version: Number,
    },
    options,
  );

  const message = new mongoose.Schema(
    {
      _id: String,
      webinar: String,
      channel: String,
      identity: String,
      digest: String,
      epoch: { type: String, default: null },
      subject: text,
      received: Date,
      sentAt: { type: Date, default: null },
      late: Boolean,
      movedLater: Boolean,
      outcome: String,
      reason: text,
      visibleText: text,
      wholeText: text,
      attachments: [attachment],
      hints: [hint],
      family: { type: String, default: null },
      firstCopyKey: String,
      source: { type: Buffer, default: null },
      concern: String,
      finished: Boolean,
      corrections: { type: [correction], default: undefined },
      version: Number,
    },
    options,
  );
  message.index({ webinar: 1, identity: 1 }, { unique: true });
  message.index({ firstCopyKey: 1 }, { unique: true, sparse: true });
  message.index({ webinar: 1, digest: 1 });
  message.index({ webinar: 1, received: 1, _id: 1 });
  message.index({ webinar: 1, outcome: 1, received: 1, _id: 1 });
  message.index({ webinar: 1, concern: 1, received: 1, _id: 1 });

  const question = new mongoose.Schema(
    {
      _id: String,
      webinar: String,
      message: String,
      family: { type: String, default: null },
      received: Date,
      late: Boolean,
      position: Number,
      asked: text,
      start: Number,
      end: Number,
      inWhole: Boolean,
      quoted: String,
      removed: Boolean,
      wording: text,
      redacted: text,
      hints: [hint],
      state: String,
      setAsideReason: { type: String, default: null },
      theme: { type: String, default: null },
      placedBy: String,
      confidence: Number,
      because: [String],
      notHere: [String],
      version: Number,
    },
    options,
  );
  question.index({ webinar: 1, theme: 1 });
  question.index({ message: 1 });

  const theme = new mongoose.Schema(
    {
      _id: String,
      webinar: String,
      title: text,
      titledBy: String,
      tag: text,
      asks: [[String]],
      covered: [String],
      wording: text,
      owner: text,
      draftAnswer: text,
      state: String,
      version: Number,
    },
    options,
  );
  theme.index({ webinar: 1 });

  const themingRun = new mongoose.Schema(
    {
      _id: String,
      webinar: String,
      at: Date,
      kind: { type: String, default: 'afresh' },
      inputsDigest: String,
      parameters: Mixed,
      methodVersion: String,
      result: [
        new mongoose.Schema({ question: String, theme: { type: String, default: null } }, { _id: false }),
      ],
      titles: [new mongoose.Schema({ theme: String, title: String }, { _id: false })],
      apart: [String],
    },
    options,
  );
  themingRun.index({ webinar: 1, at: 1 });

  const messageVectors = new mongoose.Schema(
    {
      _id: String,
      webinar: String,
      model: String,
      mail: Buffer,
      questions: [new mongoose.Schema({ question: String, inText: Buffer, alone: Buffer }, { _id: false })],
    },
    options,
  );
  messageVectors.index({ webinar: 1, model: 1 });
  const topicVectors = new mongoose.Schema({ _id: String, whole: Buffer, phrases: [Buffer] }, options);

  const proposal = new mongoose.Schema(
    {
      _id: String,
      webinar: String,
      question: String,
      from: { type: String, default: null },
      to: { type: String, default: null },
      title: text,
      confidence: Number,
      because: [String],
    },
    options,
  );
  proposal.index({ webinar: 1 });

  const sortingStep = new mongoose.Schema(
    {
      _id: String,
      webinar: String,
      at: Date,
      who: String,
      question: String,
      before: { theme: { type: String, default: null }, placedBy: String },
      theme: { type: String, default: null },
      opened: Boolean,
      together: [
        new mongoose.Schema(
          { question: String, before: { theme: { type: String, default: null }, placedBy: String } },
          { _id: false },
        ),
      ],
      moved: [
        new mongoose.Schema(
          {
            question: String,
            from: { type: String, default: null },
            to: { type: String, default: null },
          },
          { _id: false },
        ),
      ],
      undone: Boolean,
    },
    options,
  );
  sortingStep.index({ webinar: 1, at: 1 });

  const themeJoin = new mongoose.Schema(
    {
      _id: String,
      webinar: String,
      at: Date,
      who: String,
      joined: Mixed,
      place: Number,
      into: String,
      questions: [
        new mongoose.Schema(
          { question: String, before: { theme: { type: String, default: null }, placedBy: String } },
          { _id: false },
        ),
      ],
      undone: Boolean,
    },
    options,
  );
  themeJoin.index({ webinar: 1, at: 1 });

  const person = new mongoose.Schema(
    {
      _id: String,
      email: String,
      name: text,
      passwordHash: String,
      roles: [String],
      sessionsValidFrom: Date,
      failedSignIns: Number,
      lockedUntil: { type: Date, default: null },
    },
    options,
  );
  person.index({ email: 1 }, { unique: true });

  const historyEntry = new mongoose.Schema(
    {
      _id: String,
      webinar: { type: String, default: null },
      at: Date,
      who: String,
      action: String,
      subject: { kind: String, id: String },
      detail: text,
    },
    options,
  );
  historyEntry.index({ 'subject.id': 1, at: 1 });

  const family = new mongoose.Schema({ _id: String, address: String, name: text }, options);
  const cursor = new mongoose.Schema(
    { _id: String, uidValidity: String, uid: Number, fencing: Number },
    options,
  );
  const lease = new mongoose.Schema(
    { _id: String, owner: String, tick: Date, expires: Date, fencing: Number },
    options,
  );
  const outboxItem = new mongoose.Schema(
    {
      _id: String,
      webinar: { type: String, default: null },
      kind: String,
      to: String,
      subject: text,
      text,
      state: String,
      at: Date,
      queuedAt: Date,
      tries: Number,
      claim: text,
      problem: text,
      version: Number,
    },
    options,
  );
  outboxItem.index({ state: 1, at: 1 });
  const jobRecord = new mongoose.Schema(
    {
      _id: String,
      webinar: { type: String, default: null },
      fencing: Number,
      startedAt: Date,
      endedAt: { type: Date, default: null },
      result: String,
      sentence: text,
      doneAt: { type: Date, default: null },
      failingSince: { type: Date, default: null },
      failures: { type: Number, default: 0 },
      retryAt: { type: Date, default: null },
    },
    options,
  );
  const escalation = new mongoose.Schema(
    { _id: String, webinar: String, since: Date, told: { type: Number, default: 0 } },
    options,
  );
  escalation.index({ webinar: 1 });
  const imported = new mongoose.Schema(
    {
      _id: String,
      webinar: String,
      name: text,
      bytes: { type: Buffer, default: null },
      at: Date,
      who: text,
      state: String,
      messages: Number,
      known: Number,
      questions: Number,
    },
    options,
  );
  imported.index({ at: 1 });
  imported.index({ state: 1, at: 1 });
  const schemaVersion = new mongoose.Schema({ _id: String, version: Number }, options);
  const session = new mongoose.Schema({ _id: String, session: String, expires: Date }, options);
  session.index({ expires: 1 }, { expireAfterSeconds: 0 });

  return {
    Webinar: mongoose.model<Stored<Webinar>>('Webinar', webinar as never, 'webinars'),
    Message: mongoose.model<Stored<Message>>('Message', message as never, 'messages'),
    Question: mongoose.model<Stored<Question>>('Question', question as never, 'questions'),
    Theme: mongoose.model<Stored<Theme>>('Theme', theme as never, 'themes'),
    ThemingRun: mongoose.model<Stored<ThemingRun>>('ThemingRun', themingRun as never, 'themingRuns'),
    MessageVectors: mongoose.model<Stored<MessageVectors>>(
      'MessageVectors',
      messageVectors as never,
      'messageVectors',
    ),
    TopicVectors: mongoose.model<Stored<StoredTopicVectors>>(
      'TopicVectors',
      topicVectors as never,
      'topicVectors',
    ),
    Proposal: mongoose.model<Stored<Proposal>>('Proposal', proposal as never, 'proposals'),
    SortingStep: mongoose.model<Stored<SortingStep>>('SortingStep', sortingStep as never, 'sortingSteps'),
    ThemeJoin: mongoose.model<Stored<ThemeJoin>>('ThemeJoin', themeJoin as never, 'themeJoins'),
    Person: mongoose.model<Stored<Person>>('Person', person as never, 'people'),
    HistoryEntry: mongoose.model<Stored<HistoryEntry>>('HistoryEntry', historyEntry as never, 'history'),
    Family: mongoose.model<Stored<Family>>('Family', family as never, 'families'),
    Cursor: mongoose.model<Stored<Cursor>>('Cursor', cursor as never, 'cursors'),
    Lease: mongoose.model<Stored<Lease>>('Lease', lease as never, 'leases'),
    OutboxItem: mongoose.model<Stored<OutboxItem>>('OutboxItem', outboxItem as never, 'outbox'),
    JobRecord: mongoose.model<Stored<JobRecord>>('JobRecord', jobRecord as never, 'jobs'),
    Escalation: mongoose.model<Stored<Escalation>>('Escalation', escalation as never, 'escalations'),
    Import: mongoose.model<Stored<Import>>('Import', imported as never, 'imports'),
    SchemaVersion: mongoose.model<Stored<SchemaVersion>>('SchemaVersion', schemaVersion as never, 'schema'),
    Session: mongoose.model<SessionDocument>('Session', session as never, 'sessions'),
  };
}
