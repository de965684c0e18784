import { setTimeout } from 'node:timers/promises';
import { isDuplicateKey, StoreIsNewer } from '../errors.js';
import { newId } from '../ids.js';
import type { Models } from '../models.js';
import { leaseRepository } from '../repositories/leases.js';
import { type Migration, migrations } from './migrations.js';

/** A migration that takes longer is taken over by another instance: it may run twice. */
const leaseMs = 10 * 60_000;

/** How long to wait before asking again whether the instance that migrates is done. */
const askAgainMs = 200;

/** Never back: one that was held up for long may come after another that did more. */
async function raise({ SchemaVersion }: Models, version: number): Promise<void> {
  const lower = { _id: 'schema', version: { $lt: version } };
  await SchemaVersion.updateOne(lower, { $set: { version } }, { upsert: true }).catch((error) => {
    if (!isDuplicateKey(error)) throw error;
  });
}

/**
 * Brings a store to what this programme knows: each migration that was not done, in order, by one instance at a time.
 * @throws StoreIsNewer before anything is changed
 */
export async function migrate(models: Models, known: readonly Migration[] = migrations): Promise<void> {
  const newest = known.at(-1)?.version ?? 0;
  const leases = leaseRepository(models);
  const storedVersion = async () =>
    (await models.SchemaVersion.findOne({ _id: 'schema' }).lean())?.version ?? 0;
  for (;;) {
    const stored = await storedVersion();
    if (stored > newest) throw new StoreIsNewer(stored, newest);
    if (stored === newest) return;
    const now = new Date();
    const lease = await leases.take('migrate', newId(), { now, until: new Date(now.getTime() + leaseMs) });
    if (lease === null) {
      await setTimeout(askAgainMs);
      continue;
    }
    try {
      // Looked up again: another instance may have been done just before.
      const begun = await storedVersion();
      for (const { version, run } of known.filter(({ version }) => version > begun)) {
        await run(models);
        await raise(models, version);
      }
    } finally {
      await leases.release(lease, new Date());
    }
  }
}
