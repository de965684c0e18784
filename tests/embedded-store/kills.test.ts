import { describe, expect, it } from '@jest/globals';
import { SeededRandom } from '../builders/seeded-random.js';
import { Journal } from './journal.js';
import { connect, letter, refusal, temporaryFolder } from './open-models.js';
import { startProgramme } from './programme.js';

/** `npm run test:kills` asks for 50; otherwise a tenth of that, the same ones each time. */
const asked = globalThis as { kills?: number; seed?: number };
const kills = asked.kills ?? 5;
const random = new SeededRandom(asked.seed ?? 2024);

/**
 * Eight sides write at once, each on documents of its own: they insert, update (where the unique identity moves on),
 * delete, and insert three in one call. Each says what it is about to do, and when that was confirmed.
 */
const writer = (round: number, seed: number) => `
  let state = ${seed};
  const below = (end) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * end);
  };
  const standing = await Letters.find({}, { text: 0 }).lean();
  await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(async (side) => {
    let made = 0;
    const own = standing.filter(({ _id }) => _id.startsWith(side + '-')).map(({ _id, revision }) => ({ _id, revision }));
    const version = ({ _id, revision }) => ({
      _id, revision, identity: _id + '/' + (revision % 3), length: 1 + below(below(4) === 0 ? 12000 : 900),
    });
    const stored = ({ length, ...rest }) => ({ ...rest, text: String(rest.revision % 10).repeat(length) });
    const fresh = () => ({ _id: side + '-${round}-' + made++, revision: 0 });
    for (;;) {
      const kind = below(10);
      const at = below(own.length);
      const one = own[at];
      let put = [], removed = [], act;
      if (one === undefined || kind < 3) {
        put = [version(fresh())];
        act = () => Letters.create(stored(put[0]));
      } else if (kind < 4) {
        put = [version(fresh()), version(fresh()), version(fresh())];
        act = () => Letters.insertMany(put.map(stored));
      } else if (kind < 8) {
        one.revision += 1;
        put = [version(one)];
        const { _id, ...changes } = stored(put[0]);
        act = () => Letters.updateOne({ _id }, { $set: changes });
      } else {
        removed = [one._id];
        own.splice(at, 1);
        act = () => Letters.deleteOne({ _id: removed[0] });
      }
      for (const { _id, revision } of put) if (revision === 0) own.push({ _id, revision });
      say('began ' + side + ' ' + JSON.stringify({ put, removed }));
      await act();
      say('did ' + side);
    }
  }));
`;

describe('a writer killed in the midst of its writes', () => {
  it('leaves every confirmed write, no torn document, and true unique indexes', async () => {
    const folder = temporaryFolder();
    const journal = new Journal();
    for (let round = 1; round <= kills; round += 1) {
      const programme = startProgramme(folder, writer(round, random.below(2 ** 31)));
      for (let left = 1 + random.below(600); left > 0; left -= 1) journal.read(await programme.line());
      for (const line of await programme.kill()) journal.read(line);

      const instance = await connect(folder);
      const letters = instance.connection.collection('letters');
      const stored = await letters.find({}).toArray();
      expect({ round, faults: journal.faults(stored) }).toEqual({ round, faults: [] });
      const identities = stored.map(({ identity }) => identity);
      expect(new Set(identities).size).toBe(stored.length);
      const [taken] = identities;
      if (taken !== undefined) {
        const error = await refusal(letters.insertOne({ ...letter('another'), identity: taken } as never));
        expect(error).toMatchObject({ code: 11000, keyPattern: { identity: 1 } });
      }
      await instance.disconnect();
    }
    expect(journal.confirmed).toBeGreaterThan(kills);
  });
});
