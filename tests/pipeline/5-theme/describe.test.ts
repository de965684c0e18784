import { describe, expect, it } from '@jest/globals';
import { describe as described } from '../../../src/pipeline/5-theme/describe.js';
import type { Pins, Placing } from '../../../src/pipeline/5-theme/placing.js';
import type { ThemeQuestion } from '../../../src/pipeline/5-theme/types.js';
import { matrixOf } from '../../builders/matrix.js';
import { preparedOf } from '../../builders/prepared.js';

const texts = ['Who sits on the panel now?', 'When does the panel meet?', 'Is there a bus?'];
const places = [
  { key: 'found 0', title: null },
  { key: 'titled Buses', title: 'Buses' },
  { key: 'titled Costs', title: 'Costs' },
];

function theming(placing: Partial<Placing> = {}, pins: Pins = new Map(), more: Partial<ThemeQuestion> = {}) {
  const alike = matrixOf([1, 0.5, 0], [0.5, 1, 0], [0, 0, 1]);
  const panel = new Map([['panel', 1]]);
  const prepared = preparedOf(alike, {
    questions: texts.map((text, row) => ({ id: `q${row}`, text, ...more })),
    wordVectors: [panel, panel, new Map([['bu', 1]])],
  });
  const shares = matrixOf([0.8, 0.2, 0], [0.5, 0.2, 0.3], [0, 0, 0]);
  return described(
    prepared,
    { places, shares, at: [0, 0, 1], parameters: { cut: 1 }, ...placing },
    pins,
    'v1',
  );
}

describe('a theme', () => {
  it('has the title of its place, or of its most typical question', () => {
    expect(theming().themes.map(({ title, questions }) => [title, questions])).toEqual([
      ['When does the panel meet?', ['q0', 'q1']],
      ['Buses', ['q2']],
    ]);
  });

  it('has no title where none of its questions may be shown', () => {
    const { themes } = theming({}, new Map(), { personal: true });
    expect(themes.map(({ title, tag }) => [title, tag])).toEqual([
      ['A theme without a title yet', ''],
      ['Buses', ''],
    ]);
  });

  it('has a tag and the different things asked', () => {
    const { themes } = theming({ at: [1, 1, 1] });
    // "panel" stands in two of three questions, which is too common to tell anything.
    expect(themes).toMatchObject([{ tag: '', asks: [['q0'], ['q1'], ['q2']] }]);
  });

  it('has an id made of its first questions, or of title and questions; the same for the same', () => {
    const [found, titled] = theming().themes;
    expect(found?.id).toMatch(/^t-[0-9a-f]{12}$/);
    expect(theming().themes.map(({ id }) => id)).toEqual([found?.id, titled?.id]);
    const renamed = theming({ places: [{ key: 'titled Panels', title: 'Panels' }] }).themes[0];
    expect(renamed?.id).not.toBe(found?.id);
  });

  it('has the id under which it stands', () => {
    const { themes, assignments } = theming({ places: [{ key: 'standing t7', id: 't7', title: 'Old' }] });
    expect(themes[0]).toMatchObject({ id: 't7', title: 'Old' });
    expect(assignments[0]).toMatchObject({ theme: 't7', title: 'Old' });
  });

  it('shares its id with no standing theme, though it is made of the same questions', () => {
    const bus = theming().themes[1]?.id ?? '';
    const { themes } = theming({ places: [{ key: 'standing', id: bus, title: 'Old' }, ...places.slice(1)] });
    expect(new Set(themes.map(({ id }) => id)).size).toBe(2);
    expect(themes[0]?.id).toBe(bus);
  });

  it('is listed with the largest first, then by id', () => {
    const { themes } = theming({ at: [0, 1, 2] });
    expect(themes.map(({ id }) => id)).toEqual(themes.map(({ id }) => id).sort());
    expect(theming({ at: [0, 1, 1] }).themes.map(({ title }) => title)[0]).toBe('Buses');
  });

  it('is none where a place holds no question', () => {
    expect(theming({ at: [null, null, null] }).themes).toEqual([]);
  });
});

describe('a question', () => {
  const [first, second, third] = theming().assignments;

  it('is as sure as its share, sharpened', () => {
    // .8^1.3 = .7482 and .2^1.3 = .1234.
    expect(first?.confidence).toBeCloseTo(0.8584, 3);
    expect(third?.confidence).toBe(0);
  });

  it('is sure where a person decided, and unsure in the tray', () => {
    const { assignments } = theming({ at: [0, null, null] }, new Map([[1, null]]));
    expect(assignments.map(({ confidence }) => confidence)).toEqual([expect.closeTo(0.8584, 3), 1, 0]);
    expect(assignments[2]).toMatchObject({ theme: null, title: null, because: [] });
  });

  it('has the next likeliest themes, likeliest first, also those without a question', () => {
    expect(first?.others).toEqual(['Buses']);
    expect(second?.others).toEqual(['Costs', 'Buses']);
    expect(third?.others).toEqual([]);
  });

  it('has three of them at most, the first of those equally likely, and none without a title', () => {
    const many = ['A', 'B', null, 'C', 'D'].map((title) => ({ key: `place ${title}`, title }));
    const share = [0.2, 0.2, 0.2, 0.2, 0.2];
    const { assignments } = theming({
      places: many,
      shares: matrixOf(share, share, share),
      at: [0, null, null],
    });
    expect(assignments.map(({ others }) => others)).toEqual([
      ['B', 'C', 'D'],
      ['A', 'B', 'C'],
      ['A', 'B', 'C'],
    ]);
  });

  it('has the words that speak for its place', () => {
    expect([first?.because, third?.because]).toEqual([['panel'], ['bus']]);
  });
});

describe('the whole', () => {
  it('bears the version of the method and its parameters', () => {
    expect(theming()).toMatchObject({ version: 'v1', parameters: { cut: 1 } });
  });

  it('lists the tenth that sits apart', () => {
    const rows = Array.from({ length: 10 }, (_, row) => row);
    const similarity = matrixOf(
      ...rows.map((row) => rows.map((other) => (row === 6 || other === 6 ? 0 : 0.5))),
    );
    const { apart } = described(
      preparedOf(similarity),
      { places: [], shares: matrixOf(...rows.map(() => [])), at: rows.map(() => null), parameters: {} },
      new Map(),
      'v1',
    );
    expect(apart).toEqual(['q6']);
  });
});
