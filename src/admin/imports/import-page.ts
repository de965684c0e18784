import { z } from 'zod';
import type { Mapping, Preview } from '../../services/importing.js';
import type { Import, ImportLine, Webinar } from '../../store/index.js';
import { shortTime } from '../../web/dates.js';

/** How many questions the page shows before they are imported. */
const shown = 5;

const place = z
  .union([z.literal('').transform(() => null), z.coerce.number().int().min(0).max(999)])
  .default(null);

/** The choice of columns, as the page's own forms carry it. */
export const mappingForm = z
  .object({
    question: place,
    time: place,
    address: place,
    type: place,
    dates: z.enum(['day first', 'month first']),
  })
  .transform(
    ({ dates, ...columns }): Mapping => ({
      columns,
      dateOrder: dates,
    }),
  );

const states: Record<Import['state'], { text: string; tag: string }> = {
  uploaded: { text: 'Not imported yet', tag: 'govuk-tag--yellow' },
  importing: { text: 'Importing', tag: 'govuk-tag--blue' },
  done: { text: 'Imported', tag: 'govuk-tag--green' },
  failed: { text: 'Stopped', tag: 'govuk-tag--red' },
};

/** `28 new messages with 31 questions; 3 were there already` */
function result({ messages, known, questions }: Pick<Import, 'messages' | 'known' | 'questions'>): string {
  const fresh = `${messages - known} new messages with ${questions} questions`;
  return known === 0 ? `${fresh}.` : `${fresh}; ${known} were there already.`;
}

export function importLine({ id, name, at, who, state, ...came }: ImportLine, webinar: Webinar | undefined) {
  return {
    id,
    name,
    when: shortTime(at, webinar?.timezone ?? 'Europe/London'),
    who,
    webinar: webinar?.title ?? 'A webinar that is gone',
    state: states[state],
    result: state === 'done' ? result(came) : '',
  };
}

/** What stands on the page of one import. */
export function importPage(kept: Import, webinar: Webinar, preview: Preview | null, going: boolean) {
  // An import that nobody goes on with was ended with its process.
  const state = kept.state === 'importing' && !going ? 'failed' : kept.state;
  const page = {
    pageTitle: kept.name,
    breadcrumbs: [{ text: 'Import', href: '/imports' }, { text: kept.name }],
    id: kept.id,
    webinar: { id: webinar.id, title: webinar.title },
    state: states[going ? 'importing' : state],
    going,
    result: kept.state === 'done' ? result(kept) : '',
    failed: !going && state === 'failed',
    ...(going ? { refreshSeconds: 2 } : {}),
  };
  return { ...page, preview: preview === null || going ? null : previewView(preview, webinar) };
}

function previewView({ names, mapping, reading }: Preview, webinar: Webinar) {
  const { columns, dateOrder } = mapping;
  const choice = (chosen: number | null, none: string) => [
    { value: '', text: none, selected: chosen === null },
    ...names.map((name, index) => ({
      value: String(index),
      text: name || `Column ${index + 1}`,
      selected: index === chosen,
    })),
  ];
  return {
    choices: {
      question: choice(columns.question, 'Choose a column'),
      time: choice(columns.time, 'None: take the time of the import'),
      address: choice(columns.address, 'None: nobody knows who asked'),
      type: choice(columns.type, 'None: every line is a question'),
      dates: [
        { value: 'day first', text: 'Day first, as 18/11/2024', selected: dateOrder === 'day first' },
        { value: 'month first', text: 'Month first, as 11/18/2024', selected: dateOrder === 'month first' },
      ],
    },
    fields: {
      question: columns.question ?? '',
      time: columns.time ?? '',
      address: columns.address ?? '',
      type: columns.type ?? '',
      dates: dateOrder,
    },
    reading:
      reading === null
        ? null
        : {
            count: reading.questions.length,
            answers: reading.answers,
            empty: reading.empty,
            withoutTime: columns.time === null ? 0 : reading.withoutTime,
            more: Math.max(0, reading.questions.length - shown),
            rows: reading.questions.slice(0, shown).map(({ text, asked, address }) => ({
              text,
              asked: asked === null ? 'Not known' : shortTime(asked, webinar.timezone),
              late: asked !== null && asked >= webinar.deadline,
              known: address === '' ? 'No' : 'Yes',
            })),
          },
  };
}
