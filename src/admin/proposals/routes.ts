import { z } from 'zod';
import { heldBackBecause } from '../../services/held-back.js';
import { hiddenParts } from '../../web/forms.js';
import { inWebinar } from '../../web/layout.js';
import { hosts, type Route } from '../../web/routes.js';
import { personOf } from '../../web/sign-in.js';
import type { AdminServices } from '../services.js';

const decisionForm = z.object({ decision: z.enum(['accept', 'dismiss']) });

/** What a full run would change once people have worked on the themes: taken one by one, or all. */
export function proposalRoutes({ store, proposals }: AdminServices): Route[] {
  return [
    {
      method: 'get',
      path: '/webinars/:webinar/proposals',
      may: hosts,
      handle: async (request, response) => {
        const webinar = await store.webinars.get(String(request.params.webinar));
        const [list, questions, themes] = await Promise.all([
          proposals.list(webinar.id),
          store.questions.ofWebinar(webinar.id),
          store.themes.ofWebinar(webinar.id),
        ]);
        const byId = new Map(questions.map((question) => [question.id, question]));
        const titles = new Map(themes.map(({ id, title }) => [id, title]));
        const nameOf = (theme: string | null) =>
          theme === null ? 'No theme' : (titles.get(theme) ?? 'No theme');
        const rows = list.flatMap(({ id, question: of, from, to, title, because }) => {
          const question = byId.get(of);
          if (question === undefined || heldBackBecause(question) !== null) return [];
          const words = because.filter((word) => question.wording.toLowerCase().includes(word));
          return [
            {
              id,
              wording: question.wording,
              from: nameOf(from),
              to: to === null ? `${title} (a new theme)` : nameOf(to),
              because: words.length === 0 ? '' : `Because of: ${words.join(', ')}.`,
            },
          ];
        });
        inWebinar(response, webinar, 'Themes');
        response.render('proposals/list', {
          pageTitle: 'Proposed changes',
          webinar,
          breadcrumbs: [
            { text: 'Themes', href: `/webinars/${webinar.id}/themes` },
            { text: 'Proposed changes' },
          ],
          rows,
          heldBack: list.length - rows.length,
        });
      },
    },
    {
      method: 'post',
      path: '/webinars/:webinar/proposals',
      may: hosts,
      handle: async (request, response) => {
        const webinar = String(request.params.webinar);
        await store.webinars.get(webinar);
        const moved = await proposals.acceptAll(webinar, personOf(response).name);
        request.session.message = `${moved === 1 ? '1 question' : `${moved} questions`} moved.`;
        response.redirect(303, `/webinars/${webinar}/themes`);
      },
    },
    {
      method: 'post',
      path: '/webinars/:webinar/proposals/:proposal',
      may: hosts,
      handle: async (request, response) => {
        const webinar = String(request.params.webinar);
        const id = String(request.params.proposal);
        const { decision } = hiddenParts(decisionForm, request.body);
        const who = personOf(response).name;
        if (decision === 'dismiss') {
          await proposals.dismiss(webinar, id, who);
          request.session.message = 'It stays where it is, and is not proposed again.';
        } else {
          request.session.message = (await proposals.accept(webinar, id, who))
            ? 'Moved.'
            : 'Somebody placed that question meanwhile, so it stays where it is.';
        }
        response.redirect(303, `/webinars/${webinar}/proposals`);
      },
    },
  ];
}
