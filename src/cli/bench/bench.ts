import { InputFaulty } from '../json-lines.js';
import type { Output } from '../output.js';
import { table } from '../table.js';
import { benchStore } from './store.js';

/** Says a line of what is going on, and gives the figures in the end. */
export type Bench = (say: (text: string) => void) => Promise<Record<string, number>>;

/** One file for each. */
const benches: Record<string, Bench> = { store: benchStore };

/**
 * `ask-ahead bench NAME`: a table, and as the last line `{"bench", "metrics"}`.
 * @throws InputFaulty
 */
export async function benchCommand(name: string, out: Output, notes: Output): Promise<void> {
  const bench = benches[name];
  if (bench === undefined)
    throw new InputFaulty(`There is no bench "${name}". There are: ${Object.keys(benches).join(', ')}.`);
  const figures = await bench((text) => void notes.line(text).catch(() => {}));
  const metrics = Object.fromEntries(
    Object.entries(figures).map(([metric, value]) => [metric, Math.round(value * 100) / 100]),
  );
  await out.line(
    table(
      ['metric', 'value'],
      Object.entries(metrics).map(([metric, value]) => [metric, String(value)]),
    ),
  );
  await out.line(JSON.stringify({ bench: name, metrics }));
}
