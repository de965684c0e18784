import type { Board } from '../../services/ranking.js';
import { clockTime, longDate } from '../../web/dates.js';
import { inWebinar } from '../../web/layout.js';
import { type Route, staff } from '../../web/routes.js';
import type { AdminServices } from '../services.js';

/** Enough to see what a theme is about without filling the page. */
const shownQuestions = 5;

function runningOrderPage({ webinar, themes, tray }: Board) {
  const time = (date: Date) => clockTime(date, webinar.timezone);
  return {
    pageTitle: `Running order: ${webinar.title}`,
    webinar,
    when: `${longDate(webinar.starts, webinar.timezone)}, ${time(webinar.starts)} to ${time(webinar.ends)}`,
    themes: themes
      .filter(({ questions }) => questions.length > 0)
      .map(({ theme, questions, families, familiesAtLeast }) => ({
        title: theme.title,
        wording: theme.wording,
        owner: theme.owner,
        draftAnswer: theme.draftAnswer,
        families: `${familiesAtLeast ? 'at least ' : ''}${families}`,
        count: questions.length,
        questions: questions.slice(0, shownQuestions).map(({ wording }) => wording),
        more: Math.max(0, questions.length - shownQuestions),
      })),
    tray: tray.map(({ wording }) => wording),
  };
}

/** The ranked themes on paper. */
export function runningOrderRoutes({ ranking }: AdminServices): Route[] {
  return [
    {
      method: 'get',
      path: '/webinars/:webinar/running-order',
      may: staff,
      handle: async (request, response) => {
        const board = await ranking.board(String(request.params.webinar));
        inWebinar(response, board.webinar, 'Running order');
        response.render('running-order/show', runningOrderPage(board));
      },
    },
  ];
}
