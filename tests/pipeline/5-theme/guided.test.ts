import { describe, expect, it } from '@jest/globals';
import { bestColumn, guided, guideOf } from '../../../src/pipeline/5-theme/guided.js';
import { matrixOf, rounded } from '../../builders/matrix.js';
import { preparedOf } from '../../builders/prepared.js';

const topic = (title: string, more = {}) => ({ title, description: '', ...more });
const nobody = new Map<number, string | null>();
type Decided = ReadonlyMap<number, string | null>;

/** Questions in blocks: each is all like those of its block, of which each speaks for the others by 6. */
function blocks(...sizes: number[]) {
  const of = sizes.flatMap((size, block) => Array.from({ length: size }, () => block));
  const alike = of.map((block) => of.map((other) => Number(block === other)));
  const support = alike.map((row, at) => row.map((value, other) => (at === other ? 0 : 6 * value)));
  return { similarity: matrixOf(...alike), support: matrixOf(...support) };
}

/** Six questions, of which three fit the topic x by 4 and three are alike and fit it by 0. */
function halves(more = {}) {
  const { similarity, support } = blocks(3, 3);
  return preparedOf(similarity, { support, fit: { x: [4, 4, 4, 0, 0, 0] }, ...more });
}

function sorted(
  prepared: ReturnType<typeof halves>,
  topics = [topic('x')],
  pins: Decided = nobody,
  options = {},
) {
  const known = new Set(topics.map(({ title }) => title));
  const opened = [...pins.values()].flatMap((title) =>
    title === null || known.has(title) ? [] : [topic(title)],
  );
  const { columns, shares } = guided(prepared, guideOf(prepared, topics, options), pins, opened);
  return {
    columns: columns.map(({ kind, title, members }) => `${kind} ${title ?? members.join()}`),
    at: prepared.questions.map((_, row) => bestColumn(shares, row)),
  };
}

describe('expected topics', () => {
  it('take the questions that fit them best, the first of two that fit the same', () => {
    const prepared = preparedOf(blocks(1, 1, 1).similarity, { fit: { x: [5, 0, 0], y: [0, 5, 0] } });
    expect(sorted(prepared, [topic('x'), topic('y')])).toEqual({
      columns: ['topic x', 'topic y'],
      at: [0, 1, 0],
    });
  });

  it('reach a question through others that are like it', () => {
    const { similarity, support } = blocks(3);
    const prepared = preparedOf(similarity, { support, fit: { x: [5, 5, 0], y: [0, 0, 1] } });
    expect(sorted(prepared, [topic('x'), topic('y')]).at).toEqual([0, 0, 0]);
  });

  it('say how well each question fits, and from where on it fits none', () => {
    const prepared = halves();
    const { fits, threshold } = guided(prepared, guideOf(prepared, [topic('x')]), nobody, []);
    expect(Array.from(fits)).toEqual([4, 4, 4, 0, 0, 0]);
    expect(threshold).toBeCloseTo(0.6);
  });
});

describe('what fits no topic', () => {
  it('is a group of its own where it is alike', () => {
    expect(sorted(halves())).toEqual({ columns: ['topic x', 'found 3,4,5'], at: [0, 0, 0, 1, 1, 1] });
  });

  it('is left to the nearest topic where nothing is to be discovered', () => {
    const all = { columns: ['topic x'], at: [0, 0, 0, 0, 0, 0] };
    expect(sorted(halves(), [topic('x')], nobody, { discover: false })).toEqual(all);
  });

  it('is cut finer by granularity', () => {
    expect(sorted(halves(), [topic('x')], nobody, { granularity: 1 }).columns).toEqual(['topic x']);
  });

  it('is no group where its own do not stand by it', () => {
    expect(
      sorted(halves({ support: matrixOf(...[1, 2, 3, 4, 5, 6].map(() => [0, 0, 0, 0, 0, 0])) })).columns,
    ).toEqual(['topic x']);
  });

  it('stands one below the bound for a question that it does not know, and a twentieth more with each answer', () => {
    const { similarity, support } = blocks(3, 3, 1);
    const prepared = preparedOf(similarity, { support, fit: { x: [4, 4, 4, 0, 0, 0, 2] } });
    const odds = (pins: Decided) => {
      const { shares, threshold } = guided(prepared, guideOf(prepared, [topic('x')]), pins, []);
      const [inX = 0, inFound = 0] = rounded(shares)[6] ?? [];
      return Math.log(inX / inFound) - (2 - threshold);
    };
    expect(odds(nobody)).toBeCloseTo(1, 2);
    expect(odds(new Map([[0, 'x']]))).toBeCloseTo(1.05, 2);
    expect(
      odds(
        new Map([
          [0, 'x'],
          [1, 'x'],
        ]),
      ),
    ).toBeCloseTo(1.1, 2);
  });
});

describe('what a person decided', () => {
  it('stands, in a topic and in the tray', () => {
    const pins = new Map([
      [0, null],
      [1, 'y'],
    ]);
    expect(sorted(halves(), [topic('x'), topic('y')], pins).at.slice(0, 2)).toEqual([-1, 1]);
  });

  it('opens a theme, which draws what is like it', () => {
    expect(sorted(halves(), [topic('x')], new Map([[3, 'new']]))).toEqual({
      columns: ['topic x', 'opened new'],
      at: [0, 0, 0, 1, 1, 1],
    });
  });

  it('ends a found group of which it filed a question elsewhere', () => {
    expect(sorted(halves(), [topic('x')], new Map([[3, 'x']]))).toEqual({
      columns: ['topic x'],
      at: [0, 0, 0, 0, 0, 0],
    });
  });

  it('takes only the one question from a found group when it is left in the tray', () => {
    const { similarity, support } = blocks(4, 4);
    const prepared = preparedOf(similarity, { support, fit: { x: [4, 4, 4, 4, 0, 0, 0, 0] } });
    expect(sorted(prepared, [topic('x')], new Map([[7, null]]))).toEqual({
      columns: ['topic x', 'found 4,5,6,7'],
      at: [0, 0, 0, 0, 1, 1, 1, -1],
    });
    // Of three, two are too few to stand as a group.
    expect(sorted(halves(), [topic('x')], new Map([[5, null]])).columns).toEqual(['topic x']);
  });

  it('waits in the tray when it named a title that nobody opened', () => {
    const prepared = halves();
    const { shares } = guided(prepared, guideOf(prepared, [topic('x')]), new Map([[0, 'gone']]), []);
    expect(bestColumn(shares, 0)).toBe(-1);
  });
});

describe('a usual topic', () => {
  const usual = [topic('x'), topic('u', { usual: true })];
  const fitting = (u: number[], mails = [0, 1, 2, 3]) =>
    preparedOf(blocks(1, 1, 1, 1).similarity, { fit: { x: [3, 3, 3, 3], u }, mails });

  it('is kept where three questions of two mails ask it', () => {
    expect(sorted(fitting([0, 9, 9, 9]), usual).at).toEqual([0, 1, 1, 1]);
  });

  it('takes nothing where fewer do', () => {
    expect(sorted(fitting([0, 0, 9, 9]), usual).at).toEqual([0, 0, 0, 0]);
    expect(sorted(fitting([0, 9, 9, 9], [0, 1, 1, 1]), usual).at).toEqual([0, 0, 0, 0]);
  });

  it('is kept for one question where a person put that there', () => {
    expect(sorted(fitting([0, 0, 0, 0]), usual, new Map([[2, 'u']])).at).toEqual([0, 0, 1, 0]);
  });
});

describe('the best column', () => {
  it('is the first of the greatest share', () => {
    expect(bestColumn(matrixOf([0.2, 0.4, 0.4]), 0)).toBe(1);
  });

  it('is the tray where there is no share', () => {
    expect(bestColumn(matrixOf([0, 0]), 0)).toBe(-1);
    expect(bestColumn(matrixOf([]), 0)).toBe(-1);
  });
});
