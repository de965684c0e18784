import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.js';
import { dataFileName } from './data-file/folder.js';
import { StoreIsNewer } from './errors.js';
import { migrations } from './migrations/migrations.js';
import type { Models } from './models.js';
import { connectModels } from './open-models.js';

export interface StoreInspection {
  webinars: number;
  messages: number;
  /** The database server's own clock; null where it does not tell. */
  clock: Date | null;
}

/**
 * Looks at the store and changes nothing.
 * @returns null for a built-in store that was never opened
 * @throws StoreUnreachable, StoreInUse, StoreFolderUnusable, StoreDamaged, StoreIsNewer
 */
export async function inspectStore(place: Config['store']): Promise<StoreInspection | null> {
  if (place.kind === 'embedded' && !existsSync(join(place.folder, dataFileName))) return null;
  const { models, close } = await connectModels(place);
  try {
    const stored = (await models.SchemaVersion.findOne({ _id: 'schema' }).lean())?.version ?? 0;
    const newest = migrations.at(-1)?.version ?? 0;
    if (stored > newest) throw new StoreIsNewer(stored, newest);
    return {
      webinars: await models.Webinar.countDocuments({}),
      messages: await models.Message.countDocuments({}),
      clock: place.kind === 'mongodb' ? await clockOf(models) : null,
    };
  } finally {
    await close();
  }
}

async function clockOf({ Webinar }: Models): Promise<Date | null> {
  try {
    const answer = await Webinar.db.db?.admin().command({ hello: 1 });
    return answer?.localTime instanceof Date ? answer.localTime : null;
  } catch {
    return null;
  }
}
