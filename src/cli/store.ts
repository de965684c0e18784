import { join } from 'node:path';
import type { Config } from '../config.js';
import { BackupProblem, backUp, CopyProblem, copyStore, dump, restore } from '../store/index.js';
import type { Output } from './output.js';
import { createProgress } from './progress.js';

/** The folder of the built-in store. @throws the given kind of error, with what to do, when MongoDB is set */
function ownFolder(config: Config, Problem: new (message: string) => Error, instead: string): string {
  if (config.store.kind === 'embedded') return config.store.folder;
  throw new Problem(`This is for the built-in store, and MONGODB_URI is set. ${instead}`);
}

/** Shows a bar while work goes on; it goes away when the work fails. */
async function withBar<T>(
  text: string,
  work: (onProgress: (done: number) => void) => Promise<T>,
): Promise<T> {
  const progress = createProgress();
  try {
    const result = await work((done) => progress.update(done, `${text}, ${Math.round(done * 100)} %`));
    progress.finish(`${text}: done`);
    return result;
  } finally {
    progress.stop();
  }
}

/** `ask-ahead store backup FILE`. @throws BackupProblem, StoreFolderUnusable, StoreDamaged */
export async function backupCommand(config: Config, file: string, out: Output): Promise<void> {
  const folder = ownFolder(config, BackupProblem, "Back up with MongoDB's own tools, such as mongodump.");
  await withBar('Backing up', (onProgress) => backUp(folder, file, onProgress));
  await out.line(
    `The backup is ${file}. It holds families’ words and the secrets: keep it as safe as the store.`,
  );
}

/** `ask-ahead store restore FILE`. @throws BackupProblem, StoreInUse, StoreFolderUnusable */
export async function restoreCommand(config: Config, file: string, out: Output): Promise<void> {
  const folder = ownFolder(
    config,
    BackupProblem,
    'Restore into a folder first, then use: ask-ahead store copy --to URI',
  );
  await withBar('Restoring', (onProgress) => restore(folder, file, onProgress));
  await out.line(`The store in ${folder} is as it was in ${file}. Start ask-ahead again.`);
}

/** `ask-ahead store copy --to URI`. @throws CopyProblem, StoreInUse, StoreFolderUnusable, StoreUnreachable */
export async function copyCommand(config: Config, uri: string, out: Output): Promise<void> {
  const folder = ownFolder(config, CopyProblem, 'Take it out of the settings while you copy.');
  if (!/^mongodb(\+srv)?:\/\/./.test(uri))
    throw new CopyProblem('--to must begin with mongodb:// or mongodb+srv://');
  const counts = await withBar('Copying', (onProgress) =>
    copyStore(folder, uri, ({ done }) => onProgress(done)),
  );
  for (const [collection, count] of Object.entries(counts)) await out.line(`${collection}: ${count}`);
  await out.line(
    `Everything is copied. Now set MONGODB_URI, and SESSION_SECRET and FAMILY_KEY to "session" and "family" in ${join(folder, 'secrets.json')}.`,
  );
}

/** `ask-ahead store dump [FILE]`: JSON lines. @throws BackupProblem, StoreDamaged */
export async function dumpCommand(config: Config, file: string | undefined, out: Output): Promise<void> {
  const place = file ?? ownFolder(config, BackupProblem, "Use MongoDB's own tools, such as mongoexport.");
  await withBar('Dumping', async (onProgress) => {
    for await (const { line, done } of dump(place)) {
      await out.line(line);
      onProgress(done);
    }
  });
}
