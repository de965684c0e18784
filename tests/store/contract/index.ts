import { aggregateCases } from './aggregates.js';
import { bulkCases } from './bulk.js';
import type { Case } from './case.js';
import { filterCases } from './filters.js';
import { insertCases } from './inserts.js';
import { answerCases } from './orders.js';
import { updateCases } from './updates.js';
import { upsertCases } from './upserts.js';

/** Everything a store must do alike, by what it is about. */
export const contract: [string, Case[]][] = [
  ['a filter', filterCases],
  ['an answer', answerCases],
  ['an insert', insertCases],
  ['an update', updateCases],
  ['an upsert', upsertCases],
  ['a bulk write or a delete', bulkCases],
  ['an aggregate', aggregateCases],
];
