import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { modelFolder } from '../../language/model-settings.js';
import { createVectorMaker } from '../../language/vector-maker.js';
import { packageRoot } from '../../package-root.js';
import {
  createSorter,
  createThemingThread,
  type ThemeQuestion,
  type ThemeTopic,
  topicsWithVectors,
  withVectors,
} from '../../pipeline/5-theme/index.js';
import { InputFaulty } from '../json-lines.js';
import type { Bench } from './figures.js';

const few = 150;
const many = 1_000;
/** As many as are compared one with each other; beyond, some stand for all. */
const exact = 5_000;
const most = 100_000;
const runs = 5;
const answersTimed = 10;

interface WebinarFile {
  topics: { title: string; description: string }[];
  mails: { text: string; questions: { asked: string }[] }[];
}

/** Theming from cold and with vectors kept, after an answer, and of very many questions. */
export const benchTheme: Bench = async ({ python, model }, tell) => {
  const webinars = await readWebinars();
  const topics = webinars[0]?.topics ?? [];
  const plain = questionsOf(webinars);
  tell(`${few} questions and their mails, from cold`);
  const folder = await mkdtemp(join(tmpdir(), 'ask-ahead-bench-'));
  const maker = createVectorMaker();
  try {
    const cold150Ms = await coldRun(folder, plain.slice(0, few), topics);
    const bertopicMs =
      python === undefined ? null : await bertopicRun(folder, python, model, plain.slice(0, few));
    tell(`reading ${many} questions`);
    const questions = await withVectors(plain.slice(0, many), maker);
    const expected = await topicsWithVectors(topics, maker);
    if (maker.problem !== null) throw new InputFaulty(maker.problem);
    tell('with vectors kept');
    const stored150Ms = median(await times(runs, () => run(questions.slice(0, few), expected)));
    const stored1000Ms = median(await times(runs, () => run(questions, expected)));
    const sorter = createSorter(questions, { topics: expected });
    sorter.theming();
    const answers: { question: string; title: string | null }[] = [];
    const rescoreMs = median(
      await times(answersTimed, () => {
        const [question = ''] = sorter.ask(1);
        answers.push({ question, title: topics[answers.length % topics.length]?.title ?? null });
        sorter.decide(answers);
        sorter.theming();
      }),
    );
    const rssMb = process.memoryUsage.rss() / 1e6;
    tell(`${exact} questions in the thread that serves the pages`);
    const longestWaitMs = await longestWait(multiplied(questions, exact), expected);
    tell(`${most} questions in one run`);
    const [hundredThousandMs = 0] = await times(1, () => run(multiplied(questions, most), expected));
    return {
      bertopicRatio: bertopicMs === null ? null : bertopicMs / cold150Ms,
      cold150Ms,
      stored150Ms,
      stored1000Ms,
      rescoreMs,
      rssMb,
      longestWaitMs,
      hundredThousandS: hundredThousandMs / 1000,
      hundredThousandRssMb: process.resourceUsage().maxRSS / 1000,
    };
  } finally {
    await maker.close();
    await rm(folder, { recursive: true, force: true });
  }
};

function run(questions: readonly ThemeQuestion[], topics: ThemeTopic[]): void {
  createSorter(questions, { topics }).theming();
}

/** How long at most a page had to wait while questions were themed, in milliseconds. */
async function longestWait(questions: ThemeQuestion[], topics: ThemeTopic[]): Promise<number> {
  const thread = createThemingThread();
  const delays = monitorEventLoopDelay({ resolution: 5 });
  try {
    delays.enable();
    await thread.theme('bench', () => ({ questions, options: { topics } }));
    delays.disable();
    return delays.max / 1e6;
  } finally {
    await thread.close();
  }
}

async function readWebinars(): Promise<WebinarFile[]> {
  const webinars: WebinarFile[] = [];
  for (const hand of ['hand07', 'hand12']) {
    const folder = join(modelFolder, 'training', 'webinars', hand);
    const files = await readdir(folder).catch(() => {
      throw new InputFaulty('The webinars to time with are only in the source tree, not in the package.');
    });
    for (const file of files.sort())
      webinars.push(JSON.parse(await readFile(join(folder, file), 'utf8')) as WebinarFile);
  }
  return webinars;
}

function questionsOf(webinars: readonly WebinarFile[]): ThemeQuestion[] {
  return webinars.flatMap(({ mails }, webinar) =>
    mails.flatMap(({ text, questions }, mail) =>
      questions.map(({ asked }, index) => ({
        id: `${webinar}-${String(mail).padStart(4, '0')}-${index}`,
        text: asked,
        context: text,
        message: `${webinar}-${mail}`,
      })),
    ),
  );
}

/** The command as an officer runs it, the start of the process included. */
async function coldRun(
  folder: string,
  questions: readonly ThemeQuestion[],
  topics: WebinarFile['topics'],
): Promise<number> {
  const [input, list] = [join(folder, 'questions.jsonl'), join(folder, 'topics.json')];
  await writeFile(input, questions.map((question) => JSON.stringify(question)).join('\n'));
  await writeFile(list, JSON.stringify(topics));
  return timedProcess(process.execPath, [
    join(packageRoot, 'dist/src/cli/main.js'),
    'theme',
    '--json',
    '--topics',
    list,
    input,
  ]);
}

async function bertopicRun(
  folder: string,
  python: string,
  model: string | undefined,
  questions: readonly ThemeQuestion[],
): Promise<number> {
  const input = join(folder, 'texts.json');
  await writeFile(input, JSON.stringify(questions.map(({ text, context }) => `${text}\n${context ?? ''}`)));
  return timedProcess(python, [
    join(packageRoot, 'src/cli/bench/bertopic_run.py'),
    input,
    model ?? 'all-MiniLM-L6-v2',
  ]);
}

/** @returns milliseconds from start to end @throws InputFaulty when it does not end well */
async function timedProcess(command: string, args: string[]): Promise<number> {
  const begun = performance.now();
  const code = await new Promise<number | null>((resolve) => {
    const child = spawn(command, args, { stdio: 'ignore' });
    child.on('error', () => resolve(null));
    child.on('close', resolve);
  });
  if (code !== 0) throw new InputFaulty(`${command} did not end well, so there is nothing to compare.`);
  return performance.now() - begun;
}

/** Milliseconds of each run, after one that is not counted. */
async function times(count: number, work: () => void): Promise<number[]> {
  if (count > 1) work();
  return Array.from({ length: count }, () => {
    const begun = performance.now();
    work();
    return performance.now() - begun;
  });
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** As many questions as wanted, each a little apart from the one it was made from. */
function multiplied(questions: readonly ThemeQuestion[], count: number): ThemeQuestion[] {
  const moved = (vector: Int8Array, by: number) =>
    vector.map((value, at) => Math.max(-127, Math.min(127, value + ((by * 31 + at * 17) % 41) - 20)));
  return Array.from({ length: count }, (_, index) => {
    const from = questions[index % questions.length] as ThemeQuestion;
    const copy = Math.floor(index / questions.length);
    return {
      ...from,
      id: `${String(copy).padStart(4, '0')}-${from.id}`,
      message: `${copy}-${from.message}`,
      vectors:
        from.vectors === undefined
          ? undefined
          : {
              inText: moved(from.vectors.inText, copy),
              alone: moved(from.vectors.alone, copy),
              mail: moved(from.vectors.mail, copy),
            },
    };
  });
}
