import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/package-root.js';
import { type DriverCall, onDriverCall } from './driver-calls.js';

type Fields = Record<string, unknown>;

const isPlain = (value: unknown): value is Fields =>
  typeof value === 'object' &&
  value !== null &&
  [Object.prototype, null].includes(Object.getPrototypeOf(value));

const named = (value: unknown) =>
  isPlain(value) ? Object.keys(value).filter((name) => name.startsWith('$')) : [];

function ofFilter(filter: unknown): string[] {
  return Object.entries((filter ?? {}) as Fields).flatMap(([path, condition]) => {
    const operators = named(condition);
    const value = condition === null ? 'filter by null' : 'filter by a value';
    const dotted = path.includes('.') ? ['filter by a field inside a field'] : [];
    return [...dotted, ...(operators.length === 0 ? [value] : operators.map((name) => `filter by ${name}`))];
  });
}

const ofUpdate = (update: unknown) => named(update).map((name) => `update by ${name}`);

function ofOptions(options: unknown): string[] {
  const { sort, skip, limit, projection, upsert, returnDocument, ordered } = (options ?? {}) as Fields;
  const keys = sort instanceof Map ? [...sort] : Object.entries(sort ?? {});
  return [
    ...(keys.length === 1 ? ['sort by one field'] : keys.length > 1 ? ['sort by several fields'] : []),
    ...(keys.some(([, way]) => way === -1) ? ['sort downwards'] : []),
    ...(skip ? ['skip'] : []),
    ...(limit ? ['limit'] : []),
    ...(Object.keys(projection ?? {}).length > 0 ? ['projection'] : []),
    ...(upsert === true ? ['upsert'] : []),
    ...(typeof returnDocument === 'string' ? [`the document ${returnDocument}`] : []),
    ...(ordered === false ? ['out of order'] : []),
  ];
}

function ofStage(stage: Fields): string[] {
  if (isPlain(stage.$match)) return ['$match', ...ofFilter(stage.$match)];
  if (!isPlain(stage.$group)) return Object.keys(stage);
  const { _id, ...sums } = stage.$group;
  const key = isPlain(_id) ? 'several fields' : _id === null ? 'nothing' : 'a field';
  return ['$group', `group by ${key}`, ...Object.values(sums).flatMap(named)];
}

function ofOperation(entry: Fields): string[] {
  return Object.entries(entry).flatMap(([name, operation]) => {
    const { filter, update, upsert } = operation as Fields;
    return [name, ...ofFilter(filter), ...ofUpdate(update), ...ofOptions({ upsert })];
  });
}

function partsOf({ method, args: [first, second, third] }: DriverCall): string[] {
  if (method === 'aggregate') return (first as Fields[]).flatMap(ofStage);
  if (method === 'bulkWrite') return [...(first as Fields[]).flatMap(ofOperation), ...ofOptions(second)];
  if (method.startsWith('insert')) return ofOptions(second);
  if (method === 'createIndex')
    return Object.keys((second ?? {}) as Fields).filter((name) => name !== 'background');
  if (/[uU]pdate/.test(method)) return [...ofFilter(first), ...ofUpdate(second), ...ofOptions(third)];
  return [...ofFilter(first), ...ofOptions(second)];
}

/** What a call needs of a store, one thing a line: its method, and each part with its method. */
export function shapeOf(call: DriverCall): string[] {
  return [call.method, ...partsOf(call).map((part) => `${call.method}: ${part}`)];
}

/** Where the tests of one state of the repositories leave what they heard: older states are none of it. */
function heardFolder(): string {
  const folder = join(packageRoot, 'src/store/repositories');
  const hash = createHash('sha256');
  for (const name of readdirSync(folder).sort()) hash.update(readFileSync(join(folder, name)));
  return join(packageRoot, 'node_modules/.cache/driver-calls', hash.digest('hex').slice(0, 16));
}

/** Notes the shapes of all calls from now on, for the store suite to look at. */
export function noteDriverCalls(): void {
  const folder = heardFolder();
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${process.pid}.txt`);
  const noted = new Set<string>();
  onDriverCall((call) => {
    const fresh = shapeOf(call).filter((line) => !noted.has(line));
    for (const line of fresh) noted.add(line);
    if (fresh.length > 0) appendFileSync(file, `${fresh.join('\n')}\n`);
  });
}

/** What all tests noted that ran on these repositories. */
export function notedShapes(): string[] {
  const folder = heardFolder();
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => readFileSync(join(folder, name), 'utf8').trim().split('\n'));
}
