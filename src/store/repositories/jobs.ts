import { isDuplicateKey, LeaseLost } from '../errors.js';
import type { Models } from '../models.js';
import type { JobRecord } from '../records.js';
import { fromStored } from '../stored.js';

/** How jobs went last, found by the job's id; few, so listed whole. Written under the job's lease. */
export function jobRepository({ JobRecord }: Models) {
  return {
    /** @throws LeaseLost when one with a higher number began meanwhile */
    async begin({
      id,
      webinar,
      fencing,
      startedAt,
    }: Pick<JobRecord, 'id' | 'webinar' | 'fencing' | 'startedAt'>): Promise<void> {
      try {
        await JobRecord.updateOne(
          { _id: id, fencing: { $lte: fencing } },
          { $set: { webinar, fencing, startedAt, endedAt: null, result: 'running', sentence: '' } },
          { upsert: true, setDefaultsOnInsert: true },
        );
      } catch (error) {
        // The record is there with a higher number: an upsert then tries to insert it a second time.
        throw isDuplicateKey(error) ? new LeaseLost() : error;
      }
    },

    /** Records how it ended, unless a later run began meanwhile. */
    async end(
      id: string,
      fencing: number,
      end: Omit<JobRecord, 'id' | 'webinar' | 'fencing' | 'startedAt'>,
    ): Promise<void> {
      await JobRecord.updateOne({ _id: id, fencing }, { $set: end });
    },

    async list(): Promise<JobRecord[]> {
      const found = await JobRecord.find({}).lean();
      return found.map((document) => fromStored<JobRecord>(document));
    },

    async find(id: string): Promise<JobRecord | null> {
      const found = await JobRecord.findOne({ _id: id }).lean();
      return found === null ? null : fromStored<JobRecord>(found);
    },

    async drop(ids: string[]): Promise<void> {
      await JobRecord.deleteMany({ _id: { $in: ids } });
    },
  };
}
