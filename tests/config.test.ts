import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { askedPort, ConfigFaulty, readConfig } from '../src/config.js';

const session = 's'.repeat(32);
const family = 'f'.repeat(32);
const mongodb = 'mongodb://127.0.0.1/questions';

function faultsOf(environment: Record<string, string>): string[] {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigFaulty) return error.faults;
    throw error;
  }
  return [];
}

describe('readConfig', () => {
  it('needs nothing to be set', () => {
    expect(readConfig({})).toEqual({
      organisation: 'Our council',
      brandColour: null,
      host: '127.0.0.1',
      port: 3000,
      baseUrl: new URL('http://localhost:3000'),
      trustProxy: 0,
      logLevel: 'info',
      store: { kind: 'embedded', folder: resolve('data') },
      secrets: null,
      mailboxes: [],
      collectSchedule: '*/5 * * * *',
      outbox: null,
      escalateAfterMinutes: 30,
      vocabulary: [],
    });
  });

  it('takes an empty setting for one that is not set', () => {
    const empty = { ORGANISATION: '', BRAND_COLOUR: '', PORT: '', MONGODB_URI: '', MAILBOXES: '' };
    expect(readConfig(empty)).toEqual(readConfig({}));
  });

  it('lets the address people type follow the port, until it is given', () => {
    expect(readConfig({ PORT: '8080' }).baseUrl.href).toBe('http://localhost:8080/');
    const behindProxy = { PORT: '8080', BASE_URL: 'https://questions.council.example', TRUST_PROXY: '1' };
    expect(readConfig(behindProxy)).toMatchObject({
      baseUrl: new URL('https://questions.council.example'),
      trustProxy: 1,
    });
  });

  it('goes to MongoDB when its address is given, with secrets', () => {
    const config = readConfig({ MONGODB_URI: mongodb, SESSION_SECRET: session, FAMILY_KEY: family });
    expect(config.store).toEqual({ kind: 'mongodb', uri: mongodb });
    expect(config.secrets).toEqual({ session, family });
  });

  it('wants both secrets with MongoDB, and both or neither without', () => {
    expect(faultsOf({ MONGODB_URI: mongodb })).toEqual([
      expect.stringContaining('SESSION_SECRET is missing'),
      expect.stringContaining('FAMILY_KEY is missing'),
    ]);
    expect(faultsOf({ FAMILY_KEY: family })).toEqual([
      'SESSION_SECRET and FAMILY_KEY go together: give both or neither',
    ]);
  });

  it.each([
    ['PORT', '70000'],
    ['PORT', 'web'],
    ['BRAND_COLOUR', 'blue'],
    ['BASE_URL', 'ftp://questions.council.example'],
    ['TRUST_PROXY', 'yes'],
    ['LOG_LEVEL', 'loud'],
    ['MONGODB_URI', 'postgres://database.council.example'],
    ['SESSION_SECRET', 'too-short-canary'],
    ['COLLECT_SCHEDULE', 'hourly'],
    ['OUTBOX', 'post'],
    ['OUTBOX_FROM', 'Parents <questions>'],
    ['ESCALATE_AFTER_MINUTES', 'soon'],
    ['ESCALATE_AFTER_MINUTES', '0.25'],
    ['VOCABULARY_FILE', '/nowhere/words.json'],
    ['VOCABULARY_FILE', '/proc/version'],
    ['MAILBOXES', 'Parents'],
  ])('names the setting %s when it is %s, and does not repeat the value', (name, value) => {
    const faults = faultsOf({ [name]: value });
    expect(faults[0]).toMatch(new RegExp(`^${name} must`));
    expect(faults.join('\n')).not.toContain(value);
  });
});

describe('mailboxes', () => {
  const one = {
    MAILBOXES: 'send-strategy',
    MAILBOX_SEND_STRATEGY_HOST: 'imap.council.example',
    MAILBOX_SEND_STRATEGY_USER: 'questions@council.example',
    MAILBOX_SEND_STRATEGY_PASSWORD: 'password-canary',
  };

  it('are named in capitals with underscores for hyphens', () => {
    expect(readConfig(one).mailboxes).toEqual([
      {
        name: 'send-strategy',
        folder: 'INBOX',
        account: {
          host: 'imap.council.example',
          port: 993,
          tls: 'implicit',
          user: 'questions@council.example',
          password: 'password-canary',
        },
      },
    ]);
  });

  it('use port 143 where the line is upgraded, unless another is given', () => {
    const upgraded = { ...one, MAILBOX_SEND_STRATEGY_TLS: 'starttls' };
    const portOf = (environment: Record<string, string>) =>
      readConfig(environment).mailboxes.map(({ account }) => account.port);
    expect(portOf(upgraded)).toEqual([143]);
    expect(portOf({ ...upgraded, MAILBOX_SEND_STRATEGY_PORT: '1143' })).toEqual([1143]);
  });

  it('may have the certificate authority of the council, from a file that is there', () => {
    const folder = mkdtempSync(join(tmpdir(), 'ask-ahead-config-'));
    const file = join(folder, 'ca.pem');
    writeFileSync(file, 'certificate');
    expect(readConfig({ ...one, MAILBOX_SEND_STRATEGY_CA_FILE: file }).mailboxes[0]?.account.ca).toBe(
      'certificate',
    );
    rmSync(folder, { recursive: true });
    expect(faultsOf({ ...one, MAILBOX_SEND_STRATEGY_CA_FILE: file })).toEqual([
      'MAILBOX_SEND_STRATEGY_CA_FILE names a file that is not there',
    ]);
  });

  it('are all checked before anything is said', () => {
    expect(faultsOf({ PORT: '0', MAILBOXES: 'a, b', MAILBOX_A_HOST: 'x', MAILBOX_B_TLS: 'some' })).toEqual([
      'PORT must be a port number from 1 to 65535',
      expect.stringContaining('MAILBOX_A_USER is missing'),
      expect.stringContaining('MAILBOX_A_PASSWORD is missing'),
      expect.stringContaining('MAILBOX_B_HOST is missing'),
      'MAILBOX_B_TLS must be implicit, starttls or none',
      expect.stringContaining('MAILBOX_B_USER is missing'),
      expect.stringContaining('MAILBOX_B_PASSWORD is missing'),
    ]);
  });
});

describe('faults of different kinds', () => {
  it('are named together: a wrong setting, missing secrets and an unfinished mailbox', () => {
    const faults = faultsOf({ LOG_LEVEL: 'loud', MONGODB_URI: mongodb, MAILBOXES: 'questions' });
    for (const name of ['LOG_LEVEL', 'SESSION_SECRET', 'FAMILY_KEY', 'MAILBOX_QUESTIONS_HOST']) {
      expect(faults.filter((fault) => fault.startsWith(name))).toHaveLength(1);
    }
  });

  it('name a secret once: too short is not missing too', () => {
    const faults = faultsOf({ MONGODB_URI: mongodb, SESSION_SECRET: 'short', FAMILY_KEY: family });
    expect(faults).toEqual([expect.stringMatching(/^SESSION_SECRET must be at least 32 characters/)]);
  });

  it('say so when a certificate authority is a folder, or a mailbox is named twice', () => {
    const mailbox = { MAILBOX_A_HOST: 'imap.council.example', MAILBOX_A_USER: 'u', MAILBOX_A_PASSWORD: 'p' };
    expect(faultsOf({ ...mailbox, MAILBOXES: 'a', MAILBOX_A_CA_FILE: tmpdir() })).toEqual([
      'MAILBOX_A_CA_FILE names a file that cannot be read',
    ]);
    expect(faultsOf({ ...mailbox, MAILBOXES: 'a,a' })).toEqual(['MAILBOXES names a twice']);
  });
});

describe('the outbox', () => {
  const smtp = {
    OUTBOX: 'smtp',
    OUTBOX_FROM: 'questions@council.example',
    BASE_URL: 'https://questions.council.example',
    SMTP_HOST: 'smtp.council.example',
  };

  it('sends nothing until it is told how, whatever else is set', () => {
    const { OUTBOX: _, ...others } = smtp;
    expect(readConfig(others).outbox).toBeNull();
    expect(readConfig({ ...others, SMTP_PORT: 'none of these' }).outbox).toBeNull();
  });

  it('sends by a server, encrypted unless it is on this machine', () => {
    const login = { SMTP_USER: 'questions', SMTP_PASSWORD: 'password-canary' };
    expect(readConfig({ ...smtp, ...login, SMTP_TLS: 'implicit' }).outbox).toEqual({
      kind: 'smtp',
      from: 'questions@council.example',
      server: {
        host: 'smtp.council.example',
        port: 465,
        tls: 'implicit',
        login: { user: 'questions', password: 'password-canary' },
      },
    });
    const onThisMachine = { ...smtp, SMTP_HOST: 'localhost', SMTP_TLS: 'none', SMTP_PORT: '25' };
    expect(readConfig(onThisMachine).outbox).toMatchObject({
      server: { port: 25, tls: 'none', login: null },
    });
    expect(faultsOf({ ...smtp, SMTP_TLS: 'none' })).toEqual([
      'SMTP_TLS must be implicit or starttls: none is only for a server on this machine',
    ]);
  });

  it('writes into a folder for trying out', () => {
    const { SMTP_HOST: _, ...others } = smtp;
    expect(readConfig({ ...others, OUTBOX: 'folder', OUTBOX_FOLDER: 'outgoing' }).outbox).toEqual({
      kind: 'folder',
      from: 'questions@council.example',
      folder: resolve('outgoing'),
    });
  });

  it('names everything that is missing', () => {
    expect(faultsOf({ OUTBOX: 'smtp', SMTP_USER: 'questions' })).toEqual([
      expect.stringContaining('OUTBOX_FROM is missing'),
      expect.stringContaining('BASE_URL is missing'),
      expect.stringContaining('SMTP_HOST is missing'),
    ]);
    expect(faultsOf({ ...smtp, SMTP_USER: 'questions', SMTP_CA_FILE: '/nowhere/ca.pem' })).toEqual([
      'SMTP_CA_FILE names a file that is not there',
      'SMTP_USER and SMTP_PASSWORD go together: give both or neither',
    ]);
    expect(faultsOf({ ...smtp, OUTBOX: 'folder' })).toEqual([
      expect.stringContaining('OUTBOX_FOLDER is missing'),
    ]);
  });
});

describe('the port of the demo', () => {
  it('is the one that was asked for, or any', () => {
    expect(askedPort({ PORT: '8080' })).toBe(8080);
    expect([askedPort({}), askedPort({ PORT: '' })]).toEqual([null, null]);
  });

  it.each(['web', '0', '70000', '80.5'])('is refused when it is no port: %s', (PORT) => {
    expect(() => askedPort({ PORT })).toThrow('PORT must be a port number');
  });
});
