/** Which column holds what, by its place from 0; null where there is none. */
export interface ExportColumns {
  question: number | null;
  /** When it was asked. */
  time: number | null;
  /** The address of who asked. */
  address: number | null;
  /** What kind of thing a line is, where answers stand among questions. */
  type: number | null;
}

/**
 * What the columns are called, best name first, as letters alone in lower case. Teams' report of questions and answers,
 * Slido's list of questions, and plain words, since both change from time to time.
 */
const names: Record<keyof ExportColumns, string[]> = {
  question: [
    'questiontext',
    'question',
    'questions',
    'questioncontent',
    'content',
    'text',
    'message',
    'body',
    'post',
  ],
  time: [
    'timestamp',
    'askedat',
    'createdat',
    'createddatetime',
    'created',
    'submittedat',
    'postedat',
    'dateandtime',
    'datetime',
    'questiondate',
    'date',
    'time',
  ],
  address: [
    'email',
    'emailaddress',
    'useremail',
    'authoremail',
    'participantemail',
    'askeremail',
    'userprincipalname',
    'upn',
  ],
  type: ['type', 'messagetype', 'posttype', 'contenttype', 'kind'],
};

function letters(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z]/g, '');
}

function find(columns: readonly string[], known: readonly string[]): number | null {
  const plain = columns.map(letters);
  const at = known.map((name) => plain.indexOf(name)).find((place) => place !== -1);
  return at ?? null;
}

/** Whether a line holds the names of columns: two at least, and one for questions. */
export function looksLikeColumns(cells: readonly string[]): boolean {
  return cells.filter((cell) => cell.trim() !== '').length > 1 && find(cells, names.question) !== null;
}

/** What the names say. */
export function suggestColumns(columns: readonly string[]): ExportColumns {
  return {
    question: find(columns, names.question) ?? (columns.length === 1 ? 0 : null),
    time: find(columns, names.time),
    address: find(columns, names.address),
    type: find(columns, names.type),
  };
}
