import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';

/** One IMAP account and folder, as the environment names it. */
export interface MailboxSettings {
  name: string;
  folder: string;
  account: {
    host: string;
    port: number;
    tls: 'implicit' | 'starttls' | 'none';
    user: string;
    password: string;
    /** The council's own certificate authority, PEM. */
    ca?: string;
  };
}

/** The server that takes our own mail. */
export interface SmtpServer {
  host: string;
  port: number;
  tls: 'implicit' | 'starttls' | 'none';
  /** Null where the server takes mail from this machine without. */
  login: { user: string; password: string } | null;
  /** The council's own certificate authority, PEM. */
  ca?: string;
}

/** How reminders and alarms go out. */
export type OutboxSettings = { from: string } & (
  | { kind: 'folder'; folder: string }
  | { kind: 'smtp'; server: SmtpServer }
);

export interface Secrets {
  /** Signs session cookies. */
  session: string;
  /** Keys the HMAC that stands for a family's address. */
  family: string;
}

export interface Config {
  organisation: string;
  brandColour: string | null;
  host: string;
  port: number;
  /** Where people reach the admin; decides whether cookies are Secure. */
  baseUrl: URL;
  /** How many proxies stand in front, for Express's `trust proxy`. */
  trustProxy: number;
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  store: { kind: 'mongodb'; uri: string } | { kind: 'embedded'; folder: string };
  /** Null on the embedded store without settings: it makes and keeps its own. */
  secrets: Secrets | null;
  mailboxes: MailboxSettings[];
  /** Cron expression in Europe/London time. */
  collectSchedule: string;
  /** Null when nothing is ever sent. */
  outbox: OutboxSettings | null;
  /** How long a message that may tell of harm waits before the next contact is told, in minutes. */
  escalateAfterMinutes: number;
  /** Ways of saying one thing, beside those that ship; empty without a file. */
  vocabulary: string[][];
}

/** Thrown when settings are missing or wrong: names every fault at once. */
export class ConfigFaulty extends Error {
  constructor(readonly faults: string[]) {
    super(
      `The settings need mending:\n${faults.map((fault) => `  - ${fault}`).join('\n')}\n` +
        'Each setting is explained in .env.example.',
    );
    this.name = 'ConfigFaulty';
  }
}

type Environment = Record<string, string | undefined>;

const secret = z
  .string()
  .min(32, 'must be at least 32 characters; make one with: openssl rand -hex 32')
  .optional();

const environmentSchema = z.object({
  ORGANISATION: z.string().trim().min(1).default('Our council'),
  BRAND_COLOUR: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/, 'must be a colour such as #1d70b8')
    .optional(),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce
    .number('must be a port number from 1 to 65535')
    .int('must be a port number from 1 to 65535')
    .min(1, 'must be a port number from 1 to 65535')
    .max(65535, 'must be a port number from 1 to 65535')
    .default(3000),
  BASE_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address such as https://questions.council.example' })
    .optional(),
  TRUST_PROXY: z.coerce.number('must be the number of proxies in front, such as 1').int().min(0).default(0),
  LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'must be one of fatal, error, warn, info, debug, trace, silent',
    )
    .default('info'),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\/./, 'must begin with mongodb:// or mongodb+srv://')
    .optional(),
  DATA_DIR: z.string().default('data'),
  SESSION_SECRET: secret,
  FAMILY_KEY: secret,
  MAILBOXES: z.string().default(''),
  COLLECT_SCHEDULE: z
    .string()
    .regex(/^\S+( \S+){4,5}$/, 'must be a cron expression such as */5 * * * *')
    .default('*/5 * * * *'),
  OUTBOX: z.enum(['smtp', 'folder'], 'must be smtp, folder, or empty: then nothing is ever sent').optional(),
  OUTBOX_FROM: z
    .string()
    .regex(/^[^\s@<>]+@[^\s@<>]+$/, 'must be an address such as questions@council.example')
    .optional(),
  OUTBOX_FOLDER: z.string().optional(),
  ESCALATE_AFTER_MINUTES: z.coerce
    .number('must be a number of minutes, such as 30')
    .int('must be a number of minutes, such as 30')
    .min(1, 'must be at least 1 minute')
    .default(30),
  VOCABULARY_FILE: z.string().optional(),
});

const smtpSchema = z.object({
  HOST: z.string('is missing: the name of the server that takes outgoing mail').min(1),
  PORT: z.coerce.number('must be a port number').int().min(1).max(65535).optional(),
  TLS: z.enum(['implicit', 'starttls', 'none'], 'must be implicit, starttls or none').default('starttls'),
  USER: z.string().optional(),
  PASSWORD: z.string().optional(),
  CA_FILE: z.string().optional(),
});

const mailboxSchema = z.object({
  HOST: z.string('is missing: the name of the IMAP server').min(1),
  PORT: z.coerce.number('must be a port number').int().min(1).max(65535).optional(),
  TLS: z.enum(['implicit', 'starttls', 'none'], 'must be implicit, starttls or none').default('implicit'),
  USER: z.string('is missing: the account that may read the mailbox').min(1),
  PASSWORD: z.string('is missing: the password of that account').min(1),
  FOLDER: z.string().default('INBOX'),
  CA_FILE: z.string().optional(),
});

/** An empty setting in an .env file means "not set". */
function withoutEmpty(environment: Environment): Environment {
  return Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
}

function faultsOf(error: z.ZodError, prefix = ''): string[] {
  return error.issues.map((issue) => `${prefix}${issue.path.join('.')} ${issue.message}`);
}

/** The settings whose names begin so, without that beginning. */
function settingsOf(prefix: string, environment: Environment): Environment {
  return Object.fromEntries(
    Object.entries(environment)
      .filter(([key]) => key.startsWith(prefix))
      .map(([key, value]) => [key.slice(prefix.length), value]),
  );
}

function readMailbox(name: string, environment: Environment, faults: string[]): MailboxSettings | null {
  const prefix = `MAILBOX_${name.toUpperCase().replaceAll('-', '_')}_`;
  const parsed = mailboxSchema.safeParse(settingsOf(prefix, environment));
  if (!parsed.success) {
    faults.push(...faultsOf(parsed.error, prefix));
    return null;
  }
  const { HOST, PORT, TLS, USER, PASSWORD, FOLDER, CA_FILE } = parsed.data;
  const ca = CA_FILE === undefined ? undefined : readCertificates(`${prefix}CA_FILE`, CA_FILE, faults);
  if (ca === null) return null;
  return {
    name,
    folder: FOLDER,
    account: {
      host: HOST,
      port: PORT ?? (TLS === 'implicit' ? 993 : 143),
      tls: TLS,
      user: USER,
      password: PASSWORD,
      ...(ca === undefined ? {} : { ca }),
    },
  };
}

const thisMachine = ['localhost', '127.0.0.1', '::1'];

function readSmtp(environment: Environment, faults: string[]): SmtpServer | null {
  const parsed = smtpSchema.safeParse(settingsOf('SMTP_', environment));
  if (!parsed.success) {
    faults.push(...faultsOf(parsed.error, 'SMTP_'));
    return null;
  }
  const { HOST, PORT, TLS, USER, PASSWORD, CA_FILE } = parsed.data;
  const ca = CA_FILE === undefined ? undefined : readCertificates('SMTP_CA_FILE', CA_FILE, faults);
  if (TLS === 'none' && !thisMachine.includes(HOST))
    faults.push('SMTP_TLS must be implicit or starttls: none is only for a server on this machine');
  if ((USER === undefined) !== (PASSWORD === undefined))
    faults.push('SMTP_USER and SMTP_PASSWORD go together: give both or neither');
  if (ca === null) return null;
  return {
    host: HOST,
    port: PORT ?? (TLS === 'implicit' ? 465 : 587),
    tls: TLS,
    login: USER === undefined || PASSWORD === undefined ? null : { user: USER, password: PASSWORD },
    ...(ca === undefined ? {} : { ca }),
  };
}

/** @returns null, without a fault, where OUTBOX is empty: then nothing is ever sent */
function readOutbox(given: Environment, faults: string[]): OutboxSettings | null {
  const { OUTBOX: kind, OUTBOX_FROM: from, OUTBOX_FOLDER: folder, BASE_URL } = given;
  if (kind !== 'smtp' && kind !== 'folder') return null;
  if (from === undefined)
    faults.push('OUTBOX_FROM is missing: the address from which reminders and alarms are sent');
  if (BASE_URL === undefined)
    faults.push('BASE_URL is missing: reminders and alarms carry a link to the pages');
  const server = kind === 'smtp' ? readSmtp(given, faults) : null;
  if (kind === 'folder' && folder === undefined)
    faults.push('OUTBOX_FOLDER is missing: the folder in which mail is written instead of being sent');
  if (from === undefined) return null;
  if (server !== null) return { kind: 'smtp', from, server };
  return folder === undefined ? null : { kind: 'folder', from, folder: resolve(folder) };
}

/** Judged from what was given, whatever else is wrong; a secret of the wrong form is named by the schema. */
function readSecrets(given: Environment, faults: string[]): Secrets | null {
  const { SESSION_SECRET, FAMILY_KEY, MONGODB_URI } = given;
  if (SESSION_SECRET !== undefined && FAMILY_KEY !== undefined) {
    return { session: SESSION_SECRET, family: FAMILY_KEY };
  }
  if (MONGODB_URI !== undefined) {
    for (const name of ['SESSION_SECRET', 'FAMILY_KEY'] as const) {
      if (given[name] === undefined) {
        faults.push(
          `${name} is missing: with MONGODB_URI set it must be given; make one with: openssl rand -hex 32`,
        );
      }
    }
  } else if (SESSION_SECRET !== undefined || FAMILY_KEY !== undefined) {
    faults.push('SESSION_SECRET and FAMILY_KEY go together: give both or neither');
  }
  return null;
}

/** @returns the certificates in a file; null, and a fault, when they cannot be read */
function readCertificates(setting: string, file: string, faults: string[]): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    faults.push(`${setting} names a file that ${existsSync(file) ? 'cannot be read' : 'is not there'}`);
    return null;
  }
}

const vocabularySchema = z.array(z.array(z.string().min(1)).min(2));

/** @returns no words, and a fault, when the file cannot be read or holds something else */
function readVocabulary(file: string | undefined, faults: string[]): string[][] {
  if (file === undefined) return [];
  try {
    return vocabularySchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    faults.push(
      existsSync(file)
        ? 'VOCABULARY_FILE must hold JSON such as [["EHCP", "EHC plan"], ["SENCO", "SENDCO"]]'
        : 'VOCABULARY_FILE must name a file that is there',
    );
    return [];
  }
}

/** Reads an `.env` file in the working folder, if there is one, without changing what is set already. */
export function loadEnvironmentFile(): void {
  if (existsSync('.env')) process.loadEnvFile('.env');
}

/**
 * Reads every setting.
 * @throws ConfigFaulty naming all faults at once; no value is repeated in it, since a value may be a secret.
 */
export function readConfig(environment: Environment = process.env): Config {
  const given = withoutEmpty(environment);
  const parsed = environmentSchema.safeParse(given);
  const faults = parsed.success ? [] : faultsOf(parsed.error);
  const names = (given.MAILBOXES ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const mailboxes: MailboxSettings[] = [];
  for (const name of new Set(names)) {
    if (names.indexOf(name) !== names.lastIndexOf(name)) faults.push(`MAILBOXES names ${name} twice`);
    if (!/^[a-z][a-z0-9-]*$/.test(name)) {
      faults.push('MAILBOXES must be names of small letters, digits and hyphens, separated by commas');
      continue;
    }
    const mailbox = readMailbox(name, given, faults);
    if (mailbox !== null) mailboxes.push(mailbox);
  }
  const secrets = readSecrets(given, faults);
  const outbox = readOutbox(given, faults);
  const vocabulary = readVocabulary(given.VOCABULARY_FILE, faults);
  if (!parsed.success || faults.length > 0) throw new ConfigFaulty(faults);
  const settings = parsed.data;
  return {
    organisation: settings.ORGANISATION,
    brandColour: settings.BRAND_COLOUR ?? null,
    host: settings.HOST,
    port: settings.PORT,
    baseUrl: new URL(settings.BASE_URL ?? `http://localhost:${settings.PORT}`),
    trustProxy: settings.TRUST_PROXY,
    logLevel: settings.LOG_LEVEL,
    store:
      settings.MONGODB_URI === undefined
        ? { kind: 'embedded', folder: resolve(settings.DATA_DIR) }
        : { kind: 'mongodb', uri: settings.MONGODB_URI },
    secrets,
    mailboxes,
    collectSchedule: settings.COLLECT_SCHEDULE,
    outbox,
    escalateAfterMinutes: settings.ESCALATE_AFTER_MINUTES,
    vocabulary,
  };
}

/**
 * The PORT that was asked for, if any: the demo takes the first free one from 3000 otherwise.
 * @throws ConfigFaulty
 */
export function askedPort(environment: Environment = process.env): number | null {
  const { PORT } = withoutEmpty(environment);
  if (PORT === undefined) return null;
  const parsed = environmentSchema.pick({ PORT: true }).safeParse({ PORT });
  if (!parsed.success) throw new ConfigFaulty(faultsOf(parsed.error));
  return parsed.data.PORT;
}
