import { describe, expect, it } from '@jest/globals';
import { answeredTogether } from '../../../src/pipeline/5-theme/answered-together.js';
import { matrix } from '../../../src/pipeline/5-theme/matrix.js';
import { matrixOf } from '../../builders/matrix.js';
import { preparedOf } from '../../builders/prepared.js';

/** Four questions. By meaning the first is .8, .6 and .8 like the others; by words .8, .8 and .28. */
function prepared({ withModel = true, mails = [0, 1, 2, 3] } = {}) {
  const words = [
    [1, 0],
    [0.8, 0.6],
    [0.8, 0.6],
    [0.28, 0.96],
  ];
  const made = preparedOf(matrix(4, 4), {
    alone: withModel ? matrixOf([1, 0], [0.8, 0.6], [0.6, 0.8], [0.8, 0.6]) : null,
    mails,
  });
  const question = words.map(
    ([x = 0, y = 0]) =>
      new Map([
        ['x', x],
        ['y', y],
      ]),
  );
  return { ...made, words: { ...made.words, question } };
}

const onePlace = matrixOf([0.5], [0.5], [0.5], [0.5]);
const none = new Set<number>();

describe('what one answer may place together', () => {
  it('asks much the same, half by meaning and half by words, the likest first', () => {
    // .8, .7 and .54: six tenths are asked.
    expect(answeredTogether(prepared(), onePlace, none, 0)).toEqual([1, 2]);
  });

  it('goes by words where there is no model', () => {
    expect(answeredTogether(prepared({ withModel: false }), onePlace, none, 0)).toEqual([1, 2]);
  });

  it('is of another mail: one family asks different things', () => {
    expect(answeredTogether(prepared({ mails: [0, 0, 2, 3] }), onePlace, none, 0)).toEqual([2]);
  });

  it('was placed by nobody yet', () => {
    expect(answeredTogether(prepared(), onePlace, new Set([1]), 0)).toEqual([2]);
  });

  it('is what the machine would put in the same place', () => {
    const places = matrixOf([0.9, 0.1], [0.2, 0.8], [0.9, 0.1], [0.9, 0.1]);
    expect(answeredTogether(prepared(), places, none, 0)).toEqual([2]);
  });

  it('is no example of a topic', () => {
    const made = prepared();
    const questions = made.questions.map((question, row) => ({ ...question, example: row === 1 }));
    expect(answeredTogether({ ...made, questions }, onePlace, none, 0)).toEqual([2]);
  });
});
