import mongoose from 'mongoose';
import type { Config } from '../config.js';
import { embeddedDriver } from './embedded/index.js';
import { StoreUnreachable } from './errors.js';
import { defineModels, type Models } from './models.js';
import { cursorRepository } from './repositories/cursors.js';
import { familyRepository } from './repositories/families.js';
import { historyRepository } from './repositories/history.js';
import { messageRepository } from './repositories/messages.js';
import { peopleRepository } from './repositories/people.js';
import { proposalRepository } from './repositories/proposals.js';
import { questionRepository } from './repositories/questions.js';
import { sessionRepository } from './repositories/sessions.js';
import { sortingStepRepository } from './repositories/sorting-steps.js';
import { themeRepository } from './repositories/themes.js';
import { themingRunRepository } from './repositories/theming-runs.js';
import { vectorRepository } from './repositories/vectors.js';
import { webinarRepository } from './repositories/webinars.js';

export { StoreFolderUnusable, StoreInUse } from './embedded/index.js';
export { isDuplicateKey, NotFound, StaleVersion, StoreUnreachable } from './errors.js';
export { idFrom, newId } from './ids.js';
export * from './records.js';
export type { MessageLine } from './repositories/messages.js';

function repositories(models: Models) {
  return {
    webinars: webinarRepository(models),
    messages: messageRepository(models),
    questions: questionRepository(models),
    themes: themeRepository(models),
    themingRuns: themingRunRepository(models),
    vectors: vectorRepository(models),
    proposals: proposalRepository(models),
    sortingSteps: sortingStepRepository(models),
    people: peopleRepository(models),
    history: historyRepository(models),
    families: familyRepository(models),
    cursors: cursorRepository(models),
    sessions: sessionRepository(models),
  };
}

export type Store = ReturnType<typeof repositories> & { close(): Promise<void> };

/** How long MongoDB may take to answer at start before we say so. */
const serverSelectionTimeoutMs = 5_000;

async function connect(instance: mongoose.Mongoose, place: Config['store']): Promise<void> {
  if (place.kind === 'embedded') {
    instance.setDriver(embeddedDriver);
    await instance.connect(`embedded://${place.folder}`, { autoIndex: false });
    return;
  }
  try {
    await instance.connect(place.uri, {
      autoIndex: false,
      serverSelectionTimeoutMS: serverSelectionTimeoutMs,
    });
  } catch (error) {
    const refused = error instanceof Error && /auth/i.test(error.message);
    throw new StoreUnreachable(refused ? 'refused' : 'no answer');
  }
}

/**
 * Opens the store: MongoDB, or the embedded store in a folder.
 * @throws StoreUnreachable, StoreInUse, StoreFolderUnusable
 */
export async function openStore(place: Config['store']): Promise<Store> {
  const instance = new mongoose.Mongoose();
  await connect(instance, place);
  const models = defineModels(instance);
  for (const model of Object.values(models)) await model.createIndexes();
  return { ...repositories(models), close: () => instance.disconnect() };
}
