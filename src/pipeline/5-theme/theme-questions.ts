import { createHash } from 'node:crypto';
import type { WordVector } from '../../language/word-vectors.js';
import { becauseOf } from './explain.js';
import { groupsOf, nearestGroups, spreadOf } from './groups.js';
import { expectedTopics } from './guided.js';
import { questionVectors, type Similarity, similarityOf, smoothed } from './similarity.js';
import { titleOf } from './titles.js';
import type { Assignment, ThemeQuestion, Theming, ThemingOptions } from './types.js';

/** Grows when the same input would give another result. */
export const methodVersion = 'words-1';

/** A new question joins a standing theme from this many standard deviations above the mean similarity on. */
const joinDeviations = 0.75;
const shownOthers = 2;
/** For a theme of which no question may be shown. Its words may name somebody, so none is used. */
const untitled = 'A theme without a title yet';

/** What a question was put under: a standing theme, an expected topic, a title a person chose, or a found group. */
interface Place {
  key: string;
  id?: string;
  title?: string;
}

/**
 * Puts each question into a theme or the tray. The same questions give the same themes in any order.
 * Pinned questions stay where a person put them. With `previous`, themes stand and new questions join or wait.
 */
export function themeQuestions(given: readonly ThemeQuestion[], options: ThemingOptions = {}): Theming {
  const questions = [...given].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const { vectors, vectorOf } = questionVectors(questions);
  const similarity = smoothed(similarityOf(vectors));
  const { places, parameters } =
    options.previous === undefined
      ? afresh(questions, vectors, similarity, vectorOf, options)
      : ontoStanding(questions, similarity, options.previous);
  questions.forEach((question, row) => {
    if (question.pinned === null) places[row] = null;
    else if (question.pinned !== undefined)
      places[row] = standingByTitle(question.pinned, places, options.previous);
  });
  return described(given, questions, vectors, similarity, places, parameters);
}

function afresh(
  questions: readonly ThemeQuestion[],
  vectors: readonly WordVector[],
  similarity: Similarity,
  vectorOf: (text: string) => WordVector,
  { topics = [], granularity = 0 }: ThemingOptions,
): { places: (Place | null)[]; parameters: Record<string, number> } {
  const expected = expectedTopics(vectors, similarity, topics, vectorOf);
  const rest = questions.map((_, row) => row).filter((row) => expected[row] === null);
  const { groups, parameters } = groupsOf(submatrix(similarity, rest), granularity);
  const places: (Place | null)[] = expected.map((topic) => {
    const title = topic === null ? undefined : topics[topic]?.title;
    return title === undefined ? null : { key: `topic ${title}`, title };
  });
  rest.forEach((row, index) => {
    const group = groups[index];
    if (group !== null && group !== undefined) places[row] = { key: `group ${group}` };
  });
  return { places, parameters };
}

function ontoStanding(
  questions: readonly ThemeQuestion[],
  similarity: Similarity,
  previous: NonNullable<ThemingOptions['previous']>,
): { places: (Place | null)[]; parameters: Record<string, number> } {
  const earlier = new Map(previous.map((assignment) => [assignment.id, assignment]));
  const standing = new Map<string, Place>();
  for (const { theme, title } of previous) {
    if (theme !== null)
      standing.set(theme, { key: `standing ${theme}`, id: theme, ...(title === null ? {} : { title }) });
  }
  const themes = questions.map((question) => earlier.get(question.id)?.theme ?? null);
  const { mean, deviation } = spreadOf(similarity);
  const joinFrom = mean + joinDeviations * deviation;
  const places = questions.map((question, row) => {
    const before = earlier.get(question.id);
    if (before !== undefined) return before.theme === null ? null : (standing.get(before.theme) ?? null);
    const [best] = nearestGroups(similarity, row, themes);
    return best !== undefined && best.similarity >= joinFrom && best.similarity > 0
      ? (standing.get(best.group) ?? null)
      : null;
  });
  return { places, parameters: { joinFrom } };
}

/** The theme that bears a title already, else a new one of that title. */
function standingByTitle(
  title: string,
  places: readonly (Place | null)[],
  previous: ThemingOptions['previous'],
): Place {
  const placed = places.find((place) => place?.title === title);
  if (placed !== null && placed !== undefined) return placed;
  const before = previous?.find((assignment) => assignment.title === title && assignment.theme !== null);
  return before?.theme
    ? { key: `standing ${before.theme}`, id: before.theme, title }
    : { key: `pinned ${title}`, title };
}

function submatrix({ size, values }: Similarity, rows: readonly number[]): Similarity {
  const part = new Float32Array(rows.length * rows.length);
  rows.forEach((row, at) => {
    rows.forEach((column, along) => {
      part[at * rows.length + along] = values[row * size + column] ?? 0;
    });
  });
  return { size: rows.length, values: part };
}

function idFrom(parts: readonly string[]): string {
  return `t-${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 12)}`;
}

/** Gives themes their ids and titles, and each question its confidence and reasons. */
function described(
  given: readonly ThemeQuestion[],
  questions: readonly ThemeQuestion[],
  vectors: readonly WordVector[],
  similarity: Similarity,
  places: readonly (Place | null)[],
  parameters: Record<string, number>,
): Theming {
  const members = new Map<string, number[]>();
  places.forEach((place, row) => {
    if (place !== null) members.set(place.key, [...(members.get(place.key) ?? []), row]);
  });
  const standingIds = new Set(places.map((place) => place?.id));
  const themes = new Map<string, { id: string; title: string; questions: string[] }>();
  for (const [key, rows] of members) {
    const place = places[rows[0] ?? 0];
    const ids = rows.map((row) => questions[row]?.id ?? '');
    const fresh = idFrom(ids);
    const id = place?.id ?? (standingIds.has(fresh) ? idFrom([key, ...ids]) : fresh);
    const title = place?.title ?? titleOf(rows, questions, similarity) ?? untitled;
    themes.set(key, { id, title, questions: ids });
  }
  const keys = places.map((place) => place?.key ?? null);
  const assignments = new Map<string, Assignment>();
  questions.forEach((question, row) => {
    const key = keys[row] ?? null;
    const near = nearestGroups(similarity, row, keys);
    const theme = key === null ? undefined : themes.get(key);
    const own = near.find(({ group }) => group === key)?.similarity ?? 0;
    const next = near.find(({ group }) => group !== key)?.similarity ?? 0;
    const pinned = question.pinned !== undefined;
    assignments.set(question.id, {
      id: question.id,
      theme: theme?.id ?? null,
      title: theme?.title ?? null,
      confidence: pinned ? 1 : theme === undefined || own <= 0 ? 0 : own / (own + Math.max(0, next)),
      others: near
        .filter(({ group }) => group !== key)
        .slice(0, shownOthers)
        .flatMap(({ group }) => themes.get(group)?.title ?? []),
      because:
        key === null
          ? []
          : becauseOf(
              question.text,
              vectors[row] ?? new Map(),
              (members.get(key) ?? []).map((member) => vectors[member] ?? new Map()),
            ),
    });
  });
  return {
    assignments: given.flatMap((question) => assignments.get(question.id) ?? []),
    themes: [...themes.values()].sort(
      (a, b) => b.questions.length - a.questions.length || (a.id < b.id ? -1 : 1),
    ),
    parameters,
    version: methodVersion,
  };
}
