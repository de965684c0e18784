import { NotFound, StaleVersion } from '../errors.js';
import type { Models } from '../models.js';
import type { Webinar } from '../records.js';
import { fromStored, toStored } from '../stored.js';

/** Webinars: few, so listed whole; each found by its id. */
export function webinarRepository({ Webinar }: Models) {
  return {
    async add(webinar: Webinar): Promise<void> {
      await Webinar.create(toStored(webinar));
    },

    /** All webinars, the latest start first. */
    async list(): Promise<Webinar[]> {
      const found = await Webinar.find({}).sort({ starts: -1 }).lean();
      return found.map((document) => fromStored<Webinar>(document));
    },

    /** @throws NotFound */
    async get(id: string): Promise<Webinar> {
      const found = await Webinar.findOne({ _id: id }).lean();
      if (found === null) throw new NotFound('webinar');
      return fromStored<Webinar>(found);
    },

    /** Changes what families and staff see of it. @throws StaleVersion */
    async change(id: string, version: number, changes: Partial<Webinar>): Promise<void> {
      const done = await Webinar.updateOne({ _id: id, version }, { $set: changes, $inc: { version: 1 } });
      if (done.matchedCount === 0) throw new StaleVersion('webinar');
    },

    /** Facts of the programme's own, which no form competes for. */
    async record(
      id: string,
      facts: Pick<Partial<Webinar>, 'sweptAt' | 'phase' | 'themesWorkedOn' | 'granularity'>,
    ): Promise<void> {
      await Webinar.updateOne({ _id: id }, { $set: facts });
    },

    /** Puts the themes in this order in one write. @throws StaleVersion when the order changed meanwhile. */
    async orderThemes(id: string, orderVersion: number, order: string[]): Promise<void> {
      const done = await Webinar.updateOne(
        { _id: id, themeOrderVersion: orderVersion },
        { $set: { themeOrder: order }, $inc: { themeOrderVersion: 1 } },
      );
      if (done.matchedCount === 0) throw new StaleVersion('order of themes');
    },
  };
}
