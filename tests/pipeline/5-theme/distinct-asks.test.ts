import { describe, expect, it } from '@jest/globals';
import { distinctAsks } from '../../../src/pipeline/5-theme/distinct-asks.js';
import { matrix } from '../../../src/pipeline/5-theme/matrix.js';
import { matrixOf } from '../../builders/matrix.js';
import { preparedOf } from '../../builders/prepared.js';

/** Questions told apart by meaning and by words, given as directions in two dimensions each. */
function prepared(meanings: number[][] | null, words: number[][], mails?: number[]) {
  const size = words.length;
  const vectors = words.map(
    ([x = 0, y = 0]) =>
      new Map([
        ['x', x],
        ['y', y],
      ]),
  );
  const made = preparedOf(matrix(size, size), { alone: meanings === null ? null : matrixOf(...meanings) });
  return { ...made, words: { ...made.words, question: vectors }, mails: mails ?? made.mails };
}

describe('the different things asked', () => {
  it('fold what is alike by a third, half by meaning and half by words', () => {
    // Meaning .6, words .28: .44. Meaning .6, words 0: .3.
    const meanings = [
      [1, 0],
      [0.6, 0.8],
    ];
    expect(
      distinctAsks(
        prepared(meanings, [
          [1, 0],
          [0.28, 0.96],
        ]),
        [0, 1],
      ),
    ).toEqual([[0, 1]]);
    expect(
      distinctAsks(
        prepared(meanings, [
          [1, 0],
          [0, 1],
        ]),
        [0, 1],
      ),
    ).toEqual([[0], [1]]);
  });

  it('go by words where there is no model', () => {
    expect(
      distinctAsks(
        prepared(null, [
          [1, 0],
          [0.6, 0.8],
          [0, 0],
        ]),
        [0, 1, 2],
      ),
    ).toEqual([[0, 1], [2]]);
  });

  it('are told by most mails first', () => {
    const words = [
      [1, 0],
      [0, 1],
      [0, 1],
      [1, 0],
      [1, 0],
    ];
    // Three questions of one mail ask the one, two of two mails the other.
    expect(distinctAsks(prepared(null, words, [0, 1, 2, 0, 0]), [0, 1, 2, 3, 4])).toEqual([
      [1, 2],
      [0, 3, 4],
    ]);
  });

  it('have the most central first', () => {
    // The middle one is .8 and .96 like the others, which are .6 like each other.
    const words = [
      [1, 0],
      [0.8, 0.6],
      [0.6, 0.8],
    ];
    expect(distinctAsks(prepared(null, words), [0, 1, 2])).toEqual([[1, 2, 0]]);
    // Of two asks of one mail each, that comes first which is more like the rest.
    expect(
      distinctAsks(
        prepared(
          null,
          [
            [0, 1],
            [1, 0],
            [0.3, 0.954],
          ],
          [0, 1, 0],
        ),
        [1, 0, 2],
      ),
    ).toEqual([[2, 0], [1]]);
  });

  it('are in the order of their rows where all else is level', () => {
    expect(
      distinctAsks(
        prepared(null, [
          [0, 1],
          [1, 0],
        ]),
        [1, 0],
      ),
    ).toEqual([[0], [1]]);
    expect(
      distinctAsks(
        prepared(null, [
          [1, 0],
          [1, 0],
        ]),
        [0, 1],
      ),
    ).toEqual([[0, 1]]);
  });

  it('are those of one theme only, and none of none', () => {
    expect(
      distinctAsks(
        prepared(null, [
          [1, 0],
          [1, 0],
          [1, 0],
        ]),
        [2, 0],
      ),
    ).toEqual([[2, 0]]);
    expect(distinctAsks(prepared(null, []), [])).toEqual([]);
  });
});
