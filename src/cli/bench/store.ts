import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Config } from '../../config.js';
import { packageRoot } from '../../package-root.js';
import { repositories, type Store } from '../../store/index.js';
import { type OpenModels, openModels } from '../../store/open-models.js';
import type { Bench } from './figures.js';
import { benchMessage, benchQuestion, benchWebinar } from './questions.js';
import { startReferenceServer } from './reference-server.js';

const howMany = 10_000;
const aLot = 100_000;
const batchSize = 1_000;
const increments = 1_000;
const workers = 20;

/** Each is done so often on each side in turn, and the best time counts: the machine has other things to do. */
const rounds = 5;

const openFile = join(packageRoot, 'dist/src/cli/bench/open-store.js');

type Place = Config['store'];

/** A store, by its repositories and where those have no such call by its models. */
interface Side {
  store: Store;
  models: OpenModels['models'];
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** Puts in documents by their numbers, in batches. */
async function insert(
  model: Side['models']['Message'] | Side['models']['Question'],
  make: (n: number) => object,
  from: number,
  to: number,
): Promise<void> {
  for (let n = from; n < to; n += batchSize) {
    const numbers = Array.from({ length: Math.min(batchSize, to - n) }, (_, more) => n + more);
    await model.collection.insertMany(numbers.map(make) as never);
  }
}

/** What is compared: first the questions are put in, then asked for. */
const operations: Record<string, (side: Side) => Promise<unknown>> = {
  insertRatio: ({ models }) => insert(models.Question, benchQuestion, 0, howMany),
  async findRatio({ store }) {
    for (let n = 0; n < 500; n += 1)
      await store.messages.findByIdentity(benchWebinar, `questions/INBOX/1/${n * 19}`);
  },
  async pageRatio({ store }) {
    for (let page = 0; page < 10; page += 1) await store.messages.page(benchWebinar, null, page * 50, 50);
  },
  async groupRatio({ models }) {
    const byTheme = { $group: { _id: '$theme', count: { $sum: 1 } } };
    for (let n = 0; n < 5; n += 1)
      await models.Question.aggregate([{ $match: { webinar: benchWebinar } }, byTheme]);
  },
  async incrementRatio({ store }) {
    const worker = async () => {
      for (let n = 0; n < increments / workers; n += 1) await store.people.countFailedSignIn('counted');
    };
    await Promise.all(Array.from({ length: workers }, worker));
  },
};

/** The models and the repositories on one connection each: the embedded store is opened once, for both. */
async function openSide(place: Place): Promise<Side & { close(): Promise<void> }> {
  const { models, close } = await openModels(place);
  return { models, store: { ...repositories(models), close }, close };
}

async function addPerson({ people }: Store): Promise<void> {
  await people.add({
    id: 'counted',
    email: 'counted@council.example',
    name: '',
    passwordHash: '',
    roles: [],
    sessionsValidFrom: new Date(0),
    failedSignIns: 0,
    lockedUntil: null,
  });
}

async function openInItsOwnProcess(
  folder: string,
): Promise<{ openMs: number; rssMb: number; pageMs: number }> {
  const { stdout } = await promisify(execFile)(process.execPath, [openFile, folder]);
  return JSON.parse(stdout);
}

/** The embedded store against a server in memory on the same operations, and what opening it takes. */
export const benchStore: Bench = async (_options, tell) => {
  const place = mkdtempSync(join(tmpdir(), 'ask-ahead-bench-'));
  const server = await startReferenceServer();
  try {
    const compared = await compare(join(place, 'compared'), server.uri, tell);
    tell(`opening ${howMany} questions, and with the mail they came in`);
    const questions = await opened(join(place, 'few'), howMany);
    const withMail = await openInItsOwnProcess(join(place, 'compared'));
    tell(`opening ${aLot} questions`);
    const many = await opened(join(place, 'many'), aLot);
    return {
      ...compared,
      openMs: questions.openMs,
      rssMb: questions.rssMb,
      openWithMailMs: withMail.openMs,
      rssWithMailMb: withMail.rssMb,
      open100kMs: many.openMs,
      rss100kMb: many.rssMb,
      page100kMs: many.pageMs,
    };
  } finally {
    await server.stop();
    rmSync(place, { recursive: true, force: true });
  }
};

/** What opening a store of questions takes: the best of several, as with the rest. */
async function opened(folder: string, count: number) {
  const { models, close } = await openModels({ kind: 'embedded', folder });
  await insert(models.Question, benchQuestion, 0, count);
  await close();
  const all: Awaited<ReturnType<typeof openInItsOwnProcess>>[] = [];
  for (let round = 0; round < rounds; round += 1) all.push(await openInItsOwnProcess(folder));
  const best = (name: 'openMs' | 'rssMb' | 'pageMs') => Math.min(...all.map((one) => one[name]));
  return { openMs: best('openMs'), rssMb: best('rssMb'), pageMs: best('pageMs') };
}

async function compare(
  folder: string,
  uri: string,
  tell: (text: string) => void,
): Promise<Record<string, number>> {
  const embedded = await openSide({ kind: 'embedded', folder });
  const reference = await openSide({ kind: 'mongodb', uri });
  const sides = [embedded, reference];
  try {
    for (const { models, store } of sides) {
      await insert(models.Message, benchMessage, 0, howMany);
      await addPerson(store);
    }
    const ratios: Record<string, number> = {};
    const ratio = (name: string, [own = 0, other = 0]: number[]) => {
      ratios[name] = other / own;
      tell(`${name}: embedded ${own.toFixed(0)} ms, reference ${other.toFixed(0)} ms`);
    };
    for (const [name, operation] of Object.entries(operations)) {
      const best = sides.map(() => Number.POSITIVE_INFINITY);
      for (let round = 0; round < rounds; round += 1) {
        for (const [n, side] of sides.entries()) {
          if (operation === operations.insertRatio) await side.models.Question.collection.deleteMany({});
          best[n] = Math.min(best[n] ?? 0, await timed(() => operation(side)));
        }
      }
      ratio(name, best);
    }
    const counted = (await embedded.store.people.find('counted'))?.failedSignIns ?? 0;
    return { ...ratios, lostUpdates: rounds * increments - counted };
  } finally {
    for (const { close } of sides) await close();
  }
}
