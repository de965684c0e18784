import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { BackupProblem, StoreDamaged } from '../errors.js';
import { isWhole } from './check.js';
import { DataFile } from './data-file.js';
import { dataFileName, folderUnusable, looksLikeLmdb, prepareFolder } from './folder.js';
import { lastBackup, rememberBackup } from './last-backup.js';
import { type Lmdb, openLmdb } from './lmdb.js';

/** From 0 to 1. */
export type OnProgress = (done: number) => void;

/** The file beside the data that holds the programme's own secrets; without it families would count anew. */
export const secretsFile = 'secrets.json';

/** Where a backup keeps that file's words. */
const secretsKey = ['secrets'];

/** How often the size of what is being written is looked at. */
const lookEveryMs = 50;

/** Runs long work on a file, and tells how large it has become of what is expected. */
async function watched(file: string, expected: number, onProgress: OnProgress, work: Promise<unknown>) {
  const look = () => existsSync(file) && onProgress(Math.min(statSync(file).size / expected, 1));
  const looking = setInterval(look, lookEveryMs);
  try {
    await work;
  } finally {
    clearInterval(looking);
  }
}

/** On the disk, and for its owner's eyes only. */
function settle(file: string): void {
  chmodSync(file, 0o600);
  const descriptor = openSync(file, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}

/** In one transaction. What is given back must be no promise: LMDB would wait for it while it waits for LMDB. */
async function withLmdb<T extends Buffer | undefined>(folder: string, use: (lmdb: Lmdb) => T): Promise<T> {
  const lmdb = openLmdb(folder);
  try {
    return lmdb.transactionSync(() => use(lmdb)) as T;
  } finally {
    await lmdb.close();
  }
}

/**
 * Copies a store, as it is at one instant, into one file of mode 600; whoever has it open goes on writing.
 * @throws StoreFolderUnusable, StoreDamaged, BackupProblem
 */
export async function backUp(folder: string, file: string, onProgress: OnProgress): Promise<void> {
  const place = resolve(file);
  if (existsSync(place)) throw new BackupProblem(`${place} is there already. Choose another name.`);
  if (!existsSync(join(folder, dataFileName)))
    throw new BackupProblem(`There is no store in ${folder}. Set DATA_DIR to the folder that holds it.`);
  prepareFolder(folder);
  if (!(await isWhole(folder))) throw new StoreDamaged(folder, lastBackup(folder));
  const at = new Date().toISOString();
  let part = '';
  try {
    mkdirSync(dirname(place), { recursive: true, mode: 0o700 });
    part = mkdtempSync(join(dirname(place), '.ask-ahead-backup-'));
    const copied = join(part, dataFileName);
    const lmdb = openLmdb(folder, true);
    await watched(copied, statSync(join(folder, dataFileName)).size, onProgress, lmdb.backup(part, true));
    await lmdb.close();
    const secrets = join(folder, secretsFile);
    await withLmdb(part, (copy) => {
      copy.remove(['owner']);
      if (existsSync(secrets)) copy.put(secretsKey, readFileSync(secrets));
      return undefined;
    });
    if (!(await isWhole(part)))
      throw new BackupProblem(`The backup could not be read again. Try another disk.`);
    settle(copied);
    renameSync(copied, place);
  } catch (error) {
    throw error instanceof BackupProblem
      ? error
      : new BackupProblem(folderUnusable(dirname(place), error).message);
  } finally {
    if (part !== '') rmSync(part, { recursive: true, force: true });
  }
  rememberBackup(folder, { file: place, at });
  onProgress(1);
}

/** What stands in the way of a restored file: nothing, a damaged file to be set aside, or a store with records. */
async function standing(folder: string): Promise<'nothing' | 'damaged' | 'records'> {
  if (!existsSync(join(folder, dataFileName))) return 'nothing';
  if (!(await isWhole(folder))) return 'damaged';
  const file = await DataFile.open(folder);
  const [first] = [...file.records('document')].filter(({ collection }) => collection !== 'schema');
  await file.close();
  return first === undefined ? 'nothing' : 'records';
}

/**
 * Puts a backup where there is no store, an empty one or a damaged one; a damaged file is kept beside it.
 * @throws BackupProblem, StoreInUse, StoreFolderUnusable
 */
export async function restore(folder: string, file: string, onProgress: OnProgress): Promise<void> {
  const place = resolve(file);
  if (!existsSync(place) || !statSync(place).isFile() || !looksLikeLmdb(place) || statSync(place).size === 0)
    throw new BackupProblem(`${place} is not a backup made by ask-ahead.`);
  prepareFolder(folder);
  if ((await standing(folder)) === 'records')
    throw new BackupProblem(
      `The store in ${folder} holds records already, and a restore never overwrites any. Set DATA_DIR to an empty folder.`,
    );
  const part = mkdtempSync(join(folder, '.restore-'));
  try {
    const copied = join(part, dataFileName);
    await watched(copied, statSync(place).size, onProgress, copyFile(place, copied));
    chmodSync(copied, 0o600);
    if (!(await isWhole(part)))
      throw new BackupProblem(
        `The backup ${place} is damaged itself. Nothing was changed: try an earlier one.`,
      );
    const secrets = await withLmdb(part, (copy) => {
      const found = copy.get(secretsKey);
      copy.remove(secretsKey);
      return found;
    });
    settle(copied);
    setAside(folder, dataFileName);
    rmSync(join(folder, 'lock.mdb'), { force: true });
    renameSync(copied, join(folder, dataFileName));
    if (secrets !== undefined) putSecrets(folder, secrets);
  } finally {
    rmSync(part, { recursive: true, force: true });
  }
  onProgress(1);
}

function setAside(folder: string, name: string): void {
  const file = join(folder, name);
  if (!existsSync(file)) return;
  renameSync(file, join(folder, `${name}.before-${new Date().toISOString().replaceAll(':', '-')}`));
}

/** The secrets belong to the data: others are kept beside them. */
function putSecrets(folder: string, secrets: Buffer): void {
  const file = join(folder, secretsFile);
  if (existsSync(file) && readFileSync(file).equals(secrets)) return;
  setAside(folder, secretsFile);
  writeFileSync(file, secrets, { mode: 0o600 });
}
