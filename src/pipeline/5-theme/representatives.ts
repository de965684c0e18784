import { stemsOf } from '../../language/stems.js';
import { dot, fromVectors, type Matrix, matrix, rowOf, unitRows } from './matrix.js';
import type { ThemeQuestion } from './types.js';

/** So many small groups for n questions: twice the root of n. */
const perRoot = 2;
/** Of each small group so many are compared with those of others, so that it counts as more than a one-off. */
const fromEach = 3;
/** Rounds of each clustering; more move next to nothing. */
const rounds = 6;
/** The first level is learnt on so many questions. */
const sample = 5_000;
/** Numbers of the vector that stands for words where there is no model. */
const hashedWidth = 256;

/**
 * A few questions that stand for all: two levels of spherical k-means on what the questions mean, and of each small
 * group the three nearest its middle. The same questions in the same order give the same result.
 * @returns `standsFor`: for each question the index of the one in the middle of its group; `compared`: indexes of all
 * that are compared
 */
export function representativesOf(questions: readonly ThemeQuestion[]): {
  standsFor: number[];
  compared: Set<number>;
} {
  const vectors = meanings(questions);
  const count = Math.ceil(perRoot * Math.sqrt(questions.length));
  const coarse = Math.ceil(Math.sqrt(count));
  const all = questions.map((_, index) => index);
  const learnt = everyNth(all, Math.ceil(all.length / sample));
  const centres = kMeans(vectors, learnt, coarse);
  const groups = grouped(all, (index) => nearest(vectors, index, centres));
  const standsFor = new Array<number>(questions.length).fill(0);
  const compared = new Set<number>();
  for (const members of groups.values()) {
    const inner = kMeans(vectors, members, Math.ceil((count * members.length) / questions.length));
    for (const [centre, small] of grouped(members, (index) => nearest(vectors, index, inner))) {
      const central = mostLike(vectors, small, inner, centre);
      for (const index of central) compared.add(index);
      for (const index of small) standsFor[index] = central[0] ?? index;
    }
  }
  return { standsFor, compared };
}

/** One direction a question: in its mail, alone, and its mail together; hashed words where the model read nothing. */
function meanings(questions: readonly ThemeQuestion[]): Matrix {
  const width = questions.find(({ vectors }) => vectors !== undefined)?.vectors?.alone.length;
  if (width === undefined) return hashedWords(questions);
  return unitRows(
    fromVectors(
      questions.map(({ vectors }) =>
        vectors === undefined
          ? null
          : Float32Array.from(
              vectors.alone,
              (value, at) => value + (vectors.inText[at] as number) + (vectors.mail[at] as number),
            ),
      ),
      width,
    ),
  );
}

/** Feature hashing (Weinberger et al. 2009): each stem adds to one number, for or against. */
function hashedWords(questions: readonly ThemeQuestion[]): Matrix {
  const made = matrix(questions.length, hashedWidth);
  questions.forEach(({ text, context }, row) => {
    const into = rowOf(made, row);
    for (const { stem } of stemsOf(`${text} ${context ?? ''}`)) {
      let hash = 2166136261;
      for (let at = 0; at < stem.length; at += 1) hash = Math.imul(hash ^ stem.charCodeAt(at), 16777619);
      const place = (hash >>> 1) % hashedWidth;
      into[place] = (into[place] as number) + ((hash & 1) === 0 ? 1 : -1);
    }
  });
  return unitRows(made);
}

/** Spherical k-means that starts from evenly spaced members. */
function kMeans(vectors: Matrix, members: readonly number[], count: number): Matrix {
  const starts = everyNth(members, Math.max(1, Math.floor(members.length / Math.max(1, count)))).slice(
    0,
    count,
  );
  let centres = fromVectors(
    starts.map((index) => rowOf(vectors, index)),
    vectors.columns,
  );
  for (let round = 0; round < rounds; round += 1) {
    const sums = matrix(centres.rows, centres.columns);
    for (const index of members) {
      const into = rowOf(sums, nearest(vectors, index, centres));
      const from = rowOf(vectors, index);
      for (let at = 0; at < into.length; at += 1) into[at] = (into[at] as number) + (from[at] as number);
    }
    centres = unitRows(sums);
  }
  return centres;
}

function nearest(vectors: Matrix, index: number, centres: Matrix): number {
  let best = 0;
  let most = Number.NEGATIVE_INFINITY;
  const width = vectors.columns;
  for (let centre = 0; centre < centres.rows; centre += 1) {
    const likeness = dot(vectors.values, index * width, centres.values, centre * width, width);
    if (likeness > most) {
      most = likeness;
      best = centre;
    }
  }
  return best;
}

function mostLike(vectors: Matrix, members: readonly number[], centres: Matrix, centre: number): number[] {
  const width = vectors.columns;
  return members
    .map((index) => ({
      index,
      likeness: dot(vectors.values, index * width, centres.values, centre * width, width),
    }))
    .sort((a, b) => b.likeness - a.likeness || a.index - b.index)
    .slice(0, fromEach)
    .map(({ index }) => index);
}

function grouped(members: readonly number[], groupOf: (index: number) => number): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (const index of members) {
    const group = groupOf(index);
    const known = groups.get(group);
    if (known === undefined) groups.set(group, [index]);
    else known.push(index);
  }
  return groups;
}

function everyNth<T>(list: readonly T[], step: number): T[] {
  return list.filter((_, index) => index % step === 0);
}
