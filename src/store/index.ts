import type { Config } from '../config.js';
import type { Models } from './models.js';
import { openModels } from './open-models.js';
import { cursorRepository } from './repositories/cursors.js';
import { escalationRepository } from './repositories/escalations.js';
import { familyRepository } from './repositories/families.js';
import { historyRepository } from './repositories/history.js';
import { importRepository } from './repositories/imports.js';
import { jobRepository } from './repositories/jobs.js';
import { leaseRepository } from './repositories/leases.js';
import { messageRepository } from './repositories/messages.js';
import { outboxRepository } from './repositories/outbox.js';
import { peopleRepository } from './repositories/people.js';
import { proposalRepository } from './repositories/proposals.js';
import { questionRepository } from './repositories/questions.js';
import { sessionRepository } from './repositories/sessions.js';
import { sortingStepRepository } from './repositories/sorting-steps.js';
import { themeJoinRepository } from './repositories/theme-joins.js';
import { themeRepository } from './repositories/themes.js';
import { themingRunRepository } from './repositories/theming-runs.js';
import { vectorRepository } from './repositories/vectors.js';
import { webinarRepository } from './repositories/webinars.js';

export { copyStore } from './copy.js';
export { backUp, restore } from './data-file/backup.js';
export { dump } from './dump.js';
export {
  BackupProblem,
  CopyProblem,
  isDuplicateKey,
  LeaseLost,
  NotFound,
  StaleVersion,
  StoreDamaged,
  StoreFolderUnusable,
  StoreInUse,
  StoreIsNewer,
  StoreUnreachable,
  StoreWriteFailed,
} from './errors.js';
export { idFrom, newId } from './ids.js';
export { inspectStore, type StoreInspection } from './inspect.js';
export * from './records.js';
export type { ImportLine } from './repositories/imports.js';
export type { MessageLine } from './repositories/messages.js';

/** All repositories on the given models. */
export function repositories(models: Models) {
  return {
    webinars: webinarRepository(models),
    messages: messageRepository(models),
    questions: questionRepository(models),
    themes: themeRepository(models),
    themingRuns: themingRunRepository(models),
    vectors: vectorRepository(models),
    proposals: proposalRepository(models),
    sortingSteps: sortingStepRepository(models),
    themeJoins: themeJoinRepository(models),
    people: peopleRepository(models),
    history: historyRepository(models),
    families: familyRepository(models),
    cursors: cursorRepository(models),
    leases: leaseRepository(models),
    sessions: sessionRepository(models),
    outbox: outboxRepository(models),
    jobs: jobRepository(models),
    escalations: escalationRepository(models),
    imports: importRepository(models),
  };
}

export type Store = ReturnType<typeof repositories> & { close(): Promise<void> };

/**
 * Opens the store: MongoDB, or the embedded store in a folder.
 * @throws StoreUnreachable, StoreInUse,
  StoreIsNewer, StoreFolderUnusable, StoreDamaged
 */
export async function openStore(place: Config['store']): Promise<Store> {
  const { models, close } = await openModels(place);
  const store = repositories(models);
  if (place.kind === 'embedded') await store.leases.releaseAll(new Date());
  return { ...store, close };
}
