import { isDuplicateKey, NotFound, StaleVersion } from '../errors.js';
import type { Models, Stored } from '../models.js';
import type { Correction, Message } from '../records.js';
import { fromStored, toStored } from '../stored.js';

/** A message in a list: without its texts and bytes. */
export type MessageLine = Pick<
  Message,
  | 'id'
  | 'subject'
  | 'received'
  | 'late'
  | 'outcome'
  | 'reason'
  | 'concern'
  | 'channel'
  | 'movedLater'
  | 'finished'
>;

const lineFields = {
  subject: 1,
  received: 1,
  late: 1,
  outcome: 1,
  reason: 1,
  concern: 1,
  channel: 1,
  movedLater: 1,
  finished: 1,
} as const;

/**
 * Messages, found by their id or the indexes webinar+identity (unique), webinar+digest, and for the lists
 * webinar+received, webinar+outcome+received and webinar+concern+received, which give pages in their order.
 */
export function messageRepository({ Message }: Models) {
  const page = async (
    filter: Record<string, unknown>,
    skip: number,
    limit: number,
  ): Promise<MessageLine[]> => {
    const found = await Message.find(filter, lineFields)
      .sort({ received: 1, _id: 1 })
      .skip(skip)
      .limit(limit)
      .lean();
    return found.map((document) => fromStored(document as Stored<MessageLine & { id: string }>));
  };

  return {
    /**
     * Stores a message that is not there yet.
     * @returns `stored`; `known` when its identity is there; `copy` when its first-copy key is taken.
     */
    async add(message: Message): Promise<'stored' | 'known' | 'copy'> {
      try {
        await Message.create(toStored(message));
        return 'stored';
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        const known = await Message.findOne(
          { webinar: message.webinar, identity: message.identity },
          { _id: 1 },
        ).lean();
        return known === null ? 'copy' : 'known';
      }
    },

    /** @throws NotFound */
    async get(id: string): Promise<Message> {
      const found = await Message.findOne({ _id: id }).lean();
      if (found === null) throw new NotFound('message');
      return fromStored<Message>(found);
    },

    async many(ids: string[]): Promise<Message[]> {
      const found = await Message.find({ _id: { $in: ids } }).lean();
      return found.map((document) => fromStored<Message>(document));
    },

    async findByIdentity(webinar: string, identity: string): Promise<Message | null> {
      const found = await Message.findOne({ webinar, identity }).lean();
      return found === null ? null : fromStored<Message>(found);
    },

    /**
     * When a folder was renumbered: gives one message of an older numbering with the same bytes its new identity.
     * @returns that message; null when there is none, so the message is new.
     */
    async renumber(
      webinar: string,
      digest: string,
      identity: string,
      epoch: string,
    ): Promise<Message | null> {
      const claimed = await Message.findOneAndUpdate(
        { webinar, digest, epoch: { $nin: [epoch, null] } },
        { $set: { identity, epoch } },
        { returnDocument: 'after' },
      ).lean();
      return claimed === null ? null : fromStored<Message>(claimed);
    },

    async finish(id: string): Promise<void> {
      await Message.updateOne({ _id: id }, { $set: { finished: true } });
    },

    page: (webinar: string, outcome: string | null, skip: number, limit: number) =>
      page(outcome === null ? { webinar } : { webinar, outcome }, skip, limit),

    /** Messages that a moderator must look at because of harm that may be told in them, oldest first. */
    raised: (webinar: string) => page({ webinar, concern: 'raised' }, 0, 500),

    /** How many messages have each outcome; unfinished ones under `unfinished`. */
    async countByOutcome(webinar: string): Promise<Record<string, number>> {
      const groups = await Message.aggregate<{ _id: { outcome: string; finished: boolean }; count: number }>([
        { $match: { webinar } },
        { $group: { _id: { outcome: '$outcome', finished: '$finished' }, count: { $sum: 1 } } },
      ]);
      const counts: Record<string, number> = {};
      for (const group of groups) {
        const key = group._id.finished ? group._id.outcome : 'unfinished';
        counts[key] = (counts[key] ?? 0) + group.count;
      }
      return counts;
    },

    /** How many messages came by each channel. */
    async countByChannel(webinar: string): Promise<Record<string, number>> {
      const groups = await Message.aggregate<{ _id: string; count: number }>([
        { $match: { webinar } },
        { $group: { _id: '$channel', count: { $sum: 1 } } },
      ]);
      return Object.fromEntries(groups.map(({ _id, count }) => [_id, count]));
    },

    async count(webinar: string): Promise<number> {
      return await Message.countDocuments({ webinar });
    },

    async idsWithQuestions(webinar: string): Promise<string[]> {
      const found = await Message.find({ webinar, outcome: 'questions' }, { _id: 1 }).lean();
      return found.map((document) => document._id);
    },

    /** Writes down what a person did with its questions, and what becomes of it by that. @throws StaleVersion */
    async correct(
      id: string,
      version: number,
      changes: Pick<Message, 'outcome' | 'reason'> & { corrections: Correction[] },
    ): Promise<void> {
      const done = await Message.updateOne(
        { _id: id, version, finished: true },
        { $set: changes, $inc: { version: 1 } },
      );
      if (done.matchedCount === 0) throw new StaleVersion('message');
    },

    /** Records what a moderator decided about a raised message. @throws StaleVersion */
    async decideConcern(id: string, version: number, concern: Message['concern']): Promise<void> {
      const done = await Message.updateOne({ _id: id, version }, { $set: { concern }, $inc: { version: 1 } });
      if (done.matchedCount === 0) throw new StaleVersion('message');
    },
  };
}
