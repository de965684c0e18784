import { createHash } from 'node:crypto';
import { distinctAsks } from './distinct-asks.js';
import { becauseOf, centreOf } from './explain.js';
import { type Matrix, rowOf } from './matrix.js';
import type { Pins, Placing } from './placing.js';
import type { Prepared } from './prepare.js';
import { sittingApart } from './sits-apart.js';
import { phrasesOf, tagsOf } from './tags.js';
import { titleOf } from './titles.js';
import type { Assignment, Theme, Theming } from './types.js';

const shownOthers = 3;
/** Brings shares nearer to how often they are right (measured on labelled mailboxes). */
const sharpening = 1.3;
/** For a theme of which no question may be shown. Its words may name somebody, so none is used. */
const untitled = 'A theme without a title yet';

/** Gives themes their ids, titles and tags, and each question its confidence and reasons. */
export function describe(
  prepared: Prepared,
  { places, shares, at, parameters }: Placing,
  pins: Pins,
  version: string,
): Theming {
  const { questions } = prepared;
  const members = places.map((_, index) => rowsWhere(at, index).filter((row) => !isExample(questions, row)));
  const centres = members.map((rows) => centreOf(prepared.wordVectors, rows));
  const kept = keptOf(prepared);
  const tags = tagsOf(members, kept.phrases);
  const themes = members.map((rows, index): Theme | null => {
    const place = places[index];
    if (rows.length === 0 || place === undefined) return null;
    const ids = rows.map((row) => questions[row]?.id ?? '');
    return {
      id: place.id ?? idBeside(places, place.title === null ? ids : [place.title, ...ids]),
      title: place.title ?? titleOf(rows, questions, prepared.similarity) ?? untitled,
      tag: tags[index] ?? '',
      questions: ids,
      asks: kept.asksOf(rows),
    };
  });
  const titles = themes.map((theme, index) => theme?.title ?? places[index]?.title ?? null);
  const assignments = questions.map(({ id, text }, row): Assignment => {
    const index = at[row] ?? null;
    const theme = index === null ? null : (themes[index] ?? null);
    return {
      id,
      theme: theme?.id ?? null,
      title: theme?.title ?? null,
      confidence: pins.has(row) ? 1 : index === null ? 0 : sharpened(shares, row, index),
      others: likeliest(shares, row, index)
        .flatMap((other) => titles[other] ?? [])
        .slice(0, shownOthers),
      because:
        index === null
          ? []
          : becauseOf(text, prepared.wordVectors[row] ?? new Map(), centres[index] ?? new Map()),
    };
  });
  return {
    assignments,
    themes: themes
      .filter((theme) => theme !== null)
      .sort((a, b) => b.questions.length - a.questions.length || (a.id < b.id ? -1 : 1)),
    apart: kept.apart,
    parameters,
    version,
  };
}

/** What stays the same between answers, or for a theme that an answer did not touch. */
interface Kept {
  /** Of each row; none where its words may not be shown. */
  phrases: ReadonlySet<string>[];
  apart: string[];
  asksOf: (rows: readonly number[]) => string[][];
}

const keptFor = new WeakMap<Prepared, Kept>();

function keptOf(prepared: Prepared): Kept {
  const known = keptFor.get(prepared);
  if (known !== undefined) return known;
  const { questions } = prepared;
  const idOf = (row: number) => questions[row]?.id ?? '';
  const asks = new Map<string, string[][]>();
  const made: Kept = {
    phrases: questions.map(({ text, personal, example }) =>
      personal === true || example === true ? new Set<string>() : phrasesOf(text),
    ),
    apart: sittingApart(prepared.similarity)
      .filter((row) => !isExample(questions, row))
      .map(idOf),
    asksOf(rows) {
      const key = rows.join();
      const before = asks.get(key);
      if (before !== undefined) return before;
      const found = distinctAsks(prepared, rows).map((ask) => ask.map(idOf));
      if (asks.size >= mostAsksKept) asks.clear();
      asks.set(key, found);
      return found;
    },
  };
  keptFor.set(prepared, made);
  return made;
}

/** Themes as they were after some answers: more than anybody gives. */
const mostAsksKept = 2_000;

function isExample(questions: Prepared['questions'], row: number): boolean {
  return questions[row]?.example === true;
}

function rowsWhere(at: readonly (number | null)[], index: number): number[] {
  return at.flatMap((place, row) => (place === index ? [row] : []));
}

/** A standing theme may have been made of these very questions, and hold others since. */
function idBeside(places: Placing['places'], parts: readonly string[]): string {
  const taken = new Set(places.map(({ id }) => id));
  let id = idFrom(parts);
  while (taken.has(id)) id = `${id}-apart`;
  return id;
}

function idFrom(parts: readonly string[]): string {
  return `t-${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 12)}`;
}

function sharpened(shares: Matrix, row: number, index: number): number {
  const powers = Array.from(rowOf(shares, row), (share) => share ** sharpening);
  const sum = powers.reduce((total, power) => total + power, 0);
  return sum === 0 ? 0 : (powers[index] ?? 0) / sum;
}

/** Places by share, the one that the question is in left out. */
function likeliest(shares: Matrix, row: number, index: number | null): number[] {
  return Array.from(rowOf(shares, row), (share, place) => ({ share, place }))
    .filter(({ place, share }) => place !== index && share > 0)
    .sort((a, b) => b.share - a.share || a.place - b.place)
    .map(({ place }) => place);
}
