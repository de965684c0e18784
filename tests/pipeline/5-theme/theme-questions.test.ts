import { describe, expect, it } from '@jest/globals';
import { themeQuestions } from '../../../src/pipeline/5-theme/index.js';

const question = (id: string, text: string, more = {}) => ({ id, text, ...more });
const questions = [
  question('a', 'How many special school places open next year?'),
  question('b', 'When do the new special school places open?'),
  question('c', 'Who sits on the provision panel?'),
  question('d', 'How does the provision panel decide?'),
];
const themeOf = (result: ReturnType<typeof themeQuestions>) =>
  Object.fromEntries(result.assignments.map(({ id, theme }) => [id, theme]));

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

  it('come out in the order given, whatever the order of themes', () => {
    const mixed = [questions[3], questions[0], questions[2], questions[1]].filter((one) => one !== undefined);
    expect(themeQuestions(mixed).assignments.map(({ id }) => id)).toEqual(['d', 'a', 'c', 'b']);
  });

  it('take a question pinned to an expected topic into that topic', () => {
    const topics = [{ title: 'Panels', description: 'provision panel, who decides' }];
    const more = [...questions, question('e', 'Is there a bus?', { pinned: 'Panels' })];
    const themes = themeOf(themeQuestions(more, { topics }));
    expect(themes.e).toBe(themes.c);
  });

  it('hold all that a person pinned to one new title', () => {
    const pinned = questions.map((one) => ({ ...one, pinned: 'Everything' }));
    expect(themeQuestions(pinned).themes).toMatchObject([
      { title: 'Everything', questions: ['a', 'b', 'c', 'd'] },
    ]);
  });
});

describe('standing themes', () => {
  const stands = (id: string, theme: string | null, title: string | null = null) => ({ id, theme, title });

  it('take a question pinned to their title, even when all else has gone', () => {
    const now = themeQuestions([question('a', 'Is there a bus?', { pinned: 'Buses' })], {
      previous: [stands('z', 'old-1', 'Buses')],
    });
    expect(now.assignments[0]).toMatchObject({ theme: 'old-1', title: 'Buses' });
  });

  it('leave in the tray what was there', () => {
    const now = themeQuestions(questions, {
      previous: [stands('a', null), stands('b', 'old-1', 'Places'), stands('c', 'old-1', 'Places')],
    });
    expect(now.assignments[0]).toMatchObject({ theme: null, title: null, confidence: 0, because: [] });
  });

  it('without a title take one of their questions', () => {
    const previous = questions.map(({ id }) => stands(id, 'old-1'));
    expect(questions.map(({ text }) => text)).toContain(
      themeQuestions(questions, { previous }).themes[0]?.title,
    );
  });

  it('never share an id with a theme made of their first questions', () => {
    const renamed = questions.slice(0, 2).map((one) => ({ ...one, pinned: 'New' }));
    const standing = themeQuestions(renamed).themes[0]?.id ?? 'none';
    const now = themeQuestions([...renamed, ...questions.slice(2)], {
      previous: questions.map(({ id }) => stands(id, standing, 'Old')),
    });
    expect(new Set(now.themes.map(({ id }) => id)).size).toBe(2);
    expect(now.assignments[3]).toMatchObject({ theme: standing, title: 'Old' });
  });
});
