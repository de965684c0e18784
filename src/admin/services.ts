import type { Accounts } from '../services/accounts.js';
import type { Collector } from '../services/collector.js';
import type { Ranking } from '../services/ranking.js';
import type { Reviewing } from '../services/reviewing.js';
import type { Webinars } from '../services/webinars.js';
import type { Store } from '../store/index.js';

/** What the pages work with. Tests hand in others. */
export interface AdminServices {
  store: Store;
  accounts: Accounts;
  webinars: Webinars;
  reviewing: Reviewing;
  ranking: Ranking;
  collector: Collector;
  /** One-time sign-in links; only the demo has them. */
  oneTimeLinks: OneTimeLinks | null;
  mailboxNames: string[];
}

export interface OneTimeLinks {
  /** @returns the email of the account the token was made for, once; null afterwards and for any other */
  redeem(token: string): string | null;
  isGood(token: string): boolean;
}
