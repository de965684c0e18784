import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Config } from '../../config.js';
import { createVectorMaker, type VectorMaker } from '../../language/vector-maker.js';
import { inspectStore, type StoreInspection, StoreInUse } from '../../store/index.js';
import { sentenceFor } from '../faults.js';
import { type Finding, inOrder, type Step, ToMend } from './step.js';

const megabyte = 1024 * 1024;

/** A webinar of a thousand mails takes some tens of megabytes; a full disk refuses what is written. */
const room = { mendBelow: 100, lookBelow: 1024 };

const clocksMs = 2 * 60_000;

/** The records, the disk under them, and the sentence model. */
export async function checkMachine(
  store: Config['store'],
  now: () => Date = () => new Date(),
  maker: () => VectorMaker = createVectorMaker,
): Promise<Step[]> {
  const explain = (error: unknown) => (error instanceof ToMend ? error.message : sentenceFor(error));
  const records = store.kind === 'embedded' ? `the folder ${store.folder}` : 'MongoDB';
  return [
    ...(await inOrder('store', [['records', () => checkRecords(store, records, now)]], explain)),
    ...(store.kind === 'embedded'
      ? await inOrder('store', [['disk', () => checkDisk(store.folder)]], explain)
      : []),
    ...(await inOrder('sentence model', [['model', () => checkModel(maker())]], explain)),
  ];
}

async function checkRecords(store: Config['store'], where: string, now: () => Date): Promise<Finding> {
  let found: StoreInspection | null;
  try {
    found = await inspectStore(store);
  } catch (error) {
    // The usual case: ask-ahead runs, and somebody asks the doctor.
    if (error instanceof StoreInUse)
      return `Another process has ${where} open, which is right while ask-ahead runs.`;
    throw error;
  }
  if (found === null) return `There is no store in ${where} yet: it is made at the first start.`;
  const { webinars, messages, clock } = found;
  const says = `${webinars} webinars and ${messages} messages in ${where}.`;
  const apart = clock === null ? 0 : Math.abs(clock.getTime() - now().getTime());
  if (apart <= clocksMs) return says;
  return {
    look: `${says} Its clock and this machine’s are ${Math.round(apart / 60_000)} minutes apart: set them, since jobs go by both.`,
  };
}

/** @throws ToMend */
async function checkDisk(folder: string): Promise<Finding> {
  let there = folder;
  while (!existsSync(there) && dirname(there) !== there) there = dirname(there);
  const { bavail, bsize } = await statfs(there);
  const free = Math.floor((bavail * bsize) / megabyte);
  const says = `${free} MB are free for ${folder}.`;
  if (free < room.mendBelow) throw new ToMend(`${says} Make room: mail cannot be stored on a full disk.`);
  return free < room.lookBelow ? { look: `${says} That is little.` } : says;
}

/** Lets the model read a few words. @throws ToMend */
async function checkModel(maker: VectorMaker): Promise<Finding> {
  try {
    await maker.ofText('Is there a bus?', []);
    if (maker.problem !== null) throw new ToMend(`${maker.problem} Install ask-ahead again.`);
    return 'The sentence model reads.';
  } finally {
    await maker.close();
  }
}
