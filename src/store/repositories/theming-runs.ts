import { NotFound } from '../errors.js';
import type { Models, Stored } from '../models.js';
import type { ThemingRun } from '../records.js';
import { fromStored, toStored } from '../stored.js';

/** Theming runs, each kept with what went in and what came out; found by the index webinar+at. */
export function themingRunRepository({ ThemingRun }: Models) {
  return {
    async add(run: ThemingRun): Promise<void> {
      // A run holds a line for each question: mongoose would make a document of each.
      await ThemingRun.collection.insertOne(toStored(run) as never);
    },

    /** @throws NotFound */
    async get(id: string): Promise<ThemingRun> {
      const found = await ThemingRun.findOne({ _id: id }).lean();
      if (found === null) throw new NotFound('earlier state');
      return fromStored<ThemingRun>(found);
    },

    /** The newest runs first, without what went where. */
    async list(webinar: string, limit: number): Promise<Omit<ThemingRun, 'result'>[]> {
      const found = await ThemingRun.find({ webinar }, { result: 0 }).sort({ at: -1 }).limit(limit).lean();
      return found.map((document) => fromStored(document as Stored<Omit<ThemingRun, 'result'>>));
    },

    /** The newest run, or null before the first. */
    async latest(webinar: string): Promise<ThemingRun | null> {
      const [found] = await ThemingRun.find({ webinar }).sort({ at: -1 }).limit(1).lean();
      return found === undefined ? null : fromStored<ThemingRun>(found);
    },
  };
}
