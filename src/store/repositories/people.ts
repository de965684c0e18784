import { NotFound } from '../errors.js';
import type { Models } from '../models.js';
import type { Person } from '../records.js';
import { fromStored, toStored } from '../stored.js';

/** People with an account, found by their id or the unique index email. */
export function peopleRepository({ Person }: Models) {
  return {
    /** @throws an error that isDuplicateKey knows, when the address has an account. */
    async add(person: Person): Promise<void> {
      await Person.create(toStored(person));
    },

    async list(): Promise<Person[]> {
      const found = await Person.find({}).sort({ email: 1 }).lean();
      return found.map((document) => fromStored<Person>(document));
    },

    async findByEmail(email: string): Promise<Person | null> {
      const found = await Person.findOne({ email }).lean();
      return found === null ? null : fromStored<Person>(found);
    },

    async find(id: string): Promise<Person | null> {
      const found = await Person.findOne({ _id: id }).lean();
      return found === null ? null : fromStored<Person>(found);
    },

    /** @throws NotFound */
    async change(id: string, changes: Partial<Person>): Promise<void> {
      const done = await Person.updateOne({ _id: id }, { $set: changes });
      if (done.matchedCount === 0) throw new NotFound('account');
    },

    /** Counts a failure in one write, so that attempts side by side all count. @returns the new count */
    async countFailedSignIn(id: string): Promise<number> {
      const changed = await Person.findOneAndUpdate(
        { _id: id },
        { $inc: { failedSignIns: 1 } },
        { returnDocument: 'after' },
      ).lean();
      return changed?.failedSignIns ?? 0;
    },
  };
}
