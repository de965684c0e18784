import type { Server } from 'node:http';
import { scheduleCollecting } from '../jobs/collect-questions.js';
import type { AdminServices } from './admin/services.js';
import { createApp } from './app.js';
import type { Config } from './config.js';
import { createLog } from './log.js';
import { openProgramme, type Programme } from './programme.js';
import { Mailboxes } from './services/mailboxes.js';

/** Thrown when the port is taken or not allowed. */
export class CannotListen extends Error {
  constructor(port: number, code: string) {
    super(
      code === 'EADDRINUSE'
        ? `Port ${port} is in use by another programme. Stop it, or set PORT to another number.`
        : `Port ${port} cannot be opened (${code}). Set PORT to another number.`,
    );
    this.name = 'CannotListen';
  }
}

/** What the pages need of a programme. */
export function adminServices(
  programme: Programme,
  more: Pick<AdminServices, 'oneTimeLinks' | 'mailboxNames'>,
): AdminServices {
  const { store, accounts, webinars, reviewing, ranking, collector } = programme;
  const { correcting, theming, sorting, proposals, earlierStates, reshaping, topics } = programme;
  return {
    store,
    accounts,
    webinars,
    reviewing,
    correcting,
    ranking,
    collector,
    theming,
    sorting,
    proposals,
    earlierStates,
    reshaping,
    topics,
    ...more,
  };
}

/** @throws CannotListen */
export function listen(app: ReturnType<typeof createApp>, port: number, host: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = app.listen(port, host, (error?: Error) => {
      if (error === undefined) resolve(server);
      else reject(new CannotListen(port, (error as NodeJS.ErrnoException).code ?? 'unknown'));
    });
  });
}

/** How long requests that are under way may take when the programme is told to stop. */
const stopWithinMs = 10_000;

/** Ends a server: takes nothing new, lets what is under way finish, then cuts. */
export async function stopServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), stopWithinMs);
  await closed;
  clearTimeout(cut);
}

/** config -> store -> services -> app -> jobs -> listen. @returns how to stop it all */
export async function startServer(config: Config): Promise<{ stop: () => Promise<void> }> {
  const log = createLog(config.logLevel);
  const programme = await openProgramme(config, log);
  const mailboxes = new Mailboxes(programme.store, programme.collector, config.mailboxes, log);
  const app = createApp({
    config,
    sessionSecret: programme.secrets.session,
    services: adminServices(programme, {
      oneTimeLinks: null,
      mailboxNames: config.mailboxes.map(({ name }) => name),
    }),
    log,
  });
  let server: Server;
  let collecting: ReturnType<typeof scheduleCollecting>;
  try {
    collecting = scheduleCollecting(config.collectSchedule, mailboxes, log);
    server = await listen(app, config.port, config.host);
  } catch (error) {
    await programme.close();
    throw error;
  }
  log.info({ port: config.port, store: config.store.kind }, 'listening');
  // After a better model was put in place: pages say so, and are answered meanwhile.
  programme.theming
    .readAgain()
    .catch((error) =>
      log.error({ kind: error instanceof Error ? error.name : 'unknown' }, 'reading again stopped'),
    );
  return {
    async stop() {
      await collecting.destroy();
      await stopServer(server);
      await programme.close();
      log.info('stopped');
    },
  };
}
