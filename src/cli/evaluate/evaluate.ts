import { join } from 'node:path';
import { modelFolder } from '../../language/model-settings.js';
import { createVectorMaker } from '../../language/vector-maker.js';
import { exampleMailbox } from '../demo/example.js';
import { InputFaulty } from '../json-lines.js';
import type { Output } from '../output.js';
import { table } from '../table.js';
import { isLabelledCorpus, type LabelledCorpus, openLabelledCorpus } from './labelled-corpus.js';
import { type LabelledMailbox, openLabelledMailbox } from './labelled-mailbox.js';
import { openLabelledSets } from './labelled-questions.js';
import { evaluateRead, evaluateReadOfCorpus } from './read.js';
import { evaluateExamples, evaluateScreen } from './screen.js';
import { evaluateTheme } from './theme.js';

type Figures = Record<string, number>;

/** Measures what lies at a path. @returns a name and the figures for each set found there */
type Evaluation = (path: string) => AsyncIterable<{ name: string; figures: Figures }>;

/** @param corpus what can be measured where only visible texts are labelled */
function onMailboxes(
  evaluate: (mailbox: LabelledMailbox) => Promise<Figures> | Figures,
  corpus?: (corpus: LabelledCorpus) => Promise<Figures> | Figures,
): Evaluation {
  return async function* (path) {
    if (corpus !== undefined && (await isLabelledCorpus(path))) {
      const opened = await openLabelledCorpus(path);
      yield { name: opened.name, figures: await corpus(opened) };
      return;
    }
    const mailbox = await openLabelledMailbox(path);
    yield { name: mailbox.name, figures: await evaluate(mailbox) };
  };
}

async function* onLabelledSets(path: string) {
  const maker = createVectorMaker();
  try {
    for (const set of await openLabelledSets(path, maker))
      yield { name: set.name, figures: await evaluateTheme(set, maker) };
    if (maker.problem !== null) throw new InputFaulty(maker.problem);
  } finally {
    await maker.close();
  }
}

/** In place of a path: the labelled examples from which screening learnt. */
const shippedExamples = 'examples';

async function* onScreening(path: string) {
  const maker = createVectorMaker();
  try {
    if (path === shippedExamples) {
      yield { name: 'examples', figures: await evaluateExamples(maker) };
      return;
    }
    const mailbox = await openLabelledMailbox(path);
    yield { name: mailbox.name, figures: await evaluateScreen(mailbox, maker) };
    if (maker.problem !== null) throw new InputFaulty(maker.problem);
  } finally {
    await maker.close();
  }
}

const webinars = (hand: string) => join(modelFolder, 'training', 'webinars', hand);

/** What each evaluation measures, and on what where no path is given. */
const evaluations: Record<string, { on: Evaluation; paths: string[] }> = {
  read: { on: onMailboxes(evaluateRead, evaluateReadOfCorpus), paths: [exampleMailbox] },
  screen: { on: onScreening, paths: [exampleMailbox, shippedExamples] },
  // The sentence model never saw the webinars of these two writers.
  theme: { on: onLabelledSets, paths: [exampleMailbox, webinars('hand07'), webinars('hand12')] },
};

/**
 * `ask-ahead evaluate NAME [PATH…]`: a table, and as the last line `{"evaluate", "metrics": {metric: {set: value}}}`.
 * @throws InputFaulty
 */
export async function evaluateCommand(name: string, folders: string[], out: Output): Promise<void> {
  const evaluation = evaluations[name];
  if (evaluation === undefined) {
    throw new InputFaulty(
      `There is nothing to evaluate by the name "${name}". There are: ${Object.keys(evaluations).join(', ')}.`,
    );
  }
  const metrics: Record<string, Record<string, number>> = {};
  const sets: string[] = [];
  for (const path of folders.length === 0 ? evaluation.paths : folders) {
    for await (const { name: set, figures } of evaluation.on(path)) {
      sets.push(set);
      for (const [metric, value] of Object.entries(figures))
        metrics[metric] = { ...metrics[metric], [set]: Math.round(value * 1000) / 1000 };
    }
  }
  const rows = Object.entries(metrics).map(([metric, values]) => [
    metric,
    ...sets.map((set) => String(values[set] ?? '')),
  ]);
  await out.line(table(['', ...sets], rows));
  await out.line(JSON.stringify({ evaluate: name, metrics }));
}
