import { NotFound } from '../errors.js';
import type { Models } from '../models.js';
import type { SortingStep } from '../records.js';
import { fromStored, toStored } from '../stored.js';

/** Answers of the sorting page, found by their id or the index webinar+at. */
export function sortingStepRepository({ SortingStep }: Models) {
  return {
    async add(step: SortingStep): Promise<void> {
      await SortingStep.create(toStored(step));
    },

    /** @throws NotFound */
    async get(id: string): Promise<SortingStep> {
      const found = await SortingStep.findOne({ _id: id }).lean();
      if (found === null) throw new NotFound('sorting step');
      return fromStored<SortingStep>(found);
    },

    /** Claims a step for undoing. @returns false when it was undone already */
    async undo(id: string): Promise<boolean> {
      const done = await SortingStep.updateOne({ _id: id, undone: false }, { $set: { undone: true } });
      return done.modifiedCount === 1;
    },

    /** The newest first. */
    async ofWebinar(webinar: string, limit: number): Promise<SortingStep[]> {
      const found = await SortingStep.find({ webinar }).sort({ at: -1 }).limit(limit).lean();
      return found.map((document) => fromStored<SortingStep>(document));
    },

    async count(webinar: string): Promise<number> {
      return await SortingStep.countDocuments({ webinar, undone: false });
    },
  };
}
