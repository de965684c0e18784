import { type Case, letters } from './case.js';

type Group = Record<string, unknown>;

/** Groups of the letters; the order of groups is nobody's promise. */
const groups: [string, Group[], Group[]][] = [
  [
    'counts by a field',
    [{ $match: {} }, { $group: { _id: '$webinar', count: { $sum: 1 } } }],
    [
      { _id: 'w1', count: 3 },
      { _id: 'w2', count: 1 },
    ],
  ],
  [
    'counts by a pair of fields',
    [
      { $match: { webinar: 'w1' } },
      { $group: { _id: { webinar: '$webinar', n: '$n' }, count: { $sum: 1 } } },
    ],
    [
      { _id: { webinar: 'w1', n: 1 }, count: 1 },
      { _id: { webinar: 'w1', n: 2 }, count: 2 },
    ],
  ],
  ['counts all', [{ $match: {} }, { $group: { _id: null, count: { $sum: 1 } } }], [{ _id: null, count: 4 }]],
  [
    'adds up a field',
    [{ $match: {} }, { $group: { _id: null, sum: { $sum: '$n' } } }],
    [{ _id: null, sum: 8 }],
  ],
  [
    'adds up no texts, nulls or missing fields',
    [{ $match: {} }, { $group: { _id: null, sum: { $sum: '$subject' } } }],
    [{ _id: null, sum: 0 }],
  ],
  [
    'counts missing as null',
    [{ $match: {} }, { $group: { _id: '$isLate', count: { $sum: 1 } } }],
    [
      { _id: false, count: 2 },
      { _id: null, count: 1 },
      { _id: true, count: 1 },
    ],
  ],
  [
    'leaves a missing field out of a pair, where null stands in it',
    [{ $match: { n: { $lte: 3 } } }, { $group: { _id: { subject: '$subject' }, count: { $sum: 1 } } }],
    [
      { _id: { subject: 'Transport' }, count: 1 },
      { _id: { subject: 'transport' }, count: 1 },
      { _id: { subject: null }, count: 1 },
      { _id: {}, count: 1 },
    ],
  ],
  [
    'counts by a field inside a field',
    [{ $match: { webinar: { $in: ['w2'] } } }, { $group: { _id: '$rule.address', count: { $sum: 1 } } }],
    [{ _id: 'z@council.example', count: 1 }],
  ],
  ['groups nothing as nothing', [{ $match: { n: 99 } }, { $group: { _id: null, count: { $sum: 1 } } }], []],
  ['only matches', [{ $match: { _id: 'b' } }], [{ ...letters[1] }]],
];

const byId = (a: Group, b: Group) => (JSON.stringify(a._id) < JSON.stringify(b._id) ? -1 : 1);

export const aggregateCases: Case[] = groups.map(([does, pipeline, wanted]) => ({
  does,
  given: letters,
  call: async (collection) => (await collection.aggregate(pipeline).toArray()).sort(byId),
  wanted,
}));
