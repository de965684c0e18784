import { z } from 'zod';
import type { Choice } from '../../services/sorting.js';
import { unlessStale } from '../../web/errors.js';
import { hiddenParts, typed } from '../../web/forms.js';
import { inWebinar, mayDo } from '../../web/layout.js';
import { hosts, moderators, type Route } from '../../web/routes.js';
import { personOf } from '../../web/sign-in.js';
import type { AdminServices } from '../services.js';
import { sortingPage, whatItDid } from './sorting-page.js';

const answerForm = z.object({
  version: z.coerce.number().int(),
  choice: z.string().min(1),
  other: z.string().default(''),
  skipped: z.string().default(''),
  together: z.string().default(''),
});
const undoForm = z.object({ step: z.string().min(1) });

/** More are forgotten: who passed over so many does not sort. */
const mostSkipped = 100;

function idsIn(text: unknown): string[] {
  return (typeof text === 'string' ? text : '').split(' ').filter((id) => /^[\w-]{1,40}$/.test(id));
}

/** Questions that were passed over travel in the address, so that this needs no memory of its own. */
function skippedIn(text: unknown): string[] {
  return idsIn(text).slice(-mostSkipped);
}

/** Sorting: a person places the questions that teach most. */
export function sortingRoutes({ store, sorting }: AdminServices): Route[] {
  const place = (webinar: string, skipped: string[]) =>
    `/webinars/${webinar}/sort${skipped.length === 0 ? '' : `?skipped=${skipped.join('+')}`}`;

  return [
    {
      method: 'get',
      path: '/webinars/:webinar/sort',
      may: hosts,
      handle: async (request, response) => {
        const webinar = await store.webinars.get(String(request.params.webinar));
        const skipped = skippedIn(request.query.skipped);
        const state = await sorting.state(webinar.id, new Set(skipped));
        inWebinar(response, webinar, 'Themes');
        response.render('sorting/sort', sortingPage(webinar, state, mayDo(response, moderators), skipped));
      },
    },
    {
      method: 'post',
      path: '/webinars/:webinar/sort/:question',
      may: hosts,
      handle: async (request, response) => {
        const webinar = String(request.params.webinar);
        const question = String(request.params.question);
        const {
          version,
          choice: given,
          other,
          skipped: list,
          together,
        } = hiddenParts(answerForm, request.body);
        const skipped = skippedIn(list);
        if (given === 'skip') {
          response.redirect(303, place(webinar, [...skipped, question]));
          return;
        }
        const { title = '' } = typed(request.body, ['title']);
        const choice = chosen(given, other, title);
        if (choice === null) {
          const found = await store.webinars.get(webinar);
          const state = await sorting.state(webinar, new Set(skipped));
          inWebinar(response, found, 'Themes');
          response.status(400).render('sorting/sort', {
            ...sortingPage(found, state, mayDo(response, moderators), skipped),
            errors: [{ text: 'Give the new theme a title', href: '#title' }],
          });
          return;
        }
        const step = await unlessStale(
          () => sorting.answer(webinar, question, version, choice, personOf(response).name, idsIn(together)),
          async () => {
            const now = await store.questions.get(question);
            const stands = now.theme === null ? 'No theme' : (await store.themes.get(now.theme)).title;
            return {
              what: 'question',
              yours: [{ label: 'Your answer', value: choice.kind === 'title' ? choice.title : 'A theme' }],
              now: [{ label: 'Theme', value: stands }],
              back: place(webinar, skipped),
            };
          },
        );
        const titles = new Map(
          (await store.themes.ofWebinar(webinar)).map((theme) => [theme.id, theme.title]),
        );
        request.session.message = whatItDid(step, titles);
        response.redirect(303, place(webinar, skipped));
      },
    },
    {
      method: 'post',
      path: '/webinars/:webinar/sort',
      may: hosts,
      handle: async (request, response) => {
        const webinar = String(request.params.webinar);
        const { step } = hiddenParts(undoForm, request.body);
        const undone = await sorting.undo(webinar, step, personOf(response).name);
        request.session.message = undone
          ? 'Undone: the question and all that moved with it are back where they were.'
          : 'That answer was undone before.';
        response.redirect(303, `/webinars/${webinar}/sort`);
      },
    },
  ];
}

/** Null when a new theme was wanted without a title. */
function chosen(given: string, other: string, title: string): Choice | null {
  if (given === 'tray') return { kind: 'tray' };
  if (given === 'new') return title === '' ? null : { kind: 'title', title };
  const [kind, ...rest] = (given === 'other' ? other : given).split(':');
  const value = rest.join(':');
  return kind === 'title' ? { kind: 'title', title: value } : { kind: 'theme', theme: value };
}
