import { NotFound, StaleVersion } from '../errors.js';
import type { Models } from '../models.js';
import type { Theme } from '../records.js';
import { fromStored, toStored } from '../stored.js';

/** Themes, found by their id or the index webinar. */
export function themeRepository({ Theme }: Models) {
  return {
    async ofWebinar(webinar: string): Promise<Theme[]> {
      const found = await Theme.find({ webinar }).lean();
      return found.map((document) => fromStored<Theme>(document));
    },

    /** @throws NotFound */
    async get(id: string): Promise<Theme> {
      const found = await Theme.findOne({ _id: id }).lean();
      if (found === null) throw new NotFound('theme');
      return fromStored<Theme>(found);
    },

    /** Adds themes; one whose id is there already gets the machine's title, unless a person gave it one. */
    async propose(themes: Theme[]): Promise<void> {
      for (const theme of themes) {
        const { _id, title, tag, asks, ...rest } = toStored(theme);
        await Theme.updateOne(
          { _id },
          { $setOnInsert: { ...rest, title }, $set: { tag, asks } },
          { upsert: true },
        );
        await Theme.updateOne({ _id, titledBy: 'machine' }, { $set: { title } });
      }
    },

    /** What the machine sees in standing themes; titles stay. */
    async annotate(themes: Pick<Theme, 'id' | 'tag' | 'asks'>[]): Promise<void> {
      for (const { id, tag, asks } of themes) await Theme.updateOne({ _id: id }, { $set: { tag, asks } });
    },

    async add(theme: Theme): Promise<void> {
      await Theme.create(toStored(theme));
    },

    /** Takes away themes that no person touched and that hold nothing any more. */
    async drop(ids: string[]): Promise<void> {
      await Theme.deleteMany({ _id: { $in: ids }, titledBy: 'machine' });
    },

    /** Takes away a theme as it was at a version; one that was changed since stays. */
    async remove(id: string, version: number): Promise<void> {
      await Theme.deleteOne({ _id: id, version });
    },

    /** @throws StaleVersion */
    async change(id: string, version: number, changes: Partial<Theme>): Promise<void> {
      const done = await Theme.updateOne({ _id: id, version }, { $set: changes, $inc: { version: 1 } });
      if (done.matchedCount === 0) throw new StaleVersion('theme');
    },
  };
}
