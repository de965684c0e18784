import type { Collection } from 'mongoose';
import type { SeededRandom } from '../../builders/seeded-random.js';
import type { Fields } from '../contract/case.js';

/** A call on a collection, and how to say it in a failure. */
export interface Operation {
  name: string;
  said: Fields;
  run(collection: Collection): Promise<unknown>;
}

type Index = readonly [Record<string, 1>, { unique?: true; sparse?: true }?];

/** What must be unique, and what the planner may use for what is asked below. */
export const indexes: readonly Index[] = [
  [{ w: 1, u: 1 }, { unique: true }],
  [{ k: 1 }, { unique: true, sparse: true }],
  [{ w: 1, at: 1, _id: 1 }],
  [{ n: 1, _id: 1 }],
  [{ text: 1 }],
  [{ 'inner.x': 1 }],
  [{ s: 1 }, { sparse: true }],
];

const texts = ['', 'a', 'A', 'b', 'bb', 'é', 'z', '10', '9'];

/** Makes documents, filters, updates and sorts from what every store must do alike. */
export class Operations {
  constructor(readonly random: SeededRandom) {}

  next(): Operation {
    const make = this.random.of([
      () => this.#insertOne(),
      () => this.#insertMany(),
      () => this.#updateOne(),
      () => this.#updateOne(),
      () => this.#findOneAndUpdate(),
      () => this.#bulkWrite(),
      () => this.#delete(),
      () => this.#find(),
      () => this.#find(),
      () => this.#find(),
      () => this.#findOne(),
      () => this.#count(),
      () => this.#aggregate(),
    ]);
    return make();
  }

  #id = () => `i${this.random.below(40)}`;
  #webinar = () => this.random.of(['w1', 'w2', 'w3']);
  #instant = () => new Date(Date.UTC(2024, 10, 1 + this.random.below(20)));
  #number = () => this.random.of([-3, 0, 1, 2, 2.5, 7, 1e9]);

  /** Each field is there, null or missing now and then; a text may stand where others have a number. */
  #value(field: string): unknown {
    if (field === 'w') return this.#webinar();
    if (field === 'u') return this.random.below(30);
    // Never null: with null in a sparse unique index the reference server takes it for the documents without the field.
    if (field === 'k') return this.random.below(25);
    if (field === 'c') return this.random.chance(0.1) ? 'x' : this.random.below(5);
    if (this.random.chance(0.15)) return null;
    if (field === 'at') return this.#instant();
    if (field === 'flag') return this.random.chance(0.5);
    if (field === 'inner') return { x: this.random.below(4), y: this.random.of(texts) };
    if (field === 'list') return Array.from({ length: this.random.below(4) }, () => this.random.of(texts));
    if (field === 's') return this.random.of(texts);
    if (field === 'n') return this.random.chance(0.1) ? this.random.of(texts) : this.#number();
    return this.random.of(texts);
  }

  #fields(share: number): Fields {
    const names = ['at', 'c', 'flag', 'inner', 'k', 'list', 'n', 's', 'text'];
    const chosen = names.filter((name) => this.random.chance(name === 'k' ? share / 3 : share));
    return Object.fromEntries(chosen.map((name) => [name, this.#value(name)]));
  }

  #document = (): Fields => ({
    _id: this.#id(),
    w: this.#webinar(),
    u: this.#value('u'),
    ...this.#fields(0.6),
  });

  #condition(field: string): unknown {
    const value = () => this.#value(field);
    const solid = () => {
      for (;;) {
        const found = value();
        if (found !== null) return found;
      }
    };
    return this.random.of([
      () => value(),
      () => value(),
      () => ({ $in: [value(), value()] }),
      () => ({ $in: [] }),
      () => ({ $nin: [value(), value()] }),
      () => ({ $gt: solid() }),
      () => ({ $lte: solid() }),
      () => ({ $gte: solid(), $lt: solid() }),
    ])();
  }

  #filter(): Fields {
    const filter: Fields = {};
    if (this.random.chance(0.5)) filter.w = this.#webinar();
    if (this.random.chance(0.2))
      filter._id = this.random.chance(0.5) ? this.#id() : { $in: [this.#id(), this.#id()] };
    if (this.random.chance(0.15)) filter._id = { $gt: this.#id() };
    if (this.random.chance(0.2)) filter['inner.x'] = this.random.of([1, 2, { $gte: 2 }, { $in: [0, 3] }]);
    if (this.random.chance(0.15)) filter.list = this.random.of(texts);
    for (const field of ['n', 'text', 'at', 'flag', 's', 'k', 'u']) {
      if (this.random.chance(0.12)) filter[field] = this.#condition(field);
    }
    return filter;
  }

  #update(): Fields {
    const update: Record<string, Fields> = {};
    const set = this.#fields(0.25);
    delete set.c;
    if (this.random.chance(0.2)) set.u = this.#value('u');
    if (Object.keys(set).length > 0) update.$set = set;
    if (this.random.chance(0.4)) update.$inc = { c: this.random.of([1, -2, 0.5]) };
    if (this.random.chance(0.3) || Object.keys(update).length === 0)
      update.$setOnInsert = { made: this.#number() };
    return update;
  }

  /** Always with an id: which of several documents an update takes is nobody's promise. */
  #one(): Fields {
    const filter: Fields = { _id: this.#id() };
    if (this.random.chance(0.3)) filter.w = this.#webinar();
    if (this.random.chance(0.2)) filter.n = this.#condition('n');
    return filter;
  }

  #sort(): [string, 1 | -1][] {
    const fields = ['n', 'text', 'at', 'w', 'inner.x', 's'].filter(() => this.random.chance(0.25));
    const way = () => this.random.of([1, -1] as const);
    const all = way();
    const order = [...fields, '_id'].map((field): [string, 1 | -1] => [
      field,
      this.random.chance(0.6) ? all : way(),
    ]);
    return order;
  }

  #projection(): Fields {
    return this.random.of<Fields>([
      {},
      {},
      { n: 1 },
      { text: 1, w: 1 },
      { 'inner.y': 1, u: 1 },
      { list: 0 },
      { inner: 0, at: 0 },
    ]);
  }

  #insertOne(): Operation {
    const document = this.#document();
    return {
      name: 'insertOne',
      said: { document },
      run: (collection) => collection.insertOne(structuredClone(document) as never),
    };
  }

  #insertMany(): Operation {
    const documents = Array.from({ length: 1 + this.random.below(4) }, this.#document);
    const options = { ordered: this.random.chance(0.5) };
    return {
      name: 'insertMany',
      said: { documents, options },
      run: (collection) => collection.insertMany(structuredClone(documents) as never, options),
    };
  }

  #updateOne(): Operation {
    const filter = this.#one();
    const update = this.#update();
    const options = { upsert: this.random.chance(0.3) };
    return {
      name: 'updateOne',
      said: { filter, update, options },
      run: (collection) => collection.updateOne(filter, update, options),
    };
  }

  #findOneAndUpdate(): Operation {
    const filter = this.random.chance(0.5) ? this.#one() : this.#filter();
    const update = this.#update();
    const returnDocument = this.random.of(['before', 'after'] as const);
    const options = { sort: { _id: 1 } as const, returnDocument };
    return {
      name: 'findOneAndUpdate',
      said: { filter, update, options },
      run: (collection) => collection.findOneAndUpdate(filter, update, options),
    };
  }

  /**
   * Of one kind each, since the driver takes those of a kind together when it need not keep the order; and updates
   * out of order only, since the reference server goes on after one that is refused where MongoDB stops (manual:
   * update, ordered). The contract has cases for both.
   */
  #bulkWrite(): Operation {
    const isInsert = this.random.chance(0.4);
    const operations = Array.from({ length: 1 + this.random.below(4) }, () =>
      isInsert
        ? { insertOne: { document: this.#document() } }
        : { updateOne: { filter: this.#one(), update: this.#update(), upsert: this.random.chance(0.3) } },
    );
    const options = { ordered: isInsert && this.random.chance(0.5) };
    return {
      name: 'bulkWrite',
      said: { operations, options },
      run: async (collection) => {
        const result = await collection.bulkWrite(structuredClone(operations) as never, options);
        const { insertedCount, matchedCount, modifiedCount, upsertedCount, upsertedIds } = result;
        return { insertedCount, matchedCount, modifiedCount, upsertedCount, upsertedIds };
      },
    };
  }

  #delete(): Operation {
    const isOne = this.random.chance(0.7);
    const filter = isOne
      ? this.#one()
      : { ...this.#filter(), _id: { $in: [this.#id(), this.#id(), this.#id()] } };
    return {
      name: isOne ? 'deleteOne' : 'deleteMany',
      said: { filter },
      run: (collection) => (isOne ? collection.deleteOne(filter) : collection.deleteMany(filter)),
    };
  }

  #find(): Operation {
    const filter = this.#filter();
    const sort = this.#sort();
    const projection = this.#projection();
    const limit = this.random.chance(0.4) ? 1 + this.random.below(5) : 0;
    const skip = this.random.chance(0.3) ? this.random.below(6) : 0;
    return {
      name: 'find',
      said: { filter, sort, projection, skip, limit },
      run: (collection) =>
        collection.find(filter, { sort: new Map(sort), projection, skip, limit }).toArray(),
    };
  }

  #findOne(): Operation {
    const filter = this.#filter();
    const projection = this.#projection();
    return {
      name: 'findOne',
      said: { filter, projection },
      run: (collection) => collection.findOne(filter, { sort: { _id: 1 }, projection }),
    };
  }

  #count(): Operation {
    const filter = this.#filter();
    return {
      name: 'countDocuments',
      said: { filter },
      run: (collection) => collection.countDocuments(filter),
    };
  }

  #aggregate(): Operation {
    const group = {
      _id: this.random.of<unknown>(['$w', '$flag', null, { w: '$w', text: '$text' }, '$inner.x']),
      count: { $sum: 1 },
      sum: { $sum: this.random.of(['$n', '$c', '$u']) },
    };
    const pipeline = [{ $match: this.#filter() }, { $group: group }];
    return {
      name: 'aggregate',
      said: { pipeline },
      run: async (collection) => {
        const groups = await collection.aggregate(pipeline).toArray();
        return groups.sort((a, b) => (JSON.stringify(a._id) < JSON.stringify(b._id) ? -1 : 1));
      },
    };
  }
}
