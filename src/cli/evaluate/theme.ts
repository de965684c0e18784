import type { VectorMaker } from '../../language/vector-maker.js';
import {
  averageLinkageOfQuestions,
  type Theming,
  type ThemingOptions,
  themeQuestions,
  topicsWithVectors,
  withUsualTopics,
} from '../../pipeline/5-theme/index.js';
import { type LabelledPerson, sortedByLabels } from './labelled-answers.js';
import type { LabelledQuestions, LabelledSet } from './labelled-questions.js';
import { clusteringAccuracy, rightPlaces } from './matching.js';

/** How many answers a host gives in a few minutes. */
const answers = 30;
const wrongEvery = 10;
const topicsRemoved = 3;
const removals = 10;
const portions = 10;
const decisions = 10;

type Figures = Record<string, number>;

/** The figures of one set: means over its members. */
export async function evaluateTheme(set: LabelledSet, maker: VectorMaker): Promise<Figures> {
  const sums = new Map<string, { sum: number; count: number }>();
  const usual = (await topicsWithVectors(withUsualTopics([{ title: '', description: '' }]), maker)).slice(1);
  for await (const member of set.members()) {
    const figures = set.kind === 'draws' ? drawFigures(set.name, member) : figuresOf(set, member, usual);
    for (const [name, value] of Object.entries(figures)) {
      const { sum, count } = sums.get(name) ?? { sum: 0, count: 0 };
      sums.set(name, { sum: sum + value, count: count + 1 });
    }
  }
  return Object.fromEntries([...sums].map(([name, { sum, count }]) => [name, sum / count]));
}

function themesOf({ assignments }: Theming): (string | null)[] {
  return assignments.map(({ theme }) => theme);
}

function accuracy({ labels }: LabelledQuestions, theming: Theming): number {
  return clusteringAccuracy(labels, themesOf(theming));
}

function drawFigures(name: string, member: LabelledQuestions): Figures {
  const metric = name.startsWith('nhs') ? 'nhs' : name.replace(/_.*/, '');
  const theming = themeQuestions(member.questions);
  return {
    [metric]: accuracy(member, theming),
    inTray: themesOf(theming).filter((theme) => theme === null).length / Math.max(1, member.questions.length),
  };
}

function figuresOf(set: LabelledSet, member: LabelledQuestions, usual: LabelledQuestions['topics']): Figures {
  const topics = [...member.topics, ...usual];
  const guided = themeQuestions(member.questions, { topics });
  const sorted = sorting(member, { topics }, { answers });
  const withoutDiscovery = accuracy(member, themeQuestions(member.questions, { topics, discover: false }));
  const shared = {
    guided: accuracy(member, guided),
    discoveryLoss: withoutDiscovery - accuracy(member, guided),
    sorted30: sorted.all,
    sorted30Rest: sorted.rest,
    noisyAnswers: sorting(member, { topics }, { answers, wrongEvery }).all,
    unguided: accuracy(member, themeQuestions(member.questions)),
    questionAlone: clusteringAccuracy(member.labels, averageLinkageOfQuestions(member.questions)),
    surestHalf: surestHalf(member, guided),
    topicsRemovedLoss: accuracy(member, guided) - withTopicsRemoved(member, usual),
    ...inPortions(member, topics),
    themes: guided.themes.length,
    inTray: themesOf(guided).filter((theme) => theme === null).length / member.questions.length,
  };
  return set.kind === 'webinars'
    ? {
        ...shared,
        guidedPlain: accuracy(
          member,
          themeQuestions(member.questions, { topics: [...member.plainTopics, ...usual] }),
        ),
      }
    : { ...shared, distinctAsksRecall: asksRecall(member, guided) };
}

function sorting(member: LabelledQuestions, options: ThemingOptions, person: LabelledPerson) {
  const { theming, answered } = sortedByLabels(member, options, person);
  const rest = member.questions.map(({ id }) => !answered.has(id));
  const themes = themesOf(theming);
  return {
    all: clusteringAccuracy(member.labels, themes),
    rest: clusteringAccuracy(
      member.labels.filter((_, index) => rest[index]),
      themes.filter((_, index) => rest[index]),
    ),
  };
}

/** Share that is right of the half with the greatest confidence. */
function surestHalf({ labels }: LabelledQuestions, theming: Theming): number {
  const right = rightPlaces(labels, themesOf(theming));
  const surest = theming.assignments
    .map(({ confidence }, index) => ({ confidence, index }))
    .filter(({ index }) => labels[index] !== null)
    .sort((a, b) => b.confidence - a.confidence || a.index - b.index);
  const half = surest.slice(0, Math.ceil(surest.length / 2));
  return half.filter(({ index }) => right[index]).length / Math.max(1, half.length);
}

/** Mean over ten draws of three topics that the host forgot. */
function withTopicsRemoved(member: LabelledQuestions, usual: LabelledQuestions['topics']): number {
  const random = seeded(7);
  let sum = 0;
  for (let time = 0; time < removals; time += 1) {
    const left = [...member.topics];
    for (let count = 0; count < topicsRemoved && left.length > 1; count += 1)
      left.splice(Math.floor(random() * left.length), 1);
    sum += accuracy(member, themeQuestions(member.questions, { topics: [...left, ...usual] }));
  }
  return sum / removals;
}

/**
 * Mail that comes in ten portions. Untouched, each run groups afresh, so the end is that of one batch. With ten answers
 * after the fifth portion, standing questions stay, new ones join or wait, and no answer is undone.
 */
function inPortions(member: LabelledQuestions, topics: LabelledQuestions['topics']): Figures {
  const size = Math.ceil(member.questions.length / portions);
  const until = (portion: number) => member.questions.slice(0, portion * size);
  const half: LabelledQuestions = { ...member, questions: until(portions / 2) };
  const { theming, answered } = sortedByLabels(half, { topics }, { answers: decisions });
  let previous = theming.assignments;
  for (let portion = portions / 2 + 1; portion <= portions; portion += 1)
    previous = themeQuestions(until(portion), { topics, previous, titles: member.titles }).assignments;
  const before = new Map(theming.assignments.map(({ id, title }) => [id, title]));
  const batch = accuracy(member, themeQuestions(member.questions, { topics }));
  const ends = [...member.questions].reverse();
  const reversed = new Map(themeQuestions(ends, { topics }).assignments.map(({ id, theme }) => [id, theme]));
  return {
    portionsLoss: Math.abs(
      batch -
        clusteringAccuracy(
          member.labels,
          member.questions.map(({ id }) => reversed.get(id) ?? null),
        ),
    ),
    portionsTouched: clusteringAccuracy(
      member.labels,
      previous.map(({ theme }) => theme),
    ),
    decisionsUndone: previous.filter(({ id, title }) => answered.has(id) && title !== before.get(id)).length,
  };
}

/** Share of pairs that ask the same, by the labels, which are folded into one ask. */
function asksRecall({ questions, repeats }: LabelledQuestions, { themes }: Theming): number {
  const askOf = new Map(
    themes.flatMap(({ id, asks }) =>
      asks.flatMap((ask, index) => ask.map((question): [string, string] => [question, `${id} ${index}`])),
    ),
  );
  let [pairs, folded] = [0, 0];
  repeats.forEach((group, one) => {
    if (group === null) return;
    for (let other = 0; other < one; other += 1) {
      if (repeats[other] !== group) continue;
      pairs += 1;
      const ask = askOf.get(questions[one]?.id ?? '');
      if (ask !== undefined && ask === askOf.get(questions[other]?.id ?? '')) folded += 1;
    }
  });
  return pairs === 0 ? 1 : folded / pairs;
}

/** A linear congruential generator (Numerical Recipes' constants), so that every run draws the same. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
