import type { Models } from '../models.js';

/** One change of what the records look like. Done again it changes nothing: it may be stopped anywhere. */
export interface Migration {
  /** One more than the one before. */
  version: number;
  does: string;
  run(models: Models): Promise<void>;
}

/** All there ever were, in order. Nothing is taken away from this list: a store may be of any age. */
export const migrations: readonly Migration[] = [
  {
    version: 1,
    does: 'numbers cursors from before there were leases, so that a lease may move them',
    async run({ Cursor }) {
      for (const { _id, fencing } of await Cursor.find({}, { fencing: 1 }).lean()) {
        if (fencing === undefined) await Cursor.updateOne({ _id }, { $set: { fencing: 0 } });
      }
    },
  },
];
