import { setImmediate } from 'node:timers/promises';
import { NotFound, StaleVersion } from '../errors.js';
import type { Models } from '../models.js';
import type { Question } from '../records.js';
import { fromStored, toStored } from '../stored.js';

/** Of the embedded store such a batch takes some twenty milliseconds. */
const batchSize = 50;

export type Placement = Pick<Question, 'id' | 'theme' | 'confidence' | 'because'>;

/** Questions, found by their id or the indexes webinar+theme and message. */
export function questionRepository({ Question }: Models) {
  const list = async (filter: Record<string, unknown>): Promise<Question[]> => {
    const found = await Question.find(filter).sort({ received: 1, message: 1, position: 1 }).lean();
    // What a person took away is kept for undoing, and stands nowhere.
    return found.filter(({ removed }) => removed !== true).map((document) => fromStored<Question>(document));
  };

  /** Some at a time, so that nobody who waits for the programme waits for all of them. */
  const inBatches = async (operations: Parameters<typeof Question.bulkWrite>[0]): Promise<void> => {
    for (let from = 0; from < operations.length; from += batchSize) {
      await Question.bulkWrite(operations.slice(from, from + batchSize));
      await setImmediate();
    }
  };

  /** One decision of a person. */
  const decide = async (id: string, version: number, changes: Partial<Question>): Promise<void> => {
    const done = await Question.updateOne({ _id: id, version }, { $set: changes, $inc: { version: 1 } });
    if (done.matchedCount === 0) throw new StaleVersion('question');
  };

  return {
    /** Stores questions under ids made from their message: storing them again changes nothing. */
    async addOnce(questions: Question[]): Promise<void> {
      if (questions.length === 0) return;
      await inBatches(
        questions.map((question) => {
          const { _id, ...rest } = toStored(question);
          return { updateOne: { filter: { _id }, update: { $setOnInsert: rest }, upsert: true } };
        }),
      );
    },

    /** @throws NotFound */
    async get(id: string): Promise<Question> {
      const found = await Question.findOne({ _id: id }).lean();
      if (found === null) throw new NotFound('question');
      return fromStored<Question>(found);
    },

    ofWebinar: (webinar: string) => list({ webinar }),
    ofMessage: (message: string) => list({ message }),
    ofTheme: (webinar: string, theme: string | null) => list({ webinar, theme }),

    async count(webinar: string): Promise<number> {
      return await Question.countDocuments({ webinar });
    },

    /** Replaces what the machine noticed; what people decided stays. */
    async rehint(changes: Pick<Question, 'id' | 'hints' | 'redacted'>[]): Promise<void> {
      if (changes.length === 0) return;
      await inBatches(
        changes.map(({ id, hints, redacted }) => ({
          updateOne: { filter: { _id: id }, update: { $set: { hints, redacted } } },
        })),
      );
    },

    /** Puts questions where the machine thinks; one that a person placed meanwhile stays where it is. */
    async place(placements: Placement[]): Promise<void> {
      if (placements.length === 0) return;
      await inBatches(
        placements.map(({ id, theme, confidence, because }) => ({
          updateOne: {
            filter: { _id: id, placedBy: 'machine' },
            update: { $set: { theme, confidence, because } },
          },
        })),
      );
    },

    /**
     * Puts machine-placed questions elsewhere as one step of a person's; what a person placed, or another step moved
     * meanwhile, stays.
     * @returns ids of those that moved
     */
    async shift(moves: { question: string; from: string | null; to: string | null }[]): Promise<string[]> {
      const moved: string[] = [];
      for (const { question, from, to } of moves) {
        const done = await Question.updateOne(
          { _id: question, placedBy: 'machine', theme: from },
          { $set: { theme: to } },
        );
        if (done.modifiedCount === 1) moved.push(question);
      }
      return moved;
    },

    /** Back to where it stood before a person placed it, while that placement still holds. */
    async unplace(
      id: string,
      placed: string | null,
      before: Pick<Question, 'theme' | 'placedBy'>,
    ): Promise<boolean> {
      const done = await Question.updateOne(
        { _id: id, placedBy: 'person', theme: placed },
        { $set: before, $inc: { version: 1 } },
      );
      return done.modifiedCount === 1;
    },

    /** Puts every question where an earlier state had it; who placed it stays as it is. */
    async replace(placements: Pick<Question, 'id' | 'theme'>[]): Promise<void> {
      if (placements.length === 0) return;
      await inBatches(
        placements.map(({ id, theme }) => ({
          updateOne: { filter: { _id: id }, update: { $set: { theme }, $inc: { version: 1 } } },
        })),
      );
    },

    /** Takes a question out of everything; it is kept. @throws StaleVersion */
    remove: (id: string, version: number) => decide(id, version, { removed: true }),

    /** Takes questions out of everything, or brings them back, when a correction is undone. */
    async setRemoved(ids: readonly string[], removed: boolean): Promise<void> {
      for (const _id of ids) await Question.updateOne({ _id }, { $set: { removed }, $inc: { version: 1 } });
    },

    setAside: (id: string, version: number, reason: NonNullable<Question['setAsideReason']>) =>
      decide(id, version, { state: 'set-aside', setAsideReason: reason }),
    include: (id: string, version: number) =>
      decide(id, version, { state: 'included', setAsideReason: null }),
    restore: (id: string, version: number) =>
      decide(id, version, { state: 'undecided', setAsideReason: null }),
    reword: (id: string, version: number, wording: string) => decide(id, version, { wording }),
    moveToTheme: (id: string, version: number, theme: string | null) =>
      decide(id, version, { theme, placedBy: 'person', confidence: 1, because: [] }),

    /** Out of a theme into the tray, and out of it in later runs too. */
    async notHere(id: string, version: number, theme: string): Promise<void> {
      const found = await Question.findOne({ _id: id, version }).lean();
      const refused = new Set([...(found?.notHere ?? []), theme]);
      const done = await Question.updateOne(
        { _id: id, version },
        {
          $set: { theme: null, placedBy: 'machine', confidence: 0, because: [], notHere: [...refused] },
          $inc: { version: 1 },
        },
      );
      if (done.matchedCount === 0) throw new StaleVersion('question');
    },
  };
}
