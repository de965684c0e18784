import type { ExpectedTopic } from '../../pipeline/types.js';
import type { Webinar } from '../../store/index.js';
import type { FieldError } from '../../web/forms.js';

/** A form with more fields than this is refused; three fields a topic stay well below it. */
export const mostTopics = 25;
/** Empty rows at the end, for what is still missing. */
const spareRows = 3;

export const topicFields = Array.from({ length: mostTopics }, (_, index) => [
  `title-${index}`,
  `description-${index}`,
  `examples-${index}`,
]).flat();

/** What was typed, row by row; rows without anything are gone. */
export function readTopics(form: Record<string, string>): { topics: ExpectedTopic[]; errors: FieldError[] } {
  const errors: FieldError[] = [];
  const topics: ExpectedTopic[] = [];
  for (let index = 0; index < mostTopics; index += 1) {
    const title = form[`title-${index}`] ?? '';
    const description = form[`description-${index}`] ?? '';
    const examples = (form[`examples-${index}`] ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
    if (title === '' && description === '' && examples.length === 0) continue;
    if (title === '') errors.push({ text: 'Give each topic a title', href: `#title-${index}` });
    else if (topics.some((topic) => topic.title === title))
      errors.push({ text: `There are two topics called “${title}”`, href: `#title-${index}` });
    topics.push({ title, description, examples });
  }
  return { topics, errors };
}

export function topicsPage(
  webinar: Webinar,
  topics: readonly ExpectedTopic[],
  errors: FieldError[],
  sources: { value: string; text: string }[],
) {
  const shown = Math.min(mostTopics, topics.length + spareRows);
  return {
    pageTitle: errors.length === 0 ? 'Expected topics' : 'Error: Expected topics',
    webinar,
    breadcrumbs: [{ text: 'Themes', href: `/webinars/${webinar.id}/themes` }, { text: 'Expected topics' }],
    errors,
    version: webinar.version,
    rows: Array.from({ length: shown }, (_, index) => ({
      index,
      number: index + 1,
      title: topics[index]?.title ?? '',
      description: topics[index]?.description ?? '',
      examples: (topics[index]?.examples ?? []).join('\n'),
      error: errors.find(({ href }) => href === `#title-${index}`) ?? null,
    })),
    sources,
  };
}
