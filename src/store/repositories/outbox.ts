import { StaleVersion } from '../errors.js';
import type { Models } from '../models.js';
import type { OutboxItem } from '../records.js';
import { fromStored, toStored } from '../stored.js';

/** States of which a person has to know. */
const forPerson: OutboxItem['state'][] = ['unsure', 'failed'];

const mostListed = 100;

/** Mail of our own, found by its id or the index state+at. An item moves from one state to the next in one write. */
export function outboxRepository({ OutboxItem }: Models) {
  return {
    /** Adds an item that is not there yet, in whatever state. @returns whether it was new */
    async add(item: OutboxItem): Promise<boolean> {
      const { _id, ...rest } = toStored(item);
      const done = await OutboxItem.updateOne({ _id }, { $setOnInsert: rest }, { upsert: true });
      return done.upsertedCount === 1;
    },

    /** The ids of items that are due, the longest due first. */
    async due(now: Date, limit: number): Promise<string[]> {
      const found = await OutboxItem.find({ state: 'waiting', at: { $lte: now } }, { _id: 1 })
        .sort({ at: 1 })
        .limit(limit)
        .lean();
      return found.map(({ _id }) => _id);
    },

    /** Takes a waiting item for one attempt. @returns null when another has it, or it no longer waits */
    async claim(id: string, claim: string, until: Date): Promise<OutboxItem | null> {
      const taken = await OutboxItem.findOneAndUpdate(
        { _id: id, state: 'waiting' },
        { $set: { state: 'sending', claim, at: until, problem: '' }, $inc: { tries: 1, version: 1 } },
        { returnDocument: 'after' },
      ).lean();
      return taken === null ? null : fromStored<OutboxItem>(taken);
    },

    /** Whether an attempt may still go on: its claim has not lapsed. */
    async isClaimed({ id, claim }: Pick<OutboxItem, 'id' | 'claim'>): Promise<boolean> {
      return (await OutboxItem.findOne({ _id: id, claim, state: 'sending' }, { _id: 1 }).lean()) !== null;
    },

    /** Records how an attempt ended. That it was sent is worth recording also after its claim lapsed. */
    async record(
      { id, claim }: Pick<OutboxItem, 'id' | 'claim'>,
      end: Pick<OutboxItem, 'state' | 'at' | 'problem'>,
    ): Promise<void> {
      const from: OutboxItem['state'][] = end.state === 'sent' ? ['sending', 'unsure'] : ['sending'];
      await OutboxItem.updateOne(
        { _id: id, claim, state: { $in: from } },
        { $set: end, $inc: { version: 1 } },
      );
    },

    /** Marks as unsure what was claimed and never recorded. @returns how many */
    async lapse(now: Date, problem: string): Promise<number> {
      const late = await OutboxItem.find({ state: 'sending', at: { $lte: now } }, { claim: 1 }).lean();
      for (const { _id, claim } of late) {
        await OutboxItem.updateOne(
          { _id, claim, state: 'sending' },
          { $set: { state: 'unsure', at: now, problem }, $inc: { version: 1 } },
        );
      }
      return late.length;
    },

    /** Items that went wrong and wait for a person, the oldest first. */
    async forPerson(): Promise<OutboxItem[]> {
      const found = await OutboxItem.find({ state: { $in: forPerson } })
        .sort({ at: 1 })
        .limit(mostListed)
        .lean();
      return found.map((document) => fromStored<OutboxItem>(document));
    },

    /** What a person decided about an item that went wrong. @throws StaleVersion */
    async decide(id: string, version: number, end: Pick<OutboxItem, 'state' | 'at'>): Promise<void> {
      const done = await OutboxItem.updateOne(
        { _id: id, version, state: { $in: forPerson } },
        { $set: { ...end, claim: '', problem: '', tries: 0 }, $inc: { version: 1 } },
      );
      if (done.matchedCount === 0) throw new StaleVersion('mail');
    },

    /** How many wait to be sent. */
    async countWaiting(): Promise<number> {
      return await OutboxItem.countDocuments({ state: 'waiting' });
    },

    /** Removes what was sent or closed up to a time. */
    async forget(until: Date): Promise<void> {
      await OutboxItem.deleteMany({ state: { $in: ['sent', 'let-go'] }, at: { $lte: until } });
    },
  };
}
