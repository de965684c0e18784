import { newId } from '../ids.js';
import type { Models } from '../models.js';
import type { HistoryEntry } from '../records.js';
import { fromStored, toStored } from '../stored.js';

/** Who did what and when; found by the index subject.id+at. Entries are only ever added. */
export function historyRepository({ HistoryEntry }: Models) {
  return {
    async add(entry: Omit<HistoryEntry, 'id'>): Promise<void> {
      await HistoryEntry.create(toStored({ id: newId(), ...entry }));
    },

    /** What was done to one thing, the latest first. */
    async of(subjectId: string): Promise<HistoryEntry[]> {
      const found = await HistoryEntry.find({ 'subject.id': subjectId }).sort({ at: -1 }).lean();
      return found.map((document) => fromStored<HistoryEntry>(document));
    },
  };
}
