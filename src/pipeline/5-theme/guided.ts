import { inTray, type Rows, sharesOf } from './columns.js';
import { bestFits, findGroups, isLarge, type Misfits, type MisfitTree, misfitTree } from './found-groups.js';
import { type Matrix, matrix, rowOf } from './matrix.js';
import type { Prepared } from './prepare.js';
import { type Neighbours, neighboursOf } from './spread.js';
import type { ThemeTopic } from './types.js';

/** What questions are sorted into: an expected topic, a theme that a person opened, or a group that was found. */
export interface Column {
  kind: 'topic' | 'opened' | 'found';
  /** Null for a found group: it is named after its questions. */
  title: string | null;
  /** Rows by which a found group was known. */
  members: number[];
}

export interface Guided {
  columns: Column[];
  /** Of each question in each column; a row of zeros is in the tray. */
  shares: Matrix;
  /** How well each question fits its best column by its words and meaning alone. */
  fits: Float64Array;
  /** Fit below which a question is on none of the topics. */
  threshold: number;
}

/** What does not change between answers: the topics' fit, the neighbours and the groups beside the topics. */
export interface Guide {
  topics: readonly ThemeTopic[];
  topicFit: Matrix;
  neighbours: Neighbours;
  tree: MisfitTree;
  misfits: Misfits;
}

export function guideOf(
  prepared: Prepared,
  topics: readonly ThemeTopic[],
  { discover = true, granularity = 0 } = {},
): Guide {
  const neighbours = neighboursOf(prepared.similarity, prepared.mails);
  const topicFit = prepared.fitTo(topics);
  const tree = misfitTree(topicFit, prepared.similarity, neighbours, prepared.mails);
  const found = findGroups(tree, prepared.mails, granularity);
  return { topics, topicFit, neighbours, tree, misfits: discover ? found : { ...found, groups: [] } };
}

/** The same guide with the misfits grouped more broadly or more narrowly. */
export function recut(guide: Guide, prepared: Prepared, granularity: number): Guide {
  return { ...guide, misfits: findGroups(guide.tree, prepared.mails, granularity) };
}

/**
 * How far below the bound of misfits a found group stands for a question that it does not know. Each twenty answers move
 * it one further: who answers names the themes that are missing, so what the machine found alone counts less.
 */
const foundFitBelow = (answers: number) => 1 + answers / 20;

/**
 * Each question to its topic, to a theme that a person opened, or to a group found beside them.
 * @param pins row to the title a person chose, or null for the tray
 * @param opened topics for the titles among the pins that are not expected
 */
export function guided(
  prepared: Prepared,
  guide: Guide,
  pins: ReadonlyMap<number, string | null>,
  opened: readonly ThemeTopic[],
): Guided {
  const named = [...guide.topics, ...opened];
  const fit = opened.length === 0 ? guide.topicFit : prepared.fitTo(named);
  const columnOf = new Map(named.map(({ title }, column) => [title, column]));
  const decided = new Map(
    [...pins].map(([row, title]) => [row, title === null ? inTray : (columnOf.get(title) ?? inTray)]),
  );
  const { threshold } = guide.misfits;
  const fits = bestFits(fit, guide.neighbours);
  let groups = undecidedGroups(guide.misfits.groups, decided);
  let usual = guide.topics.flatMap((topic, column) => (topic.usual === true ? [column] : []));
  const given = new Set(usual);
  for (;;) {
    const dropped = [...given].filter((column) => !usual.includes(column));
    const shares = sharesOf(
      prepared.support,
      guide.neighbours,
      widened(without(fit, dropped), groups.length, threshold - foundFitBelow(decided.size)),
      decided,
      seedsOf(groups, named.length, decided),
    );
    const stands = (column: number) => isLarge(rowsIn(shares, column, decided), prepared.mails);
    const keptGroups = groups.filter((_, index) => stands(named.length + index));
    const keptUsual = usual.filter((column) => stands(column) || [...decided.values()].includes(column));
    if (keptGroups.length === groups.length && keptUsual.length === usual.length) {
      const columns: Column[] = [
        ...guide.topics.map(({ title }) => ({ kind: 'topic' as const, title, members: [] })),
        ...opened.map(({ title }) => ({ kind: 'opened' as const, title, members: [] })),
        ...groups.map((members) => ({ kind: 'found' as const, title: null, members })),
      ];
      return { columns, shares, fits, threshold };
    }
    groups = keptGroups;
    usual = keptUsual;
  }
}

/** Far below any fit there is. */
const noFit = -100;

function without(fit: Matrix, columns: readonly number[]): Matrix {
  if (columns.length === 0) return fit;
  const made = { ...fit, values: Float32Array.from(fit.values) };
  for (let row = 0; row < made.rows; row += 1)
    for (const column of columns) made.values[row * made.columns + column] = noFit;
  return made;
}

/** A group of which a person filed a question anywhere is no group of its own any more; the tray takes only its one. */
function undecidedGroups(groups: readonly number[][], decided: Rows): number[][] {
  return groups.filter((members) => members.every((row) => (decided.get(row) ?? inTray) === inTray));
}

function seedsOf(groups: readonly number[][], from: number, decided: Rows): Rows {
  return new Map(
    groups.flatMap((members, index) =>
      members.filter((row) => !decided.has(row)).map((row): [number, number] => [row, from + index]),
    ),
  );
}

/** A matrix with further columns, all of one value. */
function widened(given: Matrix, more: number, value: number): Matrix {
  if (more === 0) return given;
  const made = matrix(given.rows, given.columns + more);
  for (let row = 0; row < given.rows; row += 1) {
    const into = rowOf(made, row);
    into.fill(value);
    into.set(rowOf(given, row));
  }
  return made;
}

/** The column with the greatest share; `inTray` where there is none. */
export function bestColumn(shares: Matrix, row: number): number {
  const values = rowOf(shares, row);
  let best = inTray;
  for (let column = 0; column < values.length; column += 1)
    if ((values[column] as number) > (best === inTray ? 0 : (values[best] as number))) best = column;
  return best;
}

function rowsIn(shares: Matrix, column: number, decided: Rows): number[] {
  return Array.from({ length: shares.rows }, (_, row) => row).filter(
    (row) => decided.get(row) !== inTray && bestColumn(shares, row) === column,
  );
}
