import { exampleMailbox } from '../demo/example.js';
import { InputFaulty } from '../json-lines.js';
import type { Output } from '../output.js';
import { table } from '../table.js';
import { isLabelledCorpus, type LabelledCorpus, openLabelledCorpus } from './labelled-corpus.js';
import { type LabelledMailbox, openLabelledMailbox } from './labelled-mailbox.js';
import { evaluateRead, evaluateReadOfCorpus } from './read.js';
import { evaluateScreen } from './screen.js';
import { evaluateTheme } from './theme.js';

type Figures = Promise<Record<string, number>> | Record<string, number>;

interface Evaluation {
  mailbox: (mailbox: LabelledMailbox) => Figures;
  /** What can be measured where only visible texts are labelled. */
  corpus?: (corpus: LabelledCorpus) => Figures;
}

const evaluations: Record<string, Evaluation> = {
  read: { mailbox: evaluateRead, corpus: evaluateReadOfCorpus },
  screen: { mailbox: evaluateScreen },
  theme: { mailbox: evaluateTheme },
};

async function figuresOf(
  { mailbox, corpus }: Evaluation,
  folder: string,
): Promise<{ name: string; figures: Record<string, number> }> {
  if (corpus !== undefined && (await isLabelledCorpus(folder))) {
    const opened = await openLabelledCorpus(folder);
    return { name: opened.name, figures: await corpus(opened) };
  }
  const opened = await openLabelledMailbox(folder);
  return { name: opened.name, figures: await mailbox(opened) };
}

/**
 * `ask-ahead evaluate NAME [FOLDER…]`: a table, and as the last line `{"evaluate", "metrics": {name: {folder: value}}}`.
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
  const names: string[] = [];
  for (const folder of folders.length === 0 ? [exampleMailbox] : folders) {
    const { name: measured, figures } = await figuresOf(evaluation, folder);
    names.push(measured);
    for (const [metric, value] of Object.entries(figures)) {
      metrics[metric] = { ...metrics[metric], [measured]: Math.round(value * 1000) / 1000 };
    }
  }
  const rows = Object.entries(metrics).map(([metric, values]) => [
    metric,
    ...names.map((measured) => String(values[measured] ?? '')),
  ]);
  await out.line(table(['', ...names], rows));
  await out.line(JSON.stringify({ evaluate: name, metrics }));
}
