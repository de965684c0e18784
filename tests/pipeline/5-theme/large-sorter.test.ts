import { describe, expect, it } from '@jest/globals';
import { LargeSorter, mostCompared } from '../../../src/pipeline/5-theme/large-sorter.js';
import { representativesOf } from '../../../src/pipeline/5-theme/representatives.js';
import { createSorter, themeQuestions } from '../../../src/pipeline/5-theme/theme-questions.js';
import { vectorOf } from '../../builders/vectors.js';

const matters = ['special school places open', 'provision panel decides letter', 'school taxi escort late'];

/** Questions about three matters in turn, each a mail of its own, with or without vectors. */
function questions(count: number, withVectors = true) {
  return Array.from({ length: count }, (_, index) => {
    const text = `${matters[index % matters.length]} number ${index}`;
    const alone = vectorOf(text);
    return {
      id: String(index).padStart(6, '0'),
      text,
      ...(withVectors ? { vectors: { inText: alone, alone, mail: alone } } : {}),
    };
  });
}

const topics = [
  { title: 'Places', description: 'special school places open' },
  { title: 'Panels', description: 'provision panel decides, letter' },
  { title: 'Taxis', description: 'school taxi, escort late' },
].map((topic) => ({
  ...topic,
  vectors: { whole: vectorOf(`${topic.title} ${topic.description}`), phrases: [vectorOf(topic.description)] },
}));

describe('representatives', () => {
  it.each([true, false])('stand for questions about the same matter (with vectors: %s)', (withVectors) => {
    const all = questions(600, withVectors);
    const { standsFor, compared } = representativesOf(all);
    const strangers = standsFor.filter((other, index) => other % 3 !== index % 3).length;
    expect(strangers / all.length).toBeLessThan(0.05);
    // Twice the root of 600 is 49 groups, shared out over 7 and rounded up in each: 56 at most, three of each compared.
    expect(new Set(standsFor).size).toBeLessThanOrEqual(56);
    expect(compared.size).toBeLessThanOrEqual(3 * 56);
  });

  it('stand for themselves', () => {
    const { standsFor, compared } = representativesOf(questions(300));
    for (const other of new Set(standsFor)) {
      expect(standsFor[other]).toBe(other);
      expect(compared.has(other)).toBe(true);
    }
  });

  it('are one for questions without any word, and none for no question', () => {
    const blank = Array.from({ length: 50 }, (_, index) => ({ id: String(index), text: '…' }));
    expect(new Set(representativesOf(blank).standsFor).size).toBe(1);
    expect(representativesOf([]).standsFor).toEqual([]);
  });
});

describe('more questions than can be compared pair by pair', () => {
  const all = questions(900);

  it('go where their representatives go: every one in the order given', () => {
    const sorter = new LargeSorter([...all].reverse(), { topics });
    const { assignments, themes } = sorter.theming();
    expect(assignments.map(({ id }) => id)).toEqual([...all].reverse().map(({ id }) => id));
    for (const theme of themes) expect(new Set(theme.questions.map((id) => Number(id) % 3)).size).toBe(1);
    expect(themes.reduce((sum, theme) => sum + theme.questions.length, 0)).toBe(all.length);
    expect(sorter.steps().map(({ granularity }) => granularity)).toEqual([-2, -1, 0, 1, 2]);
    expect(sorter.ask(2)).toHaveLength(2);
  });

  it('obey a person, each for itself', () => {
    const sorter = new LargeSorter(all, { topics });
    sorter.decide([
      { question: '000001', title: 'Taxis' },
      { question: '000004', title: null },
    ]);
    const byId = new Map(sorter.theming().assignments.map((one) => [one.id, one]));
    expect(byId.get('000001')).toMatchObject({ title: 'Taxis', confidence: 1 });
    expect(byId.get('000004')).toMatchObject({ theme: null });
    expect(byId.get('000007')?.title).toBe('Panels');
  });

  it('are the same in any order of the mail', () => {
    const places = (list: typeof all) =>
      new Map(new LargeSorter(list, { topics }).theming().assignments.map(({ id, theme }) => [id, theme]));
    expect(places([...all].reverse())).toEqual(new Map([...places(all)].reverse()));
  });

  it('are those beyond five thousand', () => {
    expect(createSorter(all.slice(0, 3))).not.toBeInstanceOf(LargeSorter);
    expect(createSorter(questions(mostCompared + 1))).toBeInstanceOf(LargeSorter);
  });

  it('all alike are one theme', () => {
    const same = Array.from({ length: 6_000 }, (_, index) => ({
      id: String(index),
      text: 'Is there a bus?',
      message: String(index),
    }));
    const { themes, assignments } = themeQuestions(same);
    expect(themes.map((theme) => theme.questions.length)).toEqual([6_000]);
    expect(new Set(assignments.map(({ theme }) => theme)).size).toBe(1);
  });
});
