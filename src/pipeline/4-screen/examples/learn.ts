import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createVectorMaker } from '../../../language/vector-maker.js';
import { individualFile } from '../individual-weights.js';
import { keptServices, servicesFile } from '../meaning.js';
import { examplesFolder, readExamples } from './labelled.js';
import { learnIndividual } from './learn-individual.js';
import { otherServices } from './other-services.js';

/** Makes the weights beside the examples anew: `node dist/src/pipeline/4-screen/examples/learn.js`. */
const maker = createVectorMaker();
const { weights, withModel, rules } = await learnIndividual(await readExamples(), maker);
const services = [];
for (const service of otherServices) {
  const vectors = await maker.ofTopic(service);
  if (vectors !== null) services.push(vectors);
}
await maker.close();
await writeFile(
  join(examplesFolder, servicesFile),
  `${JSON.stringify(keptServices(maker.model, services))}\n`,
);
const rounded = JSON.stringify(weights, (_, value) =>
  typeof value === 'number' ? Math.round(value * 1e4) / 1e4 : value,
);
await writeFile(join(examplesFolder, individualFile), `${rounded}\n`);
process.stdout.write(
  `${JSON.stringify({ withModel, rules }, (_, value) => (typeof value === 'number' ? Number(value.toFixed(3)) : value))}\n`,
);
