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

/** Work that one instance of the programme does at a time, of all that share a store. */
export class LeasedWork {
  constructor(
    private readonly leases: Store['leases'],
    private readonly now: () => Date = () => new Date(),
    private readonly owner = newId(),
  ) {}

  /**
   * Does the work when nobody else does it. With a `tick`, the time at which it was due, also when nobody did it for
   * that time.
   * @returns null when another does it, or did
   */
  async run<T>(job: string, work: (lease: HeldLease) => Promise<T>, tick?: Date): Promise<T | null> {
    const times = { now: this.now(), until: this.end(), ...(tick === undefined ? {} : { tick }) };
    const lease = await this.leases.take(job, this.owner, times);
    if (lease === null) return null;
    // A renewal that fails is told by the work's own writes.
    const renew = () => void this.leases.renew(lease, this.end()).catch(() => {});
    const renewing = setInterval(renew, renewEveryMs).unref();
    try {
      return await work({
        fencing: lease.fencing,
        assertOurs: async () => {
          if (!(await this.leases.isOurs(lease))) throw new LeaseLost();
        },
      });
    } finally {
      clearInterval(renewing);
      await this.leases.release(lease, this.now());
    }
  }

  private end(): Date {
    return new Date(this.now().getTime() + leaseMs);
  }
}
