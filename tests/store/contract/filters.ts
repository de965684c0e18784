import { type Case, day, type Fields, letters } from './case.js';

/** A filter, and the ids of the letters it finds. */
const rows: [string, Fields, string][] = [
  ['everything, when nothing is asked', {}, 'abcd'],
  ['a text', { webinar: 'w1' }, 'abd'],
  ['a text, with its capitals', { subject: 'transport' }, 'd'],
  ['a text that nobody has', { webinar: 'w3' }, ''],
  ['a number', { n: 2 }, 'ad'],
  ['a number, not the same digits as text', { n: '2' }, ''],
  ['a whole number written as a fraction', { n: 2.0 }, 'ad'],
  ['true', { isLate: true }, 'a'],
  ['false, which missing is not', { isLate: false }, 'bc'],
  ['an instant', { received: day(2) }, 'c'],
  ['an instant, not its text', { received: '2024-11-02T00:00:00.000Z' }, ''],
  ['null, which missing is too', { subject: null }, 'bc'],
  ['a missing field by null', { isLate: null }, 'd'],
  ['an id', { _id: 'c' }, 'c'],
  ['an id and a field that fits', { _id: 'c', webinar: 'w2' }, 'c'],
  ['an id and a field that does not fit', { _id: 'c', webinar: 'w1' }, ''],
  ['two fields', { webinar: 'w1', n: 2 }, 'ad'],
  ['a field inside a field', { 'rule.address': 'z@council.example' }, 'c'],
  ['a field inside a field that is missing', { 'rule.order': 2 }, ''],
  ['a field inside a text', { 'subject.x': 1 }, ''],
  ['an element of an array', { tags: 'y' }, 'ab'],
  ['listed ids', { _id: { $in: ['d', 'a', 'a', 'none'] } }, 'ad'],
  ['no listed ids', { _id: { $in: [] } }, ''],
  ['listed ids and a field', { _id: { $in: ['a', 'b'] }, n: 1 }, 'b'],
  ['listed numbers', { n: { $in: [1, 3, 9] } }, 'bc'],
  ['a list with null, which missing is too', { subject: { $in: ['Transport', null] } }, 'abc'],
  ['a list with an element of an array', { tags: { $in: ['x', 'z'] } }, 'a'],
  ['none of a list', { n: { $nin: [1, 3] } }, 'ad'],
  ['none of a list, which missing is', { isLate: { $nin: [false] } }, 'ad'],
  ['none of a list with null, which missing is too', { subject: { $nin: ['Transport', null] } }, 'd'],
  ['none of no list', { n: { $nin: [] } }, 'abcd'],
  ['more than a number', { n: { $gt: 1 } }, 'acd'],
  ['a number or more', { n: { $gte: 2 } }, 'acd'],
  ['less than a number', { n: { $lt: 2 } }, 'b'],
  ['a number or less', { n: { $lte: 2 } }, 'abd'],
  ['between numbers', { n: { $gt: 1, $lt: 3 } }, 'ad'],
  ['between equal numbers', { n: { $gte: 2, $lte: 2 } }, 'ad'],
  ['nothing between numbers the wrong way round', { n: { $gt: 3, $lt: 1 } }, ''],
  ['an instant or earlier, which null and missing are not', { received: { $lte: day(2) } }, 'bc'],
  ['an instant or later', { received: { $gte: day(2) } }, 'ac'],
  ['later than an instant', { received: { $gt: day(2) } }, 'a'],
  ['earlier than an instant', { received: { $lt: day(2) } }, 'b'],
  ['after a text, by code point', { subject: { $gt: 'Transport' } }, 'd'],
  ['up to a text, which null and missing are not', { subject: { $lte: 'Transport' } }, 'a'],
  ['after an id', { _id: { $gt: 'b' } }, 'cd'],
  ['more than a number, which a text is not', { subject: { $gt: 1 } }, ''],
  ['a range inside a field', { 'rule.order': { $gte: 1 } }, 'a'],
  ['a field and a range', { webinar: 'w1', received: { $gt: day(1) } }, 'a'],
  ['a range and a list', { n: { $gte: 2 }, webinar: { $in: ['w1'] } }, 'ad'],
];

/** Found the same way with and without an index: the planner must never change an answer. */
const indexes: Case['indexes'] = [
  [{ webinar: 1, received: 1, _id: 1 }],
  [{ n: 1 }],
  [{ subject: 1 }],
  [{ isLate: 1 }, { sparse: true }],
  [{ 'rule.address': 1 }],
  [{ 'rule.order': 1 }, { sparse: true }],
];

export const filterCases: Case[] = [[], indexes].flatMap((standing) =>
  rows.map(
    ([what, filter, ids]): Case => ({
      does: `finds ${what}${standing.length === 0 ? '' : ', with indexes'}`,
      given: letters,
      indexes: standing,
      call: async (collection) => {
        const found = await collection.find(filter, { sort: { _id: 1 } }).toArray();
        return [found.map(({ _id }) => _id).join(''), await collection.countDocuments(filter)];
      },
      wanted: [ids, ids.length],
    }),
  ),
);
