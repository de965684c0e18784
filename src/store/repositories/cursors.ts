import { isDuplicateKey, LeaseLost } from '../errors.js';
import type { Models } from '../models.js';
import type { Cursor } from '../records.js';

/** How far collecting has come, found by `webinar/mailbox/folder`, which is the id. */
export function cursorRepository({ Cursor }: Models) {
  return {
    async find(id: string): Promise<{ uidValidity: string; uid: number } | null> {
      const found = await Cursor.findOne({ _id: id }).lean();
      return found === null ? null : { uidValidity: found.uidValidity, uid: found.uid };
    },

    /** Moves it on under a lease. @throws LeaseLost when one with a higher number wrote meanwhile */
    async advance({ id, ...cursor }: Cursor): Promise<void> {
      const filter = { _id: id, fencing: { $lte: cursor.fencing } };
      try {
        await Cursor.updateOne(filter, { $set: cursor }, { upsert: true });
      } catch (error) {
        // The cursor is there with a higher number: an upsert then tries to insert it a second time.
        throw isDuplicateKey(error) ? new LeaseLost() : error;
      }
    },
  };
}
