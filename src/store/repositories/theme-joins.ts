import { NotFound } from '../errors.js';
import type { Models } from '../models.js';
import type { ThemeJoin } from '../records.js';
import { fromStored, toStored } from '../stored.js';

/** Themes that people joined, found by their id or the index webinar+at. */
export function themeJoinRepository({ ThemeJoin }: Models) {
  return {
    async add(join: ThemeJoin): Promise<void> {
      await ThemeJoin.create(toStored(join));
    },

    /** @throws NotFound */
    async get(id: string): Promise<ThemeJoin> {
      const found = await ThemeJoin.findOne({ _id: id }).lean();
      if (found === null) throw new NotFound('join');
      return fromStored<ThemeJoin>(found);
    },

    /** The newest first. */
    async ofWebinar(webinar: string, limit: number): Promise<ThemeJoin[]> {
      const found = await ThemeJoin.find({ webinar }).sort({ at: -1 }).limit(limit).lean();
      return found.map((document) => fromStored<ThemeJoin>(document));
    },

    /** Claims a join for undoing. @returns false when it was undone already */
    async undo(id: string): Promise<boolean> {
      const done = await ThemeJoin.updateOne({ _id: id, undone: false }, { $set: { undone: true } });
      return done.modifiedCount === 1;
    },
  };
}
