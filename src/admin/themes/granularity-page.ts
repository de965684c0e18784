import type { Webinar } from '../../store/index.js';

const names: Record<string, string> = {
  '-2': 'Few and broad',
  '-1': 'Rather fewer',
  '0': 'As suggested',
  '1': 'Rather more',
  '2': 'Many and narrow',
};

/** Fewer and broader, or more and narrower: each step with the number of themes it gives. */
export function granularityPage(webinar: Webinar, steps: { granularity: number; themes: number }[]) {
  return {
    pageTitle: 'Fewer or more themes',
    webinar,
    breadcrumbs: [
      { text: 'Themes', href: `/webinars/${webinar.id}/themes` },
      { text: 'Fewer or more themes' },
    ],
    items: steps.map(({ granularity, themes }) => ({
      value: String(granularity),
      text: `${names[String(granularity)]}: ${themes} themes`,
      checked: granularity === webinar.granularity,
    })),
    workedOn: webinar.themesWorkedOn,
    topics: webinar.topics.length,
  };
}
