import { type Case, type Fields, letters } from './case.js';

interface Shape {
  sort?: Record<string, 1 | -1> | Map<string, 1 | -1>;
  skip?: number;
  limit?: number;
}

/** How an answer is to be ordered and cut, and the ids in the wanted order. */
const rows: [string, Fields, Shape, string][] = [
  ['by a number', {}, { sort: { n: 1, _id: 1 } }, 'badc'],
  ['by a number, downwards', {}, { sort: { n: -1, _id: 1 } }, 'cadb'],
  ['by a number, then downwards by id', {}, { sort: { n: 1, _id: -1 } }, 'bdac'],
  ['all downwards', {}, { sort: { n: -1, _id: -1 } }, 'cdab'],
  ['by an instant, null first', {}, { sort: { received: 1 } }, 'dbca'],
  ['by an instant, downwards, null last', {}, { sort: { received: -1 } }, 'acbd'],
  ['by a text, null and missing first, capitals before small', {}, { sort: { subject: 1, _id: 1 } }, 'bcad'],
  ['by true and false, missing first', {}, { sort: { isLate: 1, _id: 1 } }, 'dbca'],
  ['by a field inside a field', {}, { sort: { 'rule.address': 1, _id: 1 } }, 'bdac'],
  [
    'by the order of a Map',
    {},
    {
      sort: new Map<string, 1 | -1>([
        ['n', 1],
        ['_id', -1],
      ]),
    },
    'bdac',
  ],
  ['one webinar by arrival', { webinar: 'w1' }, { sort: { received: 1, _id: 1 } }, 'dba'],
  ['one webinar by arrival, downwards', { webinar: 'w1' }, { sort: { received: -1, _id: -1 } }, 'abd'],
  ['a page', {}, { sort: { _id: 1 }, skip: 1, limit: 2 }, 'bc'],
  ['a page past the end', {}, { sort: { _id: 1 }, skip: 9, limit: 2 }, ''],
  ['the rest after some', {}, { sort: { _id: 1 }, skip: 3 }, 'd'],
  ['all for a limit of nothing', {}, { sort: { _id: 1 }, limit: 0 }, 'abcd'],
  [
    'a page of one webinar by arrival',
    { webinar: 'w1' },
    { sort: { received: 1, _id: 1 }, skip: 1, limit: 1 },
    'b',
  ],
  ['the latest', { webinar: 'w1' }, { sort: { received: -1 }, limit: 1 }, 'a'],
  ['a range by id, a few at a time', { _id: { $gt: 'a' } }, { sort: { _id: 1 }, limit: 2 }, 'bc'],
];

const indexes: Case['indexes'] = [
  [{ webinar: 1, received: 1, _id: 1 }],
  [{ n: 1, _id: 1 }],
  [{ received: 1 }],
  [{ subject: 1, _id: 1 }],
  [{ isLate: 1, _id: 1 }, { sparse: true }],
];

const orderCases: Case[] = [[], indexes].flatMap((standing) =>
  rows.map(
    ([what, filter, shape, ids]): Case => ({
      does: `gives ${what}${standing.length === 0 ? '' : ', with indexes'}`,
      given: letters,
      indexes: standing,
      call: async (collection) =>
        (await collection.find(filter, shape as object).toArray()).map(({ _id }) => _id).join(''),
      wanted: ids,
    }),
  ),
);

const mixed: Fields[] = [
  { _id: 'date', v: new Date(0) },
  { _id: 'true', v: true },
  { _id: 'object', v: { a: 1 } },
  { _id: 'text', v: '' },
  { _id: 'number', v: -1 },
  { _id: 'null', v: null },
];

/** Which fields are wanted, and what is left of letter a. */
const projections: [string, Fields, Fields][] = [
  ['one field and the id', { n: 1 }, { _id: 'a', n: 2 }],
  ['one field without the id', { n: 1, _id: 0 }, { n: 2 }],
  ['a field inside a field', { 'rule.order': 1, _id: 0 }, { rule: { order: 1 } }],
  ['no field that is not there', { none: 1 }, { _id: 'a' }],
  [
    'all but some',
    { rule: 0, tags: 0, received: 0, isLate: 0, webinar: 0 },
    { _id: 'a', n: 2, subject: 'Transport' },
  ],
];

export const answerCases: Case[] = [
  ...orderCases,
  {
    does: 'orders values of different types by type',
    given: mixed,
    call: async (collection) =>
      (await collection.find({}, { sort: { v: 1 } }).toArray()).map(({ _id }) => _id),
    wanted: ['null', 'number', 'text', 'object', 'true', 'date'],
  },
  ...projections.map(
    ([what, projection, wanted]): Case => ({
      does: `gives ${what}`,
      given: letters,
      call: (collection) => collection.findOne({ _id: 'a' as never }, { projection }),
      wanted,
    }),
  ),
  {
    does: 'gives one document in the wanted order',
    given: letters,
    call: async (collection) => (await collection.findOne({ webinar: 'w1' }, { sort: { n: 1 } }))?._id,
    wanted: 'b',
  },
  {
    does: 'gives null where nothing is found',
    given: letters,
    call: (collection) => collection.findOne({ _id: 'none' as never }),
    wanted: null,
  },
  {
    does: 'counts after some, and no more than a limit',
    given: letters,
    call: async (collection) => [
      await collection.countDocuments({}, { skip: 1 }),
      await collection.countDocuments({}, { limit: 3 }),
    ],
    wanted: [3, 3],
  },
];
