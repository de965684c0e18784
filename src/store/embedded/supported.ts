import { UnsupportedByEmbeddedStore } from './errors.js';

/** The methods of a collection that the embedded store answers. */
export const methods =
  'find findOne aggregate countDocuments insertOne insertMany updateOne updateMany deleteOne deleteMany findOneAndUpdate bulkWrite createIndex listIndexes';

/** The operators it answers, by the place where they stand. */
export const operators = {
  'filter operator':
    '$eq $ne $gt $gte $lt $lte $in $nin $exists $not $regex $options $size $all $and $or $nor',
  'update operator': '$set $setOnInsert $unset $inc $min $max $push $addToSet $pull',
  'modifier of $push or $addToSet': '$each $slice',
  'aggregation stage': '$match $group $project $unwind $sort $skip $limit $count',
  accumulator: '$sum $avg $min $max $first $last $push $addToSet',
  'aggregation expression': '$eq $ne $cond $ifNull $size',
  'bulk write': 'insertOne updateOne updateMany deleteOne deleteMany',
  'index option': 'name unique sparse expireAfterSeconds background',
};

/** Options that would change an answer and are not done; the others only steer a server. */
const refusedOptions =
  'session collation arrayFilters hint min max let tailable includeResultMetadata pipeline'.split(' ');

/** @throws UnsupportedByEmbeddedStore naming the operator and the ones that work in its place */
export function checkOperator(place: keyof typeof operators, name: string): void {
  if (operators[place].split(' ').includes(name)) return;
  const instead = `Use one of ${operators[place]}, or MongoDB (MONGODB_URI).`;
  throw new UnsupportedByEmbeddedStore(`the ${place} ${name}`, instead);
}

/** @throws UnsupportedByEmbeddedStore naming the option */
export function checkOptions(options: Record<string, unknown>): void {
  const found = refusedOptions.find((name) => options[name] !== undefined && options[name] !== null);
  if (found === undefined) return;
  throw new UnsupportedByEmbeddedStore(`the option ${found}`, 'Leave it out, or use MongoDB (MONGODB_URI).');
}

/** @throws UnsupportedByEmbeddedStore always */
export function refuseMethod(name: string): never {
  const instead = `Use one of ${methods}, or MongoDB (MONGODB_URI).`;
  throw new UnsupportedByEmbeddedStore(`the method ${name}`, instead);
}
