import { describe, expect, it } from '@jest/globals';
import { type Letter, letter, openModels, refusal, temporaryFolder } from './open-models.js';

const received = (day: number) => new Date(Date.UTC(2024, 10, day));
const many: Letter[] = [
  letter('a', { received: received(3), size: 2, tags: ['x', 'y'], subject: 'Transport' }),
  letter('b', { received: received(1), size: 1, tags: ['y'], subject: null }),
  letter('c', { received: received(2), size: 3, webinar: 'w2', hints: [{ kind: 'check', score: 2 }] }),
  letter('d', { received: null, size: 2, details: { n: 1 } }),
];

async function filled() {
  const { Letters } = await openModels(temporaryFolder());
  await Letters.insertMany(many);
  return Letters;
}

describe('filters', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['a value', { size: 2 }, 'ad'],
    ['an id among others', { _id: { $in: ['a', 'c', 'a', 'none'] } }, 'ac'],
    ['no id', { _id: { $in: [] } }, ''],
    ['the first field of a compound index', { webinar: 'w1' }, 'abd'],
    ['both fields of a compound index', { webinar: { $in: ['w1', 'w2'] }, identity: { $eq: 'c' } }, 'c'],
    ['an index and other fields', { webinar: 'w1', size: { $gte: 2 }, tags: 'x' }, 'a'],
    ['an index under $and', { $and: [{ webinar: 'w2' }, { size: 3 }] }, 'c'],
    ['null, which missing is too', { subject: null }, 'bcd'],
    ['neither of two, missing included', { subject: { $nin: ['Transport', null] } }, ''],
    ['other than', { subject: { $ne: 'Transport' } }, 'bcd'],
    ['there or not', { subject: { $exists: false } }, 'cd'],
    ['a range of dates, of dates only', { received: { $gt: received(1), $lte: received(3) } }, 'ac'],
    ['an element of an array', { tags: 'y' }, 'ab'],
    ['a whole array', { tags: ['x', 'y'] }, 'a'],
    ['all of', { tags: { $all: ['y', 'x'] } }, 'a'],
    ['a size', { tags: { $size: 1 } }, 'b'],
    ['a field of elements', { 'hints.kind': 'check' }, 'c'],
    ['a dotted path', { 'details.n': 1 }, 'd'],
    ['a pattern', { subject: /^trans/i }, 'a'],
    ['a pattern by operator', { subject: { $regex: 'PORT', $options: 'i' } }, 'a'],
    ['either of', { $or: [{ size: 1 }, { webinar: 'w2' }] }, 'bc'],
    ['none of', { $nor: [{ size: 1 }, { webinar: 'w2' }] }, 'ad'],
    ['not', { size: { $not: { $gt: 1 } } }, 'b'],
  ])('find by %s', async (_, filter, wanted) => {
    const Letters = await filled();
    const found = await Letters.collection.find(filter, { sort: { _id: 1 } }).toArray();
    expect(found.map(({ _id }) => _id).join('')).toBe(wanted);
    expect(await Letters.collection.countDocuments(filter)).toBe(wanted.length);
  });

  it('refuse a logical operator without a list', async () => {
    const Letters = await filled();
    expect((await refusal(Letters.collection.findOne({ $or: {} } as never))).code).toBe(2);
  });

  it('find an array by its elements in an index, and an empty one not by null', async () => {
    const Letters = await filled();
    await Letters.collection.createIndex({ tags: 1 });
    await Letters.collection.createIndex({ 'hints.kind': 1 });
    expect((await Letters.find({ tags: 'y' }).lean()).map(({ _id }) => _id)).toEqual(['a', 'b']);
    expect(await Letters.countDocuments({ tags: null })).toBe(0);
    expect(await Letters.countDocuments({ 'hints.kind': 'check' })).toBe(1);
  });
});

describe('the order and size of an answer', () => {
  it('goes by several fields, missing first', async () => {
    const Letters = await filled();
    const ids = async (sort: string | [string, 1 | -1][]) =>
      (await Letters.find({}).sort(sort).lean()).map(({ _id }) => _id).join('');
    expect(await ids('received')).toBe('dbca');
    expect(await ids('-size _id')).toBe('cadb');
    expect(
      await ids([
        ['size', 1],
        ['_id', -1],
      ]),
    ).toBe('bdac');
  });

  it('is a page', async () => {
    const Letters = await filled();
    const page = await Letters.find({}, { _id: 1 }).sort({ _id: 1 }).skip(1).limit(2).lean();
    expect(page).toEqual([{ _id: 'b' }, { _id: 'c' }]);
    expect(await Letters.find({}, { _id: 1 }).limit(1).lean()).toHaveLength(1);
  });

  it('has the wanted fields, or all but some', async () => {
    const Letters = await filled();
    expect(await Letters.findOne({ _id: 'c' }, { 'hints.score': 1, size: 1, _id: 0 }).lean()).toEqual({
      size: 3,
      hints: [{ score: 2 }],
    });
    const rest = await Letters.findOne({ _id: 'c' }, { hints: 0, details: false }).lean();
    expect(Object.keys(rest ?? {}).sort()).toEqual([
      '_id',
      'identity',
      'received',
      'size',
      'tags',
      'webinar',
    ]);
    expect(await Letters.findOne({ _id: 'none' }).lean()).toBeNull();
  });
});

describe('aggregates', () => {
  it('count by a pair of fields', async () => {
    const Letters = await filled();
    const groups = await Letters.aggregate([
      { $match: { webinar: { $in: ['w1', 'w2'] } } },
      { $group: { _id: { webinar: '$webinar', size: '$size' }, count: { $sum: 1 } } },
      { $sort: { '_id.webinar': 1, '_id.size': 1 } },
    ]);
    expect(groups).toEqual([
      { _id: { webinar: 'w1', size: 1 }, count: 1 },
      { _id: { webinar: 'w1', size: 2 }, count: 2 },
      { _id: { webinar: 'w2', size: 3 }, count: 1 },
    ]);
  });

  it('unwind, filter what was made, project and cut', async () => {
    const Letters = await filled();
    expect(
      await Letters.aggregate([
        { $unwind: '$tags' },
        { $match: { tags: 'y' } },
        { $project: { _id: 0, tag: '$tags', small: { $cond: [{ $eq: ['$size', 1] }, 'yes', 'no'] } } },
        { $sort: { small: 1 } },
        { $skip: 1 },
        { $limit: 1 },
      ]),
    ).toEqual([{ tag: 'y', small: 'yes' }]);
  });

  it('count nothing as no document, as MongoDB does', async () => {
    const Letters = await filled();
    expect(await Letters.aggregate([{ $match: { size: 99 } }, { $count: 'n' }])).toEqual([]);
    expect(await Letters.aggregate([{ $count: 'n' }])).toEqual([{ n: 4 }]);
  });
});

describe('limits', () => {
  it('refuse a document above 16 MiB with MongoDB’s code', async () => {
    const Letters = await filled();
    const error = await refusal(Letters.create(letter('big', { subject: 'x'.repeat(16 * 1024 * 1024) })));
    expect(error.code).toBe(10334);
  });

  it('refuse an array for an id', async () => {
    const Letters = await filled();
    expect((await refusal(Letters.collection.insertOne({ _id: [1] } as never))).code).toBe(2);
  });

  it('tell ids of different types apart', async () => {
    const { Letters } = await openModels(temporaryFolder());
    const ids = [1, '1', true, 1.5, new Date(1), Buffer.from('1'), { a: 1 }, { a: '1' }];
    await Letters.collection.insertMany(
      ids.map((_id) => ({ _id, identity: JSON.stringify(_id) + typeof _id })) as never,
    );
    for (const _id of ids.slice(0, 6))
      expect(await Letters.collection.countDocuments({ _id } as never)).toBe(1);
    expect((await refusal(Letters.collection.insertOne({ _id: 1.0 } as never))).code).toBe(11000);
  });
});
