import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createVectorMaker } from '../../../language/vector-maker.js';
import { individualFile } from '../individual-weights.js';
import { examplesFolder, readExamples } from './labelled.js';
import { learnIndividual } from './learn-individual.js';

/** Makes the weights beside the examples anew: `node dist/src/pipeline/4-screen/examples/learn.js`. */
const maker = createVectorMaker();
const { weights, withModel, rules } = await learnIndividual(await readExamples(), maker);
await maker.close();
const rounded = JSON.stringify(weights, (_, value) =>
  typeof value === 'number' ? Math.round(value * 1e4) / 1e4 : value,
);
await writeFile(join(examplesFolder, individualFile), `${rounded}\n`);
process.stdout.write(
  `${JSON.stringify({ withModel, rules }, (_, value) => (typeof value === 'number' ? Number(value.toFixed(3)) : value))}\n`,
);
