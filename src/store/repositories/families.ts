import type { Models } from '../models.js';
import type { Family } from '../records.js';

/** The restricted record of addresses; found by the HMAC, which is the id. */
export function familyRepository({ Family }: Models) {
  return {
    async remember(family: Family): Promise<void> {
      const { id, ...rest } = family;
      await Family.updateOne({ _id: id }, { $setOnInsert: rest }, { upsert: true });
    },

    /** For moderators and administrators only; each look is recorded by the caller. */
    async find(id: string): Promise<Family | null> {
      const found = await Family.findOne({ _id: id }).lean();
      return found === null ? null : { id: found._id, address: found.address, name: found.name };
    },
  };
}
