import { isDuplicateKey } from '../errors.js';
import type { Models, Stored } from '../models.js';
import type { Lease } from '../records.js';
import { fromStored } from '../stored.js';

interface Times {
  now: Date;
  /** When it was due, for what goes by the clock. */
  tick?: Date;
  until: Date;
}

/** Who may do a job, found by the job's name, which is the id. Times are the caller's: all instances keep true time. */
export function leaseRepository({ Lease }: Models) {
  return {
    /**
     * Takes a job when nobody has it and, with a `tick`, when nobody took it for that due time. One write, so that of
     * several instances one gets it.
     * @returns null when another has it, or did it
     */
    async take(job: string, owner: string, { now, tick, until }: Times): Promise<Lease | null> {
      try {
        const taken = await Lease.findOneAndUpdate(
          { _id: job, expires: { $lte: now }, ...(tick && { tick: { $lt: tick } }) },
          { $set: { owner, tick: tick ?? now, expires: until }, $inc: { fencing: 1 } },
          { upsert: true, returnDocument: 'after' },
        ).lean();
        return taken === null ? null : fromStored<Lease>(taken as Stored<Lease>);
      } catch (error) {
        // The lease is there and does not fit: an upsert then tries to insert it a second time.
        if (isDuplicateKey(error)) return null;
        throw error;
      }
    },

    /** @returns whether it was still ours */
    async renew({ id, fencing }: Lease, until: Date): Promise<boolean> {
      const done = await Lease.updateOne({ _id: id, fencing }, { $set: { expires: until } });
      return done.matchedCount === 1;
    },

    /** Gives a job free; one that went to another stays with that one. */
    async release({ id, fencing }: Lease, now: Date): Promise<void> {
      await Lease.updateOne({ _id: id, fencing }, { $set: { expires: now } });
    },

    /** Gives all jobs free, for a store that one process has at a time: who held them has ended. */
    async releaseAll(now: Date): Promise<void> {
      for (const { _id } of await Lease.find({}, { _id: 1 }).lean()) {
        await Lease.updateOne({ _id }, { $set: { expires: now } });
      }
    },

    /** Whether it went to nobody else. */
    async isOurs({ id, fencing }: Lease): Promise<boolean> {
      return (await Lease.findOne({ _id: id, fencing }, { _id: 1 }).lean()) !== null;
    },
  };
}
