import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Config, Secrets } from './config.js';
import { createVectorMaker, type VectorMaker } from './language/vector-maker.js';
import { extendVocabulary } from './language/vocabulary.js';
import { Outbox, senderOf } from './outbox/index.js';
import { createReader, type Reader } from './pipeline/2-read/index.js';
import { createScreeningThread } from './pipeline/4-screen/index.js';
import { createThemingThread } from './pipeline/5-theme/index.js';
import { Accounts } from './services/accounts.js';
import { Collecting } from './services/collecting.js';
import { Collector } from './services/collector.js';
import { Correcting } from './services/correcting.js';
import { EarlierStates } from './services/earlier-states.js';
import { Importing } from './services/importing.js';
import { Proposals } from './services/proposals.js';
import { Ranking } from './services/ranking.js';
import { Reshaping } from './services/reshaping.js';
import { Reviewing } from './services/reviewing.js';
import { Sorting } from './services/sorting.js';
import { ThemingService } from './services/theming.js';
import { ThemingInputs } from './services/theming-input.js';
import { Topics } from './services/topics.js';
import { Vectors } from './services/vectors.js';
import { Webinars } from './services/webinars.js';
import { openStore, type Store } from './store/index.js';

/** Everything behind pages, jobs and commands: the store and the services on it. */
export interface Programme {
  store: Store;
  secrets: Secrets;
  accounts: Accounts;
  webinars: Webinars;
  reviewing: Reviewing;
  correcting: Correcting;
  ranking: Ranking;
  theming: ThemingService;
  sorting: Sorting;
  proposals: Proposals;
  earlierStates: EarlierStates;
  reshaping: Reshaping;
  topics: Topics;
  collector: Collector;
  importing: Importing;
  outbox: Outbox;
  close(): Promise<void>;
}

/** @throws StoreUnreachable, StoreInUse, StoreFolderUnusable */
export async function openProgramme(
  config: Pick<Config, 'store' | 'secrets'> & Partial<Pick<Config, 'vocabulary' | 'outbox'>>,
  log: Logger,
  maker: VectorMaker = createVectorMaker(),
): Promise<Programme> {
  extendVocabulary(config.vocabulary ?? []);
  const store = await openStore(config.store);
  const secrets = config.secrets ?? ownSecrets(config.store);
  const reader: Reader = createReader();
  const vectors = new Vectors(store, maker, log);
  const thread = createThemingThread();
  const screening = createScreeningThread();
  const inputs = new ThemingInputs(store, vectors, thread);
  const theming = new ThemingService(store, inputs, screening, log);
  const collecting = new Collecting(store, reader, maker, vectors, secrets.family, log);
  const collector = new Collector(store, collecting, theming, log);
  return {
    store,
    secrets,
    accounts: new Accounts(store),
    webinars: new Webinars(store),
    reviewing: new Reviewing(store),
    correcting: new Correcting(store),
    ranking: new Ranking(store),
    theming,
    sorting: new Sorting(store, inputs, theming),
    proposals: new Proposals(store),
    earlierStates: new EarlierStates(store),
    reshaping: new Reshaping(store, inputs),
    topics: new Topics(store),
    collector,
    importing: new Importing(store, collector, log),
    outbox: new Outbox(store, senderOf(config.outbox ?? null), log),
    async close() {
      await Promise.all([reader.close(), maker.close(), thread.close(), screening.close()]);
      await store.close();
    },
  };
}

/** The embedded store makes its secrets once and keeps them beside the data, for its owner's eyes only. */
function ownSecrets(place: Config['store']): Secrets {
  if (place.kind !== 'embedded')
    throw new Error('With MONGODB_URI set, SESSION_SECRET and FAMILY_KEY must be given.');
  const file = join(place.folder, 'secrets.json');
  mkdirSync(place.folder, { recursive: true });
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const made: Secrets = { session: randomBytes(32).toString('hex'), family: randomBytes(32).toString('hex') };
  writeFileSync(file, JSON.stringify(made), { mode: 0o600, flag: 'wx' });
  return made;
}
