import type { Models } from '../models.js';
import type { ThemingRun } from '../records.js';
import { fromStored, toStored } from '../stored.js';

/** Theming runs, each kept with what went in and what came out; found by the index webinar+at. */
export function themingRunRepository({ ThemingRun }: Models) {
  return {
    async add(run: ThemingRun): Promise<void> {
      await ThemingRun.create(toStored(run));
    },

    /** The newest run, or null before the first. */
    async latest(webinar: string): Promise<ThemingRun | null> {
      const [found] = await ThemingRun.find({ webinar }).sort({ at: -1 }).limit(1).lean();
      return found === undefined ? null : fromStored<ThemingRun>(found);
    },
  };
}
