import mongoose from 'mongoose';
import type { Config } from '../config.js';
import { embeddedDriver } from './embedded/index.js';
import { StoreUnreachable } from './errors.js';
import { migrate } from './migrations/migrate.js';
import { defineModels, type Models } from './models.js';

/** How long MongoDB may take to answer at start before we say so. */
const serverSelectionTimeoutMs = 5_000;

/** MongoDB's codes: the account may not do this, and there is no such account. */
const refusedCodes = [13, 18];

/** What went wrong between us and MongoDB; null when it is something else. */
function trouble(error: unknown): StoreUnreachable | null {
  if (!(error instanceof Error)) return null;
  const { code, name, message } = error as Error & { code?: unknown };
  if (refusedCodes.includes(Number(code)) || /auth/i.test(message)) return new StoreUnreachable('refused');
  if (/wire version/.test(message)) return new StoreUnreachable('too old');
  return /^(MongooseServerSelection|MongoServerSelection|MongoNetwork)/.test(name)
    ? new StoreUnreachable('no answer')
    : null;
}

async function connect(instance: mongoose.Mongoose, place: Config['store']): Promise<void> {
  if (place.kind === 'embedded') {
    instance.setDriver(embeddedDriver);
    await instance.connect(`embedded://${place.folder}`, { autoIndex: false });
    return;
  }
  await instance.connect(place.uri, {
    autoIndex: false,
    // Making indexes makes the collections; a collection made beside it, at the same time, may come out without them.
    autoCreate: false,
    // Bytes are a Buffer in every answer, as on the embedded store.
    promoteBuffers: true,
    serverSelectionTimeoutMS: serverSelectionTimeoutMs,
  });
}

/** The models on a connection of their own. */
export interface OpenModels {
  models: Models;
  close(): Promise<void>;
}

/**
 * Connects, on a mongoose of its own, and changes nothing.
 * @throws StoreUnreachable, StoreInUse, StoreFolderUnusable, StoreDamaged
 */
export async function connectModels(place: Config['store']): Promise<OpenModels> {
  const instance = new mongoose.Mongoose();
  try {
    await connect(instance, place);
    return { models: defineModels(instance), close: () => instance.disconnect() };
  } catch (error) {
    await instance.disconnect();
    throw trouble(error) ?? error;
  }
}

/**
 * Connects, brings the records up to date and makes the indexes.
 * @throws StoreIsNewer, and as connectModels
 */
export async function openModels(place: Config['store']): Promise<OpenModels> {
  const opened = await connectModels(place);
  try {
    await migrate(opened.models);
    for (const model of Object.values(opened.models)) await model.createIndexes();
    return opened;
  } catch (error) {
    await opened.close();
    throw trouble(error) ?? error;
  }
}
