import type { Outbox } from '../outbox/index.js';
import type { Accounts } from '../services/accounts.js';
import type { Collector } from '../services/collector.js';
import type { Correcting } from '../services/correcting.js';
import type { EarlierStates } from '../services/earlier-states.js';
import type { Importing } from '../services/importing.js';
import type { JobDesk } from '../services/job-desk.js';
import type { Proposals } from '../services/proposals.js';
import type { Ranking } from '../services/ranking.js';
import type { Reshaping } from '../services/reshaping.js';
import type { Reviewing } from '../services/reviewing.js';
import type { Sorting } from '../services/sorting.js';
import type { ThemingService } from '../services/theming.js';
import type { Topics } from '../services/topics.js';
import type { Webinars } from '../services/webinars.js';
import type { Store } from '../store/index.js';
import type { EventStreams } from '../web/event-streams.js';

/** What the pages work with. Tests hand in others. */
export interface AdminServices {
  store: Store;
  accounts: Accounts;
  webinars: Webinars;
  reviewing: Reviewing;
  correcting: Correcting;
  ranking: Ranking;
  collector: Collector;
  theming: ThemingService;
  sorting: Sorting;
  proposals: Proposals;
  earlierStates: EarlierStates;
  reshaping: Reshaping;
  topics: Topics;
  importing: Importing;
  outbox: Outbox;
  /** What goes by the clock; the demo has nothing that does. */
  jobs: JobDesk | null;
  eventStreams: EventStreams;
  /** One-time sign-in links; only the demo has them. */
  oneTimeLinks: OneTimeLinks | null;
  mailboxNames: string[];
}

export interface OneTimeLinks {
  /** @returns the email of the account the token was made for, once; null afterwards and for any other */
  redeem(token: string): string | null;
  isGood(token: string): boolean;
}
