import { describe, expect, it } from '@jest/globals';
import { keepIds, themeQuestions, whomToAsk } from '../../../src/pipeline/5-theme/index.js';
import { averageLinkage, cut } from '../../../src/pipeline/5-theme/linkage.js';

const question = (id: string, text: string, more = {}) => ({ id, text, ...more });
const questions = [
  question('a', 'How many special school places open next year?'),
  question('b', 'When do the new special school places open?'),
  question('c', 'Who sits on the provision panel?'),
  question('d', 'How does the provision panel decide?'),
];
const themeOf = (result: ReturnType<typeof themeQuestions>) =>
  Object.fromEntries(result.assignments.map(({ id, theme }) => [id, theme]));

describe('average linkage', () => {
  // By hand: a and b join at .9, c and d at .8; between the pairs (.1 + .2 + .3 + .4) / 4 = .25.
  const values = Float32Array.from([1, 0.9, 0.1, 0.2, 0.9, 1, 0.3, 0.4, 0.1, 0.3, 1, 0.8, 0.2, 0.4, 0.8, 1]);
  const merges = averageLinkage({ size: 4, values });

  it('joins the most similar first, at the mean of all pairs', () => {
    expect(merges.map(({ similarity }) => Number(similarity.toFixed(4)))).toEqual([0.9, 0.8, 0.25]);
  });

  it('is cut where similarity falls below a threshold', () => {
    expect(cut(merges, 4, 0.5)).toEqual([0, 0, 1, 1]);
    expect(cut(merges, 4, 0.85)).toEqual([0, 0, 1, 2]);
    expect(cut(merges, 4, 0.2)).toEqual([0, 0, 0, 0]);
  });
});

describe('themes', () => {
  it('hold questions that share words', () => {
    const themes = themeOf(themeQuestions(questions));
    expect(themes.a).toBe(themes.b);
    expect(themes.c).toBe(themes.d);
    expect(themes.a).not.toBe(themes.c);
  });

  it('are the same in any order of the mail', () => {
    expect(themeOf(themeQuestions([...questions].reverse()))).toEqual(themeOf(themeQuestions(questions)));
  });

  it('bear the shortest typical question as their title, verbatim', () => {
    const { assignments } = themeQuestions(questions);
    expect(assignments[2]?.title).toBe('How does the provision panel decide?');
  });

  it('never bear a question that may name somebody', () => {
    const personal = questions.map((one) => ({ ...one, personal: true }));
    expect(new Set(themeQuestions(personal).themes.map(({ title }) => title))).toEqual(
      new Set(['A theme without a title yet']),
    );
  });

  it('give their reasons and the next nearest', () => {
    const [first] = themeQuestions(questions).assignments;
    expect(first?.because).toContain('places');
    expect(first?.confidence).toBeGreaterThan(0.5);
  });

  it('follow the expected topics, and leave what fits none to be discovered', () => {
    const topics = [{ title: 'Panels', description: 'provision panel, who decides' }];
    const result = themeQuestions(questions, { topics });
    expect(result.assignments.filter(({ title }) => title === 'Panels').map(({ id }) => id)).toEqual(
      expect.arrayContaining(['c', 'd']),
    );
  });

  it('obey a person: a pinned title, and the tray', () => {
    const pinned = [
      ...questions,
      question('e', 'Is there a bus?', { pinned: 'Buses' }),
      question('f', 'Who sits on panels?', { pinned: null }),
    ];
    const { assignments } = themeQuestions(pinned);
    expect(assignments[4]).toMatchObject({ title: 'Buses', confidence: 1 });
    expect(assignments[5]).toMatchObject({ theme: null });
  });

  it('stand when given as previous: old questions stay, new ones join or wait', () => {
    const previous = themeQuestions(questions).assignments;
    const more = [
      ...questions,
      question('e', 'Does the provision panel decide on places?'),
      question('f', 'Zebras?'),
    ];
    const now = themeQuestions(more, { previous });
    expect(now.assignments.slice(0, 4).map(({ theme }) => theme)).toEqual(previous.map(({ theme }) => theme));
    expect(now.assignments[4]?.theme).not.toBeNull();
    expect(now.assignments[5]?.theme).toBeNull();
  });

  it('keep their ids by greatest overlap', () => {
    const before = [
      { id: 'a', theme: 'old-1' },
      { id: 'b', theme: 'old-1' },
      { id: 'c', theme: 'old-2' },
    ];
    const themes = themeOf(keepIds(themeQuestions(questions), before));
    expect(themes).toEqual({ a: 'old-1', b: 'old-1', c: 'old-2', d: 'old-2' });
  });

  it('are broader and narrower by granularity', () => {
    const many = Array.from({ length: 60 }, (_, n) =>
      question(
        `q${n}`,
        `${['panel', 'taxi', 'plan', 'school'][n % 4]} ${['letter', 'delay', 'cost'][n % 3]} ${n % 5}`,
      ),
    );
    const count = (granularity: number) => themeQuestions(many, { granularity }).themes.length;
    expect(count(-4)).toBeLessThanOrEqual(count(0));
    expect(count(4)).toBeGreaterThanOrEqual(count(0));
  });

  it.each([
    ['nothing', []],
    ['one question', ['Who decides?']],
    ['all the same', Array.from({ length: 30 }, () => 'Who decides about places?')],
    ['emoji only', ['🙂🙂', '🚌', '🙂']],
    ['another script', ['من يقرر؟', 'من يقرر الأماكن؟']],
    ['2,000 words', [Array.from({ length: 2000 }, (_, n) => `word${n}`).join(' '), 'word1 word2']],
    ['names of every object', ['constructor __proto__ toString', 'constructor hasOwnProperty']],
  ])('come out for %s: each question in a theme or in the tray', (_, texts) => {
    const result = themeQuestions(texts.map((text, n) => question(String(n), text)));
    expect(result.assignments).toHaveLength(texts.length);
    const placed = new Set(result.themes.flatMap((theme) => theme.questions));
    expect(
      result.assignments.every(({ id, theme }) => (theme === null ? !placed.has(id) : placed.has(id))),
    ).toBe(true);
  });
});

it('asks first about the least sure, and never about what was answered', () => {
  const { assignments } = themeQuestions(questions);
  const [least] = [...assignments].sort((a, b) => a.confidence - b.confidence);
  expect(whomToAsk(assignments, 1, new Set())).toEqual([least?.id]);
  expect(whomToAsk(assignments, 9, new Set(['a']))).not.toContain('a');
});
