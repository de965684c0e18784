import { describe, expect, it } from '@jest/globals';
import { inTray, sharesOf } from '../../../src/pipeline/5-theme/columns.js';
import { matrix } from '../../../src/pipeline/5-theme/matrix.js';
import { matrixOf, rounded } from '../../builders/matrix.js';

const log3 = Math.log(3);
const nobody = new Map<number, number>();

describe('the shares of a question', () => {
  it('are those of its fit where nobody speaks for it', () => {
    expect(rounded(sharesOf(matrix(1, 1), [[]], matrixOf([log3, 0]), nobody))).toEqual([[0.75, 0.25]]);
  });

  it('are its own and its neighbours’, seven to three', () => {
    // At rest x = .7 · .75 + .3 y and y = .7 · .25 + .3 x: x = (.525 + .0525) / .91.
    const near = [[{ index: 1, share: 1 }], [{ index: 0, share: 1 }]];
    const [first] = rounded(sharesOf(matrix(2, 2), near, matrixOf([log3, 0], [0, log3]), nobody));
    expect(first).toEqual([0.6346, 0.3654]);
  });

  it('are all or nothing once a person decided, and nothing in the tray', () => {
    const decided = new Map([
      [0, 1],
      [1, inTray],
    ]);
    expect(rounded(sharesOf(matrix(2, 2), [[], []], matrixOf([9, 0], [9, 0]), decided))).toEqual([
      [0, 1],
      [0, 0],
    ]);
  });

  it('grow where others speak for a column, over how many speak there', () => {
    // A person put b into the first column, which counts 2. In the first round a guesses (.5, .5), of which the squares
    // speak: 2.25 in the first. s = 3.25 · ln 3 / 2 makes that 2 s / 3.25 = ln 3, so (.75, .25). In the second a's own
    // square is .5625: 2 s / 3.5625 = 1.0022, and e^1.0022 : 1 is .7315.
    const s = (3.25 * log3) / 2;
    const [a] = rounded(
      sharesOf(matrixOf([0, s], [s, 0]), [[], []], matrixOf([0, 0], [0, 0]), new Map([[1, 0]])),
    );
    expect(a).toEqual([0.7315, 0.2685]);
  });

  it('grow nowhere for what a person left in the tray', () => {
    const decided = new Map([[1, inTray]]);
    const [a] = rounded(sharesOf(matrixOf([0, 9], [9, 0]), [[], []], matrixOf([0, 0], [9, 0]), decided));
    expect(a).toEqual([0.5, 0.5]);
  });

  it('grow with the square of another’s share', () => {
    // b's shares stand at (.9, .1), since nobody speaks for it: squares .81 and .01. a's own start at .25 each.
    // First round: s · .81 / (1 + 1.06) and s · .01 / (1 + .26); with s = 4 that is 1.5728 and .0317: .8235.
    // Second: a's squares .6782 and .0312: 4 · .81 / 2.4882 = 1.3021 and .04 / 1.0412 = .0384: .7797.
    const [a] = rounded(
      sharesOf(matrixOf([0, 0], [4, 0]), [[], []], matrixOf([0, 0], [Math.log(9), 0]), nobody),
    );
    expect(a?.[0]).toBeCloseTo(0.7797, 3);
  });

  it('begin with the members of a group speaking for it, who then speak by their shares', () => {
    // b is of the second column's group: it speaks 1 there in the first round, so a has s / (1 + 1.25) = ln 3 there,
    // (.25, .75). b itself hears a's (.25, .25): s · .25 / 1.25 and s · .25 / 2.25, .5547. Second round: b's squares
    // .3077 and .1983, a's .0625 and .5625; a: s · .3077 / 1.3702 = .5551 and s · .1983 / 1.7608 = .2784, .5687.
    const s = 2.25 * log3;
    const [a] = rounded(
      sharesOf(matrixOf([0, s], [s, 0]), [[], []], matrixOf([0, 0], [0, 0]), nobody, new Map([[1, 1]])),
    );
    expect(a?.[0]).toBeCloseTo(0.5687, 3);
  });
});
