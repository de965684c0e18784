import type { Models } from '../models.js';

/** How far collecting has come, by `webinar/mailbox/folder`. */
export function cursorRepository({ Cursor }: Models) {
  return {
    async find(id: string): Promise<{ uidValidity: string; uid: number } | null> {
      const found = await Cursor.findOne({ _id: id }).lean();
      return found === null ? null : { uidValidity: found.uidValidity, uid: found.uid };
    },

    async advance(id: string, cursor: { uidValidity: string; uid: number }): Promise<void> {
      await Cursor.updateOne({ _id: id }, { $set: cursor }, { upsert: true });
    },
  };
}
