import { describe, expect, it } from '@jest/globals';
import { withoutRefused } from '../../../src/pipeline/5-theme/not-here.js';
import { matrixOf } from '../../builders/matrix.js';

const places = ['Buses', 'Panels', 'Costs', null].map((title) => ({ key: `place ${title}`, title }));
/** One question in Buses, which also has shares in the others. */
const placed = (notHere: string[] | undefined, shares: number[], at: number | null = 0) =>
  withoutRefused([{ id: 'a', text: 'Is there a bus?', notHere }], {
    places,
    shares: matrixOf(shares),
    at: [at],
    parameters: {},
  }).at;

describe('a theme to which a question does not belong', () => {
  it('gives it to the next likeliest', () => {
    expect(placed(['Buses'], [0.5, 0.1, 0.3, 0.1])).toEqual([2]);
    expect(placed(['Buses', 'Costs'], [0.5, 0.2, 0.3, 0])).toEqual([1]);
  });

  it('gives it to the first of those equally likely', () => {
    expect(placed(['Buses'], [0.5, 0.2, 0.2, 0.1])).toEqual([1]);
  });

  it('gives it to a group without a title too', () => {
    expect(placed(['Buses'], [0.5, 0.1, 0.1, 0.3])).toEqual([3]);
  });

  it('gives it to the tray where nothing else is likely', () => {
    expect(placed(['Buses'], [1, 0, 0, 0])).toEqual([null]);
    expect(placed(['Buses', 'Panels'], [0.5, 0.5, 0, 0])).toEqual([null]);
  });

  it('changes nothing of a question that stands elsewhere, or in the tray', () => {
    expect(placed(['Panels'], [0.5, 0.5, 0, 0])).toEqual([0]);
    expect(placed(['Buses'], [0, 0, 0, 1], 3)).toEqual([3]);
    expect(placed(['Buses'], [0.5, 0.5, 0, 0], null)).toEqual([null]);
  });

  it('changes nothing where nobody said so', () => {
    const placing = { places, shares: matrixOf([1, 0, 0, 0], [0, 1, 0, 0]), at: [0, 1], parameters: {} };
    const questions = [
      { id: 'a', text: 'Is there a bus?', notHere: [] },
      { id: 'b', text: 'Who decides?' },
    ];
    expect(withoutRefused(questions, placing)).toBe(placing);
    const one = withoutRefused(
      [{ id: 'a', text: 'Is there a bus?', notHere: ['Buses'] }, ...questions.slice(1)],
      {
        ...placing,
        shares: matrixOf([0.6, 0.4, 0, 0], [0, 1, 0, 0]),
      },
    );
    expect(one.at).toEqual([1, 1]);
  });
});
