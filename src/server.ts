import type { Server } from 'node:http';
import { allJobs } from '../jobs/all-jobs.js';
import { type Schedule, scheduleJobs } from '../jobs/schedule.js';
import type { AdminServices } from './admin/services.js';
import { createApp } from './app.js';
import type { Config } from './config.js';
import { createLog } from './log.js';
import { openProgramme, type Programme } from './programme.js';
import { JobDesk } from './services/job-desk.js';
import { JobRunner } from './services/job-runner.js';
import { EventStreams } from './web/event-streams.js';

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
  more: Pick<AdminServices, 'oneTimeLinks' | 'mailboxNames'> &
    Partial<Pick<AdminServices, 'jobs' | 'eventStreams'>>,
): AdminServices {
  const { store, accounts, webinars, reviewing, ranking, collector, outbox, importing } = programme;
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
    outbox,
    importing,
    jobs: null,
    eventStreams: new EventStreams(),
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
  const runner = new JobRunner(programme.store, log);
  const jobs = allJobs(programme, config);
  const eventStreams = new EventStreams();
  let schedule: Schedule | null = null;
  const desk = new JobDesk(jobs, runner, programme.store, log, (job) => schedule?.nextTick(job) ?? null);
  const app = createApp({
    config,
    sessionSecret: programme.secrets.session,
    services: adminServices(programme, {
      oneTimeLinks: null,
      mailboxNames: config.mailboxes.map(({ name }) => name),
      jobs: desk,
      eventStreams,
    }),
    log,
  });
  let server: Server;
  try {
    schedule = scheduleJobs(jobs, (job, at) => desk.tick(job, at), programme.store.leases, log);
    server = await listen(app, config.port, config.host);
  } catch (error) {
    await schedule?.stop();
    await programme.close();
    throw error;
  }
  log.info({ port: config.port, store: config.store.kind }, 'listening');
  return {
    async stop() {
      await schedule?.stop();
      eventStreams.endAll();
      await Promise.all([runner.stop(), stopServer(server)]);
      await programme.close();
      log.info('stopped');
    },
  };
}
