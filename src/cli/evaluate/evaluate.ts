import { exampleMailbox } from '../demo/example.js';
import { InputFaulty } from '../json-lines.js';
import type { Output } from '../output.js';
import { table } from '../table.js';
import { type LabelledMailbox, openLabelledMailbox } from './labelled-mailbox.js';
import { evaluateRead } from './read.js';
import { evaluateScreen } from './screen.js';
import { evaluateTheme } from './theme.js';

type Evaluation = (mailbox: LabelledMailbox) => Promise<Record<string, number>> | Record<string, number>;

const evaluations: Record<string, Evaluation> = {
  read: evaluateRead,
  screen: evaluateScreen,
  theme: evaluateTheme,
};

/**
 * `ask-ahead evaluate NAME [FOLDER…]`: a table, and as the last line `{"evaluate", "metrics": {name: {mailbox: value}}}`.
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
  const mailboxes: string[] = [];
  for (const folder of folders.length === 0 ? [exampleMailbox] : folders) {
    const mailbox = await openLabelledMailbox(folder);
    mailboxes.push(mailbox.name);
    for (const [metric, value] of Object.entries(await evaluation(mailbox))) {
      metrics[metric] = { ...metrics[metric], [mailbox.name]: Math.round(value * 1000) / 1000 };
    }
  }
  const rows = Object.entries(metrics).map(([metric, values]) => [
    metric,
    ...mailboxes.map((mailbox) => String(values[mailbox] ?? '')),
  ]);
  await out.line(table(['', ...mailboxes], rows));
  await out.line(JSON.stringify({ evaluate: name, metrics }));
}
