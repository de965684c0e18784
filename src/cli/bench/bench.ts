import { InputFaulty } from '../json-lines.js';
import type { Output } from '../output.js';
import { createProgress } from '../progress.js';
import { table } from '../table.js';
import type { Bench, BenchOptions } from './figures.js';
import { benchStore } from './store.js';
import { benchTheme } from './theme.js';

/** One file for each. */
const benches: Record<string, Bench> = { store: benchStore, theme: benchTheme };

/**
 * `ask-ahead bench NAME`: a table, and as the last line `{"bench", "metrics": {name: value}}`.
 * @throws InputFaulty
 */
export async function benchCommand(name: string, options: BenchOptions, out: Output): Promise<void> {
  const bench = benches[name];
  if (bench === undefined)
    throw new InputFaulty(
      `There is nothing to time by the name "${name}". There are: ${Object.keys(benches).join(', ')}.`,
    );
  const progress = createProgress();
  try {
    const figures = await bench(options, (text) => progress.update(null, text));
    const metrics = Object.fromEntries(
      Object.entries(figures).map(([metric, value]) => [
        metric,
        value === null ? null : Math.round(value * 100) / 100,
      ]),
    );
    progress.stop();
    const rows = Object.entries(metrics).map(([metric, value]) => [
      metric,
      value === null ? 'not measured' : String(value),
    ]);
    await out.line(table(['', 'value'], rows));
    await out.line(JSON.stringify({ bench: name, metrics }));
  } finally {
    progress.stop();
  }
}
