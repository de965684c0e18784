import { describe, expect, it } from '@jest/globals';
import { placeOntoStanding } from '../../../src/pipeline/5-theme/place-standing.js';
import type { Pins } from '../../../src/pipeline/5-theme/placing.js';
import type { Prepared } from '../../../src/pipeline/5-theme/prepare.js';
import { matrixOf } from '../../builders/matrix.js';
import { preparedOf } from '../../builders/prepared.js';

// q0, q1 and q2 are alike, q3 is like none. Of six pairs three are .9: mean .45, deviation .45.
const similarity = matrixOf([1, 0.9, 0.9, 0], [0.9, 1, 0.9, 0], [0.9, 0.9, 1, 0], [0, 0, 0, 1]);
const support = { ...similarity, values: similarity.values.map((value) => 6 * value) };
const tree = { similarity, merges: [], mean: 0.45, deviation: 0.45 };

const stands = (row: number, theme: string | null, title: string | null = theme) => ({
  id: `q${row}`,
  theme,
  title,
});
const both = [stands(0, 't1'), stands(1, 't1')];

function placed(
  previous: ReturnType<typeof stands>[],
  {
    pins = new Map() as Pins,
    titles = [] as string[],
    ...more
  }: Partial<Prepared> & Record<string, unknown> = {},
  fit: Record<string, number[]> = {},
) {
  const placing = placeOntoStanding(
    preparedOf(similarity, { support, fit, ...more }),
    tree,
    pins as Pins,
    previous,
    (titles as string[]).map((title) => ({ title, description: '' })),
  );
  return { ...placing, keys: placing.at.map((at) => (at === null ? null : placing.places[at]?.key)) };
}

describe('earlier questions', () => {
  it('stay where they stand, also in the tray', () => {
    const { keys } = placed([stands(0, 't2'), stands(1, 't1'), stands(2, null), stands(3, 't1')]);
    expect(keys).toEqual(['standing t2', 'standing t1', null, 'standing t1']);
  });

  it('stay though a topic fits them better', () => {
    expect(placed(both, { titles: ['x'] }, { x: [9, 9, 0, 0] }).keys.slice(0, 2)).toEqual([
      'standing t1',
      'standing t1',
    ]);
  });

  it('that are gone leave their theme standing', () => {
    expect(placed([{ id: 'gone', theme: 't1', title: 'Buses' }]).places).toEqual([
      { key: 'standing t1', id: 't1', title: 'Buses' },
    ]);
  });
});

describe('a new question', () => {
  it('joins the theme whose questions are three quarters of a deviation more like it than the mean', () => {
    // .9 and .9 against .45 + .75 · .45 = .7875; q3 is 0 like both.
    const { keys, parameters } = placed(both);
    expect(keys).toEqual(['standing t1', 'standing t1', 'standing t1', null]);
    expect(parameters.joinFrom).toBeCloseTo(0.7875);
  });

  it('joins an expected topic that it fits as well as most', () => {
    expect(placed(both, { titles: ['x'] }, { x: [0, 0, 0, 5] }).keys[3]).toBe('titled x');
  });

  it('waits where its best topic fits it less than most', () => {
    // Fits of the columns x and y, half own and half neighbours’: q3 is far below the mean of all.
    const { keys } = placed(both, { titles: ['x', 'y'] }, { x: [5, 5, 5, -5], y: [5, 5, 5, -6] });
    expect(keys[3]).toBeNull();
  });

  it('joins a standing theme of an expected topic’s title', () => {
    const { places, keys } = placed(
      [stands(0, 't1', 'x'), stands(1, 't1', 'x')],
      { titles: ['x'] },
      {
        x: [5, 5, 5, 10],
      },
    );
    expect(places).toEqual([{ key: 'standing t1', id: 't1', title: 'x' }]);
    expect(keys[3]).toBe('standing t1');
  });

  it('waits where it says nothing, or nothing stands', () => {
    expect(placed(both, { isBlank: [false, false, true, false] }).keys[2]).toBeNull();
    expect(placed([])).toMatchObject({ places: [], at: [null, null, null, null] });
  });
});

describe('a person’s title', () => {
  it('is that of a standing theme, or opens one after them and the topics', () => {
    const pins = new Map<number, string | null>([
      [0, 'new'],
      [2, null],
      [3, 'Buses'],
    ]);
    const { places, keys } = placed([stands(0, 't2', 'Buses'), stands(1, 't1', 'Panels')], {
      pins,
      titles: ['x'],
    });
    expect(places.map(({ key }) => key)).toEqual(['standing t1', 'standing t2', 'titled x', 'titled new']);
    expect(keys).toEqual(['titled new', 'standing t1', null, 'standing t2']);
  });

  it('is one place for all who gave it', () => {
    const pins = new Map([
      [0, 'new'],
      [1, 'new'],
    ]);
    expect(placed([], { pins }).keys.slice(0, 2)).toEqual(['titled new', 'titled new']);
  });
});
