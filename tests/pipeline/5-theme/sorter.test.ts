import { describe, expect, it } from '@jest/globals';
import {
  methodVersion,
  Sorter,
  type ThemeQuestion,
  type Theming,
  type ThemingOptions,
  themeQuestions,
  topicsWithVectors,
  withVectors,
} from '../../../src/pipeline/5-theme/index.js';
import { fakeVectorMaker } from '../../builders/vectors.js';

const question = (id: string, text: string, more: Partial<ThemeQuestion> = {}): ThemeQuestion => ({
  id,
  text,
  ...more,
});
const questions = [
  question('a', 'How many special school places open next year?'),
  question('b', 'When do the new special school places open?'),
  question('c', 'Who sits on the provision panel?'),
  question('d', 'How does the provision panel decide?'),
];
const topics = [
  { title: 'Places', description: 'special school places, when they open' },
  { title: 'Panels', description: 'provision panel, who decides' },
];
/** More mails than topics can hold: buses are on none. */
const many = Array.from({ length: 24 }, (_, at) => {
  const subject = ['special school places', 'provision panel', 'bus fares'][at % 3];
  const asked = ['How many', 'Who decides about', 'When is the letter about', 'What do we pay for'][at % 4];
  return question(
    `q${String(at).padStart(2, '0')}`,
    `${asked} ${subject} ${['now', 'next', 'later'][at % 5] ?? ''}?`,
  );
});

const themeOf = ({ assignments }: Theming) =>
  Object.fromEntries(assignments.map(({ id, theme }) => [id, theme]));
const titleOf = ({ assignments }: Theming) =>
  Object.fromEntries(assignments.map(({ id, title }) => [id, title]));
const isWhole = ({ assignments, themes }: Theming) => {
  const placed = new Map(themes.flatMap(({ id, questions: of }) => of.map((one) => [one, id])));
  return assignments.every(({ id, theme }) => theme === (placed.get(id) ?? null));
};

describe('themes', () => {
  it('hold questions that share words', () => {
    const themes = themeOf(themeQuestions(questions));
    expect(themes.a).toBe(themes.b);
    expect(themes.c).toBe(themes.d);
    expect(themes.a).not.toBe(themes.c);
  });

  it('come with the version of the method', () => {
    expect(themeQuestions([]).version).toBe(methodVersion);
  });

  it('bear the shortest typical question as their title, verbatim', () => {
    expect(titleOf(themeQuestions(questions)).c).toBe('How does the provision panel decide?');
  });

  it('give their reasons, and how sure they are', () => {
    const [first] = themeQuestions(questions).assignments;
    expect(first?.because).toContain('places');
    expect(first?.confidence).toBeGreaterThan(0.5);
  });

  it('follow the expected topics', () => {
    const result = themeQuestions(questions, { topics });
    expect(titleOf(result)).toEqual({ a: 'Places', b: 'Places', c: 'Panels', d: 'Panels' });
  });

  it('are found beside the topics, unless nothing is to be discovered', () => {
    const buses = (result: Theming) =>
      new Set(result.assignments.filter((_, at) => at % 3 === 2).map(({ title }) => title));
    const found = buses(themeQuestions(many, { topics }));
    expect(found.size).toBe(1);
    expect([...found].some((title) => title === 'Places' || title === 'Panels')).toBe(false);
    const { assignments } = themeQuestions(many, { topics, discover: false });
    expect(new Set(assignments.map(({ title }) => title))).toEqual(new Set(['Places', 'Panels']));
  });

  it('are broader and narrower by granularity', () => {
    const count = (granularity: number) => themeQuestions(many, { granularity }).themes.length;
    expect(count(-4)).toBeLessThanOrEqual(count(0));
    expect(count(0)).toBeGreaterThan(0);
    expect(new Set([-8, 0, 8].map(count)).size).toBeGreaterThan(1);
  });

  it('are of two topics of one title together', () => {
    const same = [
      { title: 'All', description: 'special school places' },
      { title: 'Buses', description: 'bus fares' },
      { title: 'All', description: 'provision panel' },
    ];
    const together = [
      { title: 'All', description: 'special school places provision panel' },
      ...same.slice(1, 2),
    ];
    expect(themeQuestions(many, { topics: same })).toEqual(themeQuestions(many, { topics: together }));
  });

  it('follow topics that nothing describes', () => {
    const result = themeQuestions(questions, {
      topics: ['Special school places', 'Provision panel'].map((title) => ({ title, description: '' })),
    });
    expect(titleOf(result)).toMatchObject({ a: 'Special school places', d: 'Provision panel' });
  });
});

const ways: [string, (given: ThemeQuestion[]) => Promise<[ThemeQuestion[], ThemingOptions]>][] = [
  ['words alone', async (given) => [given, {}]],
  ['words alone, with topics', async (given) => [given, { topics }]],
  ['a model', async (given) => [await withVectors(given, fakeVectorMaker()), {}]],
  [
    'a model, with topics',
    async (given) => [
      await withVectors(given, fakeVectorMaker()),
      { topics: await topicsWithVectors(topics, fakeVectorMaker()) },
    ],
  ],
  [
    'a model, onto standing themes',
    async (given) => [
      await withVectors(given, fakeVectorMaker()),
      { topics, previous: [{ id: given[0]?.id ?? '', theme: 't-old', title: 'Panels' }] },
    ],
  ],
];

describe.each(ways)('themes from %s', (_, way) => {
  it('are the same each time, and in any order of the mail', async () => {
    const once = themeQuestions(...(await way(many)));
    expect(themeQuestions(...(await way(many)))).toEqual(once);
    const [turned, options] = await way([...many].sort((a, b) => (a.text < b.text ? -1 : 1)));
    const other = themeQuestions(turned, options.previous === undefined ? options : (await way(many))[1]);
    expect(other.themes).toEqual(once.themes);
    expect(themeOf(other)).toEqual(themeOf(once));
  });

  it('come out in the order given', async () => {
    const mixed = [3, 0, 2, 1].flatMap((at) => questions[at] ?? []);
    expect(themeQuestions(...(await way(mixed))).assignments.map(({ id }) => id)).toEqual([
      'd',
      'a',
      'c',
      'b',
    ]);
  });

  it('obey a person: a title, and the tray', async () => {
    const pinned = [
      ...many,
      question('x', 'Who sits on the panel?', { pinned: 'Buses' }),
      question('y', 'How does the provision panel decide?', { pinned: null }),
    ];
    const { assignments } = themeQuestions(...(await way(pinned)));
    expect(assignments.at(-2)).toMatchObject({ title: 'Buses', confidence: 1 });
    expect(assignments.at(-1)).toMatchObject({ theme: null, title: null, confidence: 1 });
  });

  it.each([
    ['nothing', []],
    ['one question', ['Who decides?']],
    ['all the same', Array.from({ length: 30 }, () => 'Who decides about places?')],
    ['emoji only', ['🙂🙂', '🚌', '🙂']],
    ['no word at all', ['', ' ', '?!', '…']],
    ['other scripts', ['من يقرر؟', 'من يقرر الأماكن؟', '谁来决定孩子上哪所学校?', 'Хто вирішує?']],
    ['2,000 words', [Array.from({ length: 2000 }, (_, at) => `word${at}`).join(' '), 'word1 word2']],
    ['names of every object', ['constructor __proto__ toString', 'constructor hasOwnProperty']],
    ['signs and halves of letters', ['\ud83d', '\u0000', '<b>', '\u00ad\u200b']],
  ])('come out for %s: each question in one theme or in the tray', async (_name, texts) => {
    const result = themeQuestions(...(await way(texts.map((text, at) => question(String(at), text)))));
    expect(result.assignments.map(({ id }) => id)).toEqual(texts.map((_text, at) => String(at)));
    expect(isWhole(result)).toBe(true);
    expect(result.themes.every(({ title }) => title.trim() !== '')).toBe(true);
    const numbers = result.assignments.map(({ confidence }) => confidence);
    expect(numbers.every((confidence) => confidence >= 0 && confidence <= 1)).toBe(true);
  });
});

describe('3,000 identical questions', () => {
  it('are one topic’s, one thing asked, and nothing else', () => {
    const same = Array.from({ length: 3000 }, (_, at) =>
      question(`q${at}`, 'Who sits on the provision panel?'),
    );
    const { themes, assignments } = themeQuestions(same, { topics });
    expect(themes.map(({ title, questions: of, asks }) => [title, of.length, asks.length])).toEqual([
      ['Panels', 3000, 1],
    ]);
    expect(new Set(assignments.map(({ title }) => title))).toEqual(new Set(['Panels']));
  });
});

describe('what a person pinned', () => {
  it('goes to the expected topic of that title', () => {
    const themes = themeOf(
      themeQuestions([...questions, question('e', 'Is there a bus?', { pinned: 'Panels' })], { topics }),
    );
    expect(themes.e).toBe(themes.c);
  });

  it('is one theme where all were pinned to one title', () => {
    const pinned = questions.map((one) => ({ ...one, pinned: 'Everything' }));
    for (const options of [{}, { topics }])
      expect(themeQuestions(pinned, options).themes).toMatchObject([
        { title: 'Everything', questions: ['a', 'b', 'c', 'd'] },
      ]);
  });

  it('opens a theme, which takes what is like it', async () => {
    const read = await withVectors(many, fakeVectorMaker());
    const pinned = read.map((one) => (one.id === 'q02' ? { ...one, pinned: 'Bus fares' } : one));
    const titles = new Map([
      ['Bus fares', (await fakeVectorMaker().ofTopic({ title: 'Bus fares', description: '' })) ?? undefined],
    ]);
    const { assignments } = themeQuestions(pinned, {
      topics: await topicsWithVectors(topics, fakeVectorMaker()),
      titles,
    });
    expect(new Set(assignments.filter((_, at) => at % 3 === 2).map(({ title }) => title))).toEqual(
      new Set(['Bus fares']),
    );
  });
});

describe('what a person said does not belong in a theme', () => {
  it('goes elsewhere, among expected topics and onto standing themes', () => {
    const previous = [{ id: 'q01', theme: 't-old', title: 'Panels' }];
    for (const options of [{ topics }, { topics, previous }]) {
      expect(titleOf(themeQuestions(many, options)).q04).toBe('Panels');
      const told = many.map((one) => (one.id === 'q04' ? { ...one, notHere: ['Panels'] } : one));
      expect(titleOf(themeQuestions(told, options)).q04).not.toBe('Panels');
    }
  });
});

describe('standing themes', () => {
  const stands = (id: string, theme: string | null, title: string | null = null) => ({ id, theme, title });

  it('stay: old questions where they were, new ones join or wait', () => {
    const previous = themeQuestions(questions).assignments;
    const more = [
      ...questions,
      question('e', 'Does the provision panel decide on places?'),
      question('f', 'Zebras?'),
    ];
    const { assignments } = themeQuestions(more, { previous });
    expect(assignments.slice(0, 4).map(({ theme }) => theme)).toEqual(previous.map(({ theme }) => theme));
    expect(previous.map(({ theme }) => theme)).toContain(assignments[4]?.theme);
    expect(assignments[5]?.theme).toBeNull();
  });

  it('take a question pinned to their title, even when all else has gone', () => {
    const { assignments } = themeQuestions([question('a', 'Is there a bus?', { pinned: 'Buses' })], {
      previous: [stands('z', 'old-1', 'Buses')],
    });
    expect(assignments[0]).toMatchObject({ theme: 'old-1', title: 'Buses' });
  });

  it('leave in the tray what was there', () => {
    const { assignments } = themeQuestions(questions, {
      previous: [stands('a', null), stands('b', 'old-1', 'Places'), stands('c', 'old-1', 'Places')],
    });
    expect(assignments[0]).toMatchObject({ theme: null, title: null, confidence: 0, because: [] });
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

describe('a sorter', () => {
  it('says whether it sorts by words alone', async () => {
    expect(new Sorter(questions).fromWordsAlone).toBe(true);
    expect(new Sorter(await withVectors(questions, fakeVectorMaker())).fromWordsAlone).toBe(false);
  });

  it('asks about no more than wanted, and about nothing that a person answered', () => {
    const sorter = new Sorter(
      many.map((one) => (one.id === 'q00' ? { ...one, pinned: null } : one)),
      { topics },
    );
    const asked = sorter.ask(99);
    expect(sorter.ask(3)).toEqual(asked.slice(0, 3));
    expect(asked).not.toContain('q00');
    expect(asked.length).toBeGreaterThan(3);
  });

  it('takes answers, and takes them back', () => {
    const sorter = new Sorter(many, { topics });
    const before = sorter.theming();
    sorter.decide([
      { question: 'q01', title: 'Bus fares' },
      { question: 'q02', title: null },
      { question: 'gone', title: 'Bus fares' },
    ]);
    const pinned = many.map((one) =>
      one.id === 'q01' ? { ...one, pinned: 'Bus fares' } : one.id === 'q02' ? { ...one, pinned: null } : one,
    );
    expect(sorter.theming()).toEqual(themeQuestions(pinned, { topics }));
    sorter.decide([]);
    expect(sorter.theming()).toEqual(before);
  });

  it('knows from then on what the model reads in the title of an answer', async () => {
    const maker = fakeVectorMaker();
    const read = await withVectors(many, maker);
    const vectors = (await maker.ofTopic({ title: 'Bus fares', description: '' })) ?? undefined;
    const options = { topics: await topicsWithVectors(topics, maker) };
    const sorter = new Sorter(read, options);
    sorter.decide([{ question: 'q02', title: 'Bus fares', ...(vectors === undefined ? {} : { vectors }) }]);
    const pinned = read.map((one) => (one.id === 'q02' ? { ...one, pinned: 'Bus fares' } : one));
    expect(sorter.theming()).toEqual(
      themeQuestions(pinned, { ...options, titles: new Map([['Bus fares', vectors]]) }),
    );
  });

  it('lets examples of a topic speak for it, and shows them nowhere', () => {
    const fares = {
      title: 'Fares',
      description: '',
      examples: ['What does the bus cost?', 'Is the bus free?'],
    };
    const { assignments, themes } = new Sorter(many, { topics: [fares, ...topics] }).theming();
    expect(assignments.map(({ id }) => id)).toEqual(many.map(({ id }) => id));
    const shown = themes.flatMap(({ questions, asks, title }) => [...questions, ...asks.flat(), title]);
    expect(shown.filter((text) => /^example|bus cost|bus free/.test(text))).toEqual([]);
  });

  it('counts the themes of each step broader or narrower', () => {
    const steps = new Sorter(many).steps();
    expect(steps.map(({ granularity }) => granularity)).toEqual([-2, -1, 0, 1, 2]);
    expect(steps[4]?.themes).toBeGreaterThanOrEqual(steps[0]?.themes ?? 0);
  });
});
