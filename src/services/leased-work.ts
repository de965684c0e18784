import { LeaseLost, newId, type Store } from '../store/index.js';

/** What work that goes on under a lease must bring along when it writes. */
export interface HeldLease {
  /** Higher than that of every earlier holder. */
  fencing: number;
  /** @throws LeaseLost when another instance went on with the work */
  assertOurs(): Promise<void>;
}

/** A holder that says nothing for so long is taken for dead. */
const leaseMs = 60_000;

/** Renewed well before it ends: one renewal may fail. */
const renewEveryMs = leaseMs / 3;

/** How long work may take to end once it is told to; then it is left behind, and its lease given free. */
const endWithinMs = 10_000;

export interface LeasedOptions {
  /** The time at which it was due: it is then done once for that time. */
  tick?: Date;
  /** Ends the work; its reason is then thrown. */
  signal?: AbortSignal;
}

/** Work that one instance of the programme does at a time, of all that share a store. */
export class LeasedWork {
  constructor(
    private readonly leases: Store['leases'],
    private readonly now: () => Date = () => new Date(),
    private readonly owner = newId(),
  ) {}

  /**
   * Does the work when nobody else does it.
   * @returns null when another does it, or did it for that tick
   * @throws what the work throws, or the signal's reason when the work does not heed it: what it still writes is told
   *   by its lower number
   */
  async run<T>(
    job: string,
    work: (lease: HeldLease) => Promise<T>,
    { tick, signal }: LeasedOptions = {},
  ): Promise<T | null> {
    const times = { now: this.now(), until: this.end(), ...(tick === undefined ? {} : { tick }) };
    const lease = await this.leases.take(job, this.owner, times);
    if (lease === null) return null;
    // A renewal that fails is told by the work's own writes.
    const renew = () => void this.leases.renew(lease, this.end()).catch(() => {});
    const renewing = setInterval(renew, renewEveryMs).unref();
    try {
      const working = work({
        fencing: lease.fencing,
        assertOurs: async () => {
          if (!(await this.leases.isOurs(lease))) throw new LeaseLost();
        },
      });
      return await (signal === undefined ? working : orLeftBehind(working, signal));
    } finally {
      clearInterval(renewing);
      await this.leases.release(lease, this.now());
    }
  }

  private end(): Date {
    return new Date(this.now().getTime() + leaseMs);
  }
}

/** Waits for work, and once the signal was given only a while longer. @throws what the work throws, or the signal's reason */
export async function orLeftBehind<T>(working: Promise<T>, signal: AbortSignal): Promise<T> {
  let leave: NodeJS.Timeout | undefined;
  let begin: (() => void) | undefined;
  const left = new Promise<never>((_resolve, reject) => {
    begin = () => {
      leave = setTimeout(() => reject(signal.reason), endWithinMs);
    };
    if (signal.aborted) begin();
    else signal.addEventListener('abort', begin, { once: true });
  });
  try {
    return await Promise.race([working, left]);
  } finally {
    clearTimeout(leave);
    if (begin !== undefined) signal.removeEventListener('abort', begin);
  }
}
