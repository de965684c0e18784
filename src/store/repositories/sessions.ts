import type { Models } from '../models.js';

/** Signed-in sessions as JSON, found by their id; the store removes those past their end, by the index expires. */
export function sessionRepository({ Session }: Models) {
  return {
    async find(id: string, now: Date): Promise<string | null> {
      const found = await Session.findOne({ _id: id }).lean();
      return found === null || found.expires <= now ? null : found.session;
    },

    async keep(id: string, session: string, expires: Date): Promise<void> {
      await Session.updateOne({ _id: id }, { $set: { session, expires } }, { upsert: true });
    },

    async end(id: string): Promise<void> {
      await Session.deleteOne({ _id: id });
    },
  };
}
