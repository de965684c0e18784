import { NotFound } from '../errors.js';
import type { Models } from '../models.js';
import type { Proposal } from '../records.js';
import { fromStored, toStored } from '../stored.js';

/** What a full run would change, found by its id or the index webinar: each run replaces what the one before proposed. */
export function proposalRepository({ Proposal }: Models) {
  return {
    async replace(webinar: string, proposals: Proposal[]): Promise<void> {
      await Proposal.deleteMany({ webinar });
      if (proposals.length > 0) await Proposal.insertMany(proposals.map(toStored));
    },

    async ofWebinar(webinar: string): Promise<Proposal[]> {
      const found = await Proposal.find({ webinar }).sort({ confidence: -1, _id: 1 }).lean();
      return found.map((document) => fromStored<Proposal>(document));
    },

    async count(webinar: string): Promise<number> {
      return await Proposal.countDocuments({ webinar });
    },

    /** Takes one away to act on it. @throws NotFound when somebody else did, or a newer run replaced it */
    async take(webinar: string, id: string): Promise<Proposal> {
      const found = await Proposal.findOne({ _id: id, webinar }).lean();
      const done = await Proposal.deleteOne({ _id: id, webinar });
      if (found === null || done.deletedCount === 0) throw new NotFound('proposal');
      return fromStored<Proposal>(found);
    },
  };
}
