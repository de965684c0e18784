import { heldBackBecause } from '../../services/held-back.js';
import type { ThemingRun } from '../../store/index.js';
import { timeAndDate } from '../../web/dates.js';
import { inWebinar } from '../../web/layout.js';
import { hosts, type Route } from '../../web/routes.js';
import { personOf } from '../../web/sign-in.js';
import type { AdminServices } from '../services.js';

const kinds: Record<ThemingRun['kind'], string> = {
  afresh: 'All questions were grouped',
  joining: 'New questions joined the themes',
  restore: 'What stood before somebody went back to an earlier state',
};

/** Earlier states of the themes: to look at, and to go back to. */
export function earlierStateRoutes({ store, earlierStates, reshaping }: AdminServices): Route[] {
  return [
    {
      method: 'get',
      path: '/webinars/:webinar/earlier',
      may: hosts,
      handle: async (request, response) => {
        const webinar = await store.webinars.get(String(request.params.webinar));
        const runs = await earlierStates.list(webinar.id);
        const joins = await reshaping.joins(webinar.id);
        const titles = new Map(
          (await store.themes.ofWebinar(webinar.id)).map(({ id, title }) => [id, title]),
        );
        inWebinar(response, webinar, 'Themes');
        response.render('earlier-states/list', {
          pageTitle: 'Earlier states of the themes',
          webinar,
          breadcrumbs: [
            { text: 'Themes', href: `/webinars/${webinar.id}/themes` },
            { text: 'Earlier states' },
          ],
          joins: joins.map(({ id, at, who, joined, into }) => ({
            id,
            at: timeAndDate(at, webinar.timezone),
            who,
            title: joined.title,
            into: titles.get(into) ?? 'a theme that was joined on',
          })),
          rows: runs.map(({ id, at, kind, titles }) => ({
            id,
            at: timeAndDate(at, webinar.timezone),
            kind: kinds[kind],
            themes: titles.length,
          })),
        });
      },
    },
    {
      method: 'get',
      path: '/webinars/:webinar/earlier/:run',
      may: hosts,
      handle: async (request, response) => {
        const webinar = await store.webinars.get(String(request.params.webinar));
        const run = await earlierStates.get(webinar.id, String(request.params.run));
        const questions = await store.questions.ofWebinar(webinar.id);
        const shown = new Map(
          questions
            .filter((question) => heldBackBecause(question) === null)
            .map(({ id, wording }) => [id, wording]),
        );
        const wordings = (theme: string | null) =>
          run.result
            .filter((one) => one.theme === theme)
            .flatMap(({ question }) => shown.get(question) ?? []);
        inWebinar(response, webinar, 'Themes');
        response.render('earlier-states/state', {
          pageTitle: `The themes at ${timeAndDate(run.at, webinar.timezone)}`,
          webinar,
          breadcrumbs: [
            { text: 'Themes', href: `/webinars/${webinar.id}/themes` },
            { text: 'Earlier states', href: `/webinars/${webinar.id}/earlier` },
            { text: timeAndDate(run.at, webinar.timezone) },
          ],
          id: run.id,
          themes: run.titles
            .map(({ theme, title }) => ({ title, questions: wordings(theme) }))
            .sort((a, b) => b.questions.length - a.questions.length),
          tray: wordings(null),
        });
      },
    },
    {
      method: 'post',
      path: '/webinars/:webinar/earlier/:run',
      may: hosts,
      handle: async (request, response) => {
        const webinar = String(request.params.webinar);
        await earlierStates.restore(webinar, String(request.params.run), personOf(response).name);
        request.session.message =
          'The themes are as they were then. What stood until now is kept under “Earlier states”.';
        response.redirect(303, `/webinars/${webinar}/themes`);
      },
    },
  ];
}
