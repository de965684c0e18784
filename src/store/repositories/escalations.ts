import type { Models } from '../models.js';
import type { Escalation } from '../records.js';
import { fromStored } from '../stored.js';

/** Messages that wait for a moderator because of harm that may be told in them, by their id or the index webinar. */
export function escalationRepository({ Escalation }: Models) {
  return {
    async ofWebinar(webinar: string): Promise<Escalation[]> {
      const found = await Escalation.find({ webinar }).lean();
      return found.map((document) => fromStored<Escalation>(document));
    },

    /** Notes when messages were first seen waiting; those that are noted keep their time. */
    async watch(webinar: string, messages: string[], since: Date): Promise<void> {
      for (const _id of messages) {
        await Escalation.updateOne({ _id }, { $setOnInsert: { webinar, since, told: 0 } }, { upsert: true });
      }
    },

    async told(messages: string[], contacts: number): Promise<void> {
      for (const _id of messages) await Escalation.updateOne({ _id }, { $set: { told: contacts } });
    },

    /** For messages about which somebody decided. */
    async forget(messages: string[]): Promise<void> {
      await Escalation.deleteMany({ _id: { $in: messages } });
    },
  };
}
