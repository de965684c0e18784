import type { Collection } from 'mongoose';
import { pack, copy as plainCopy } from './embedded/documents.js';
import { CopyProblem } from './errors.js';
import { newId } from './ids.js';
import { migrate } from './migrations/migrate.js';
import type { Models } from './models.js';
import { connectModels, openModels } from './open-models.js';

export interface CopyProgress {
  /** From 0 to 1. */
  done: number;
  copied: number;
  total: number;
}

const batchSize = 500;

/** Where each store says which it is, and the target that a copy into it is under way. */
const identityId = 'identity';
const markerId = 'copy';

type Document = { _id: unknown } & Record<string, unknown>;

/** All documents of a collection in the order of their ids, some at a time. */
async function* batches(collection: Collection): AsyncGenerator<Document[]> {
  let last: unknown = null;
  for (;;) {
    const filter = last === null ? {} : { _id: { $gt: last } };
    const found = await collection.find(filter as never, { sort: { _id: 1 }, limit: batchSize }).toArray();
    if (found.length === 0) return;
    yield found as Document[];
    last = found.at(-1)?._id;
  }
}

async function byId(collection: Collection, ids: unknown[]): Promise<Map<string, Document>> {
  const found = (await collection.find({ _id: { $in: ids } } as never).toArray()) as Document[];
  return new Map(found.map((document) => [String(document._id), document]));
}

/** Takes away what an earlier, interrupted copy brought and the source no longer has: it may hold a unique value. */
async function removeOthers(from: Collection, to: Collection): Promise<void> {
  for await (const batch of batches(to)) {
    const kept = await byId(
      from,
      batch.map(({ _id }) => _id),
    );
    const others = batch.filter(({ _id }) => !kept.has(String(_id))).map(({ _id }) => _id);
    if (others.length > 0) await to.deleteMany({ _id: { $in: others } } as never);
  }
}

/** Writes what is missing on the other side, or differs. */
async function copyCollection(
  from: Collection,
  to: Collection,
  onCopied: (more: number) => void,
): Promise<void> {
  await removeOthers(from, to);
  for await (const batch of batches(from)) {
    const there = await byId(
      to,
      batch.map(({ _id }) => _id),
    );
    const changed = batch.filter((document) => {
      const other = there.get(String(document._id));
      return other === undefined || !pack(plainCopy(other)).equals(pack(document));
    });
    if (changed.length > 0) {
      await to.bulkWrite(
        changed.map((replacement) => ({
          replaceOne: { filter: { _id: replacement._id }, replacement, upsert: true },
        })) as never,
      );
    }
    onCopied(batch.length);
  }
}

/** A name that the embedded store keeps for itself, so that an interrupted copy is known again. */
async function identityOf({ SchemaVersion }: Models): Promise<string> {
  const { collection } = SchemaVersion;
  const found = await collection.findOneAndUpdate(
    { _id: identityId as never },
    { $setOnInsert: { name: newId() } },
    { upsert: true, returnDocument: 'after' },
  );
  return String(found?.name);
}

/** Marks the target as ours. @throws CopyProblem when it holds anything, except of this same copy */
async function claimTarget(target: Models, identity: string, uriSaid: string): Promise<void> {
  const { collection } = target.SchemaVersion;
  const marker = await collection.findOne({ _id: markerId as never });
  if (marker?.from === identity) return;
  for (const model of Object.values(target)) {
    if ((await model.collection.countDocuments({}, { limit: 1 })) > 0)
      throw new CopyProblem(
        `${uriSaid} holds records already, and copying never overwrites any. Name an empty database.`,
      );
  }
  await collection.insertOne({ _id: markerId as never, from: identity });
}

/**
 * Copies an embedded store into an empty MongoDB database. Stopped anywhere, it can be run again and goes on; the
 * number of records in each collection is compared at the end.
 * @returns how many records each collection has
 * @throws CopyProblem, StoreInUse, StoreFolderUnusable, StoreUnreachable
 */
export async function copyStore(
  folder: string,
  uri: string,
  onProgress: (progress: CopyProgress) => void,
): Promise<Record<string, number>> {
  const source = await openModels({ kind: 'embedded', folder });
  try {
    const target = await connectModels({ kind: 'mongodb', uri });
    try {
      await claimTarget(target.models, await identityOf(source.models), 'The database named by --to');
      await migrate(target.models);
      for (const model of Object.values(target.models)) await model.createIndexes();
      return await copyAll(source.models, target.models, onProgress);
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

async function copyAll(
  source: Models,
  target: Models,
  onProgress: (progress: CopyProgress) => void,
): Promise<Record<string, number>> {
  // The version was made by migrating the target. Leases come along: cursors and jobs know the last one's number, and
  // whoever took them up with a lower one would be kept out.
  const names = (Object.keys(source) as (keyof Models)[]).filter((name) => name !== 'SchemaVersion');
  const pairs = names.map((name) => ({ from: source[name].collection, to: target[name].collection }));
  const counts: Record<string, number> = {};
  for (const { from } of pairs) counts[from.name] = await from.countDocuments({});
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  let copied = 0;
  for (const { from, to } of pairs) {
    await copyCollection(from, to, (more) => {
      copied += more;
      onProgress({ done: copied / total, copied, total });
    });
  }
  for (const { from, to } of pairs) {
    const arrived = await to.countDocuments({});
    if (arrived !== counts[from.name])
      throw new CopyProblem(
        `Of ${counts[from.name]} ${from.name}, ${arrived} arrived. Run the same command again.`,
      );
  }
  await target.SchemaVersion.collection.deleteOne({ _id: markerId as never });
  return counts;
}
