import { unsupported } from './errors.js';

/** The methods that the embedded store answers. */
export const methods = {
  collection:
    'find findOne aggregate countDocuments insertOne insertMany updateOne deleteOne deleteMany findOneAndUpdate bulkWrite createIndex',
  cursor: 'toArray',
};

/** The operators it answers, by the place where they stand. */
export const operators = {
  'filter operator': '$gt $lt $lte $in $nin',
  'update operator': '$set $setOnInsert $inc',
  'aggregation stage': '$match $group',
  accumulator: '$sum',
  expression: 'paths such as $theme',
  'bulk write': 'insertOne updateOne',
  'index option': 'name, unique, sparse, expireAfterSeconds, order 1',
};

function refuse(what: string, instead: string): never {
  unsupported(what, `${instead}, or MongoDB (MONGODB_URI).`);
}

/** @throws UnsupportedByEmbeddedStore naming the operator and the ones that work in its place */
export function checkOperator(place: keyof typeof operators, name: string): void {
  const known = operators[place].split(place === 'index option' ? ', ' : ' ');
  if (!known.includes(name)) refuse(`the ${place} ${name}`, `Use one of ${operators[place]}`);
}

/** Options that would change an answer and are not done; the others only steer a server. */
const refusedOptions =
  'session collation arrayFilters hint min max let tailable includeResultMetadata pipeline'.split(' ');

/** @throws UnsupportedByEmbeddedStore naming the option */
export function checkOptions(options: Record<string, unknown>): void {
  const found = refusedOptions.find((name) => options[name] !== undefined && options[name] !== null);
  if (found !== undefined) refuse(`the option ${found}`, 'Leave it out');
}

/** Gives a class every other method of the driver's: each throws its name and what to use instead. */
export function refuseOtherMethods(own: { prototype: object }, driver: object, supported: string): void {
  for (const name of Object.getOwnPropertyNames(driver)) {
    if (name === 'constructor' || supported.split(' ').includes(name)) continue;
    const value = () => refuse(`the method ${name}`, `Use one of ${supported}`);
    Object.defineProperty(own.prototype, name, { value });
  }
}
