import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../app.js';
import { createLog } from '../../log.js';
import { openProgramme, type Programme } from '../../programme.js';
import { adminServices, CannotListen, listen, stopServer } from '../../server.js';
import { account, accountingLine } from '../../services/accounting.js';
import type { Webinar } from '../../store/index.js';
import { importFiles } from '../import-files.js';
import type { Output } from '../output.js';
import { createProgress } from '../progress.js';
import { shortened, table } from '../table.js';
import { exampleMailbox, exampleWebinar, ownMailWebinar } from './example.js';
import { DemoLinks } from './one-time-links.js';

export interface DemoOptions {
  folder?: string;
  /** Null takes the first free port from 3000 on. */
  port: number | null;
  /** Ends the demo. */
  signal: AbortSignal;
}

const firstPort = 3000;
const portsTried = 50;

/**
 * `ask-ahead demo`: the whole line on the example mailbox or the officer's own mail, and the pages on this machine.
 * Ends when the signal is aborted, and leaves nothing behind.
 */
export async function demoCommand({ folder, port, signal }: DemoOptions, out: Output): Promise<void> {
  const data = await mkdtemp(join(tmpdir(), 'ask-ahead-demo-'));
  try {
    await runDemo(data, { ...(folder === undefined ? {} : { folder }), port, signal }, out);
  } finally {
    await rm(data, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function runDemo(data: string, { folder, port, signal }: DemoOptions, out: Output): Promise<void> {
  const log = createLog('error');
  const programme = await openProgramme({ store: { kind: 'embedded', folder: data }, secrets: null }, log);
  let server: Server | null = null;
  try {
    const id = await programme.webinars.make(
      folder === undefined ? await exampleWebinar() : ownMailWebinar(new Date()),
      'ask-ahead',
    );
    const webinar = await programme.store.webinars.get(id);
    const links = new DemoLinks();
    const begin = await addPeople(programme, links);
    const app = (baseUrl: URL) =>
      createApp({
        config: { organisation: 'Demo', brandColour: null, baseUrl, trustProxy: 0 },
        sessionSecret: programme.secrets.session,
        services: adminServices(programme, { oneTimeLinks: links, mailboxNames: [] }),
        log,
        loopbackOnly: true,
      });
    server = await listenOnFreePort(app, port);
    const address = `http://localhost:${portOf(server)}`;
    await out.line(begin(address));
    await importFiles(programme, webinar, [folder ?? exampleMailbox], createProgress(), signal);
    signal.throwIfAborted();
    await report(programme, webinar, out);
    await out.line(`\nThe pages are at ${address}. Stop with Ctrl-C: nothing is kept.`);
    await aborted(signal);
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    if (server !== null) {
      server.closeAllConnections();
      await stopServer(server);
    }
    await programme.close();
  }
}

/** @returns the lines with the sign-in links, once the address is known */
async function addPeople(programme: Programme, links: DemoLinks): Promise<(address: string) => string> {
  const password = randomBytes(24).toString('hex');
  await programme.accounts.add('host@demo.example', 'Hester Host', password, ['host']);
  await programme.accounts.add('moderator@demo.example', 'Morgan Moderator', password, ['moderator']);
  const host = links.make('host@demo.example');
  const moderator = links.make('moderator@demo.example');
  return (address) =>
    [
      'Sign in (each link works once; use a private window for the second):',
      `  as a host:      ${address}/one-time/${host}`,
      `  as a moderator: ${address}/one-time/${moderator}`,
      '',
    ].join('\n');
}

async function listenOnFreePort(
  app: (baseUrl: URL) => ReturnType<typeof createApp>,
  asked: number | null,
): Promise<Server> {
  const host = '127.0.0.1';
  const on = (port: number) => listen(app(new URL(`http://localhost:${port}`)), port, host);
  if (asked !== null) return on(asked);
  for (let port = firstPort; ; port += 1) {
    try {
      return await on(port);
    } catch (error) {
      if (!(error instanceof CannotListen) || port >= firstPort + portsTried) throw error;
    }
  }
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function report(programme: Programme, webinar: Webinar, out: Output): Promise<void> {
  const accounting = await account(programme.store, webinar.id);
  const { themes, tray, heldBack } = await programme.ranking.board(webinar.id);
  await out.line(accountingLine(accounting));
  await out.line(
    `questions ${accounting.questions} from ${accounting.familiesAtLeast ? 'at least ' : ''}${accounting.families} families\n`,
  );
  await out.line(
    table(
      ['theme', 'questions', 'families'],
      themes.map(({ theme, questions, families }) => [
        shortened(theme.title, 76),
        String(questions.length),
        String(families),
      ]),
    ),
  );
  await out.line(`\nIn no theme: ${tray.length}. Held back until a moderator decides: ${heldBack.flagged}.`);
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
