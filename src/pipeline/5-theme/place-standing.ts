import { inTray, sharesOf } from './columns.js';
import { bestFits } from './found-groups.js';
import { nearestGroups, type Tree } from './groups.js';
import { bestColumn } from './guided.js';
import { matrix, rowOf, spreadOfValues } from './matrix.js';
import type { Pins, Place, Placing } from './placing.js';
import { type Prepared, weights } from './prepare.js';
import { neighboursOf } from './spread.js';
import type { ThemeTopic, ThemingOptions } from './types.js';

/** A new question joins a standing theme from so many standard deviations above the mean likeness on. */
const joinDeviations = 0.75;

/**
 * Earlier questions stay where they stand. New ones join the theme that speaks for them most, where they fit it or are
 * like its questions; else they wait in the tray.
 */
export function placeOntoStanding(
  prepared: Prepared,
  tree: Tree,
  pins: Pins,
  previous: NonNullable<ThemingOptions['previous']>,
  titled: readonly ThemeTopic[],
): Placing {
  const places = standingPlaces(previous, titled, pins);
  const indexOf = new Map(places.map(({ key }, index) => [key, index]));
  const earlier = new Map(previous.map((assignment) => [assignment.id, assignment]));
  const decided = new Map<number, number>();
  prepared.questions.forEach(({ id }, row) => {
    const before = earlier.get(id);
    if (before === undefined) return;
    decided.set(row, before.theme === null ? inTray : (indexOf.get(`standing ${before.theme}`) ?? inTray));
  });
  for (const [row, title] of pins) {
    const index = places.findIndex((place) => place.title === title);
    decided.set(row, title === null ? inTray : index);
  }
  const neighbours = neighboursOf(prepared.similarity, prepared.mails);
  const described = places.map(({ title }) => titled.find((topic) => topic.title === title));
  const fit = fitTo(prepared, described);
  const fits = bestFits(fit, neighbours);
  const { mean, deviation } = spreadOfValues(fits);
  const shares = sharesOf(prepared.support, neighbours, fit, decided);
  const themes = prepared.questions.map((_, row) => {
    const column = decided.get(row);
    return column === undefined || column === inTray ? null : column;
  });
  const joinFrom = tree.mean + joinDeviations * tree.deviation;
  const at = prepared.questions.map((_, row) => {
    const column = decided.get(row) ?? bestColumn(shares, row);
    if (column === inTray) return null;
    if (decided.has(row)) return column;
    if (prepared.isBlank[row] === true) return null;
    const isLike = nearestGroups(tree.similarity, row, themes).find(({ group }) => group === column);
    const fitsTopic =
      described[column] !== undefined && (fits[row] as number) >= mean - weights.misfitDeviations * deviation;
    return fitsTopic || (isLike !== undefined && isLike.similarity >= joinFrom) ? column : null;
  });
  return { places, shares, at, parameters: { joinFrom } };
}

/** Standing themes first, by id; then expected topics and given titles that no theme bears yet. */
function standingPlaces(
  previous: NonNullable<ThemingOptions['previous']>,
  titled: readonly ThemeTopic[],
  pins: Pins,
): Place[] {
  const themes = new Map<string, string | null>();
  for (const { theme, title } of previous) if (theme !== null) themes.set(theme, title);
  const places: Place[] = [...themes]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, title]) => ({ key: `standing ${id}`, id, title }));
  const chosen = [...pins.values()].filter((title) => title !== null);
  for (const title of [...titled.map((topic) => topic.title), ...chosen])
    if (!places.some((place) => place.title === title)) places.push({ key: `titled ${title}`, title });
  return places;
}

/** Fit to the places that have a topic; those without stand at the mean, so that their questions speak for them. */
function fitTo(prepared: Prepared, described: readonly (ThemeTopic | undefined)[]) {
  const topics = described.filter((topic) => topic !== undefined);
  const known = prepared.fitTo(topics);
  const { mean } = spreadOfValues(known.values);
  const made = matrix(prepared.questions.length, described.length);
  for (let row = 0; row < made.rows; row += 1) {
    const into = rowOf(made, row);
    const from = rowOf(known, row);
    let next = 0;
    described.forEach((topic, column) => {
      into[column] = topic === undefined ? mean : (from[next] as number);
      if (topic !== undefined) next += 1;
    });
  }
  return made;
}
