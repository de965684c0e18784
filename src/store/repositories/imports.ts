import { NotFound } from '../errors.js';
import type { Models, Stored } from '../models.js';
import type { Import } from '../records.js';
import { fromStored, toStored } from '../stored.js';

/** An import in a list: without the file. */
export type ImportLine = Omit<Import, 'bytes'>;

/** Exports of questions that were uploaded, found by their id or the indexes at and state+at. */
export function importRepository({ Import }: Models) {
  return {
    async add(given: Import): Promise<void> {
      await Import.create(toStored(given));
    },

    /** @throws NotFound */
    async get(id: string): Promise<Import> {
      const found = await Import.findOne({ _id: id }).lean();
      if (found === null) throw new NotFound('import');
      return fromStored<Import>(found);
    },

    /** The newest first. */
    async latest(limit: number): Promise<ImportLine[]> {
      const found = await Import.find({}, { bytes: 0 }).sort({ at: -1 }).limit(limit).lean();
      return found.map((document) => fromStored(document as Stored<ImportLine>));
    },

    async change(id: string, changes: Partial<Import>): Promise<void> {
      await Import.updateOne({ _id: id }, { $set: changes });
    },

    /** Removes what was uploaded up to a time and never imported. */
    async forget(until: Date): Promise<void> {
      await Import.deleteMany({ state: 'uploaded', at: { $lte: until } });
    },
  };
}
