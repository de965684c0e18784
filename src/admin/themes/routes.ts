import { z } from 'zod';
import type { Move } from '../../services/ranking.js';
import { NotFound, type Theme } from '../../store/index.js';
import { unlessStale } from '../../web/errors.js';
import { hiddenParts, typed } from '../../web/forms.js';
import { inWebinar, mayDo } from '../../web/layout.js';
import { hosts, type Route, staff } from '../../web/routes.js';
import { personOf } from '../../web/sign-in.js';
import type { AdminServices } from '../services.js';
import { boardPage } from './board-page.js';
import { granularityPage } from './granularity-page.js';
import { notHereId, themePage, trayId } from './theme-page.js';

const moveForm = z.object({
  orderVersion: z.coerce.number().int(),
  move: z.enum(['up', 'down', 'to']),
  position: z.coerce.number().int().min(1).catch(1),
});
const versionForm = z.object({ version: z.coerce.number().int() });
/** One ticked box is a text, several are a list. */
const ticked = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((value) => (Array.isArray(value) ? value : [value]));
const prepareForm = z.object({ version: z.coerce.number().int(), covered: ticked });
const granularityForm = z.object({ granularity: z.coerce.number().int().min(-2).max(2) });
const questionForm = z.object({ version: z.coerce.number().int(), to: z.string().min(1), from: z.string() });

/** The hosts' board and one theme. */
export function themeRoutes({ store, ranking, theming, proposals }: AdminServices): Route[] {
  /** @throws NotFound also when the theme is another webinar's */
  const themeOf = async (webinar: string, id: string): Promise<Theme> => {
    const theme = await store.themes.get(id);
    if (theme.webinar !== webinar) throw new NotFound('theme');
    return theme;
  };

  return [
    {
      method: 'get',
      path: '/webinars/:webinar/themes',
      may: staff,
      handle: async (request, response) => {
        const id = String(request.params.webinar);
        const board = await ranking.board(id);
        inWebinar(response, board.webinar, 'Themes');
        response.render('themes/board', {
          ...boardPage(board),
          mayChange: mayDo(response, hosts),
          proposed: (await proposals.list(id)).length,
          problem: theming.problem,
          readByAnother: await theming.readByAnother(id),
        });
      },
    },
    {
      method: 'post',
      path: '/webinars/:webinar/themes',
      may: hosts,
      handle: async (request, response) => {
        const webinar = String(request.params.webinar);
        const { title = '' } = typed(request.body, ['title']);
        if (title === '') {
          const board = await ranking.board(webinar);
          inWebinar(response, board.webinar, 'Themes');
          response.status(400).render('themes/board', {
            ...boardPage(board),
            mayChange: true,
            errors: [{ text: 'Give the new theme a title', href: '#title' }],
          });
          return;
        }
        await store.webinars.get(webinar);
        await ranking.addTheme(webinar, title, personOf(response).name);
        request.session.message = 'The theme is made. It stands at the end of the list.';
        response.redirect(303, `/webinars/${webinar}/themes`);
      },
    },
    {
      method: 'get',
      path: '/webinars/:webinar/granularity',
      may: hosts,
      handle: async (request, response) => {
        const webinar = await store.webinars.get(String(request.params.webinar));
        inWebinar(response, webinar, 'Themes');
        response.render('themes/granularity', granularityPage(webinar, await theming.steps(webinar.id)));
      },
    },
    {
      method: 'post',
      path: '/webinars/:webinar/granularity',
      may: hosts,
      handle: async (request, response) => {
        const { granularity } = hiddenParts(granularityForm, request.body);
        const webinar = await store.webinars.get(String(request.params.webinar));
        await theming.regroup(webinar.id, granularity);
        const proposed = (await proposals.list(webinar.id)).length;
        request.session.message = webinar.themesWorkedOn
          ? `People have worked on the themes, so nothing was moved: ${proposed} changes are proposed.`
          : 'The questions are grouped again.';
        response.redirect(303, `/webinars/${webinar.id}/themes`);
      },
    },
    {
      method: 'get',
      path: '/webinars/:webinar/themes/:theme',
      may: staff,
      handle: async (request, response) => {
        const board = await ranking.board(String(request.params.webinar));
        inWebinar(response, board.webinar, 'Themes');
        const theme = String(request.params.theme);
        const apart = theme === trayId ? await ranking.apart(board.webinar.id) : [];
        response.render('themes/theme', {
          ...themePage(board, theme, { apart }),
          mayChange: mayDo(response, hosts),
        });
      },
    },
    {
      method: 'post',
      path: '/webinars/:webinar/themes/:theme/move',
      may: hosts,
      handle: async (request, response) => {
        const { orderVersion, move, position } = hiddenParts(moveForm, request.body);
        const webinar = String(request.params.webinar);
        const id = String(request.params.theme);
        const theme = await themeOf(webinar, id);
        const wanted: Move = move === 'to' ? { kind: 'to', position } : { kind: move };
        const rank = await unlessStale(
          () => ranking.move(webinar, id, orderVersion, wanted, personOf(response).name),
          async () => {
            const { themes } = await ranking.board(webinar);
            return {
              what: 'order of themes',
              yours: [
                {
                  label: 'Move',
                  value: `“${theme.title}” ${move === 'to' ? `to position ${position}` : move}`,
                },
              ],
              now: [
                {
                  label: 'Order',
                  value: themes.map((entry) => `${entry.rank}. ${entry.theme.title}`).join('\n'),
                },
              ],
              back: `/webinars/${webinar}/themes`,
            };
          },
        );
        request.session.message = `“${theme.title}” is now number ${rank}.`;
        response.redirect(303, `/webinars/${webinar}/themes#theme-${id}`);
      },
    },
    {
      method: 'post',
      path: '/webinars/:webinar/themes/:theme/rename',
      may: hosts,
      handle: async (request, response) => {
        const { version } = hiddenParts(versionForm, request.body);
        const { title = '' } = typed(request.body, ['title']);
        const webinar = String(request.params.webinar);
        const id = String(request.params.theme);
        if (title === '') {
          const board = await ranking.board(webinar);
          inWebinar(response, board.webinar, 'Themes');
          const errors = [{ text: 'Give the theme a title', href: '#title' }];
          response.status(400).render('themes/theme', {
            ...themePage(board, id, { title }, errors),
            mayChange: true,
          });
          return;
        }
        await themeOf(webinar, id);
        await unlessStale(
          () => ranking.rename(webinar, id, version, title, personOf(response).name),
          async () => ({
            what: 'theme',
            yours: [{ label: 'Title', value: title }],
            now: [{ label: 'Title', value: (await store.themes.get(id)).title }],
            back: `/webinars/${webinar}/themes/${id}`,
          }),
        );
        request.session.message = 'The title is changed.';
        response.redirect(303, `/webinars/${webinar}/themes/${id}`);
      },
    },
    {
      method: 'post',
      path: '/webinars/:webinar/themes/:theme/prepare',
      may: hosts,
      handle: async (request, response) => {
        const { version, covered } = hiddenParts(prepareForm, request.body);
        const {
          wording = '',
          owner = '',
          draftAnswer = '',
        } = typed(request.body, ['wording', 'owner', 'draftAnswer']);
        const webinar = String(request.params.webinar);
        const id = String(request.params.theme);
        await themeOf(webinar, id);
        const shown = (theme: { wording: string; owner: string; draftAnswer: string }) => [
          { label: 'Agreed wording', value: theme.wording },
          { label: 'Who answers', value: theme.owner },
          { label: 'Draft answer', value: theme.draftAnswer },
        ];
        await unlessStale(
          () =>
            ranking.prepare(
              webinar,
              id,
              version,
              { wording, owner, draftAnswer, covered },
              personOf(response).name,
            ),
          async () => ({
            what: 'theme',
            yours: shown({ wording, owner, draftAnswer }),
            now: shown(await store.themes.get(id)),
            back: `/webinars/${webinar}/themes/${id}`,
          }),
        );
        request.session.message = 'Saved.';
        response.redirect(303, `/webinars/${webinar}/themes/${id}`);
      },
    },
    {
      method: 'post',
      path: '/webinars/:webinar/questions/:question/move',
      may: hosts,
      handle: async (request, response) => {
        const { version, to, from } = hiddenParts(questionForm, request.body);
        const webinar = String(request.params.webinar);
        const id = String(request.params.question);
        const question = await store.questions.get(id);
        if (question.webinar !== webinar) throw new NotFound('question');
        const target = to === trayId || to === notHereId ? null : await themeOf(webinar, to);
        const back = `/webinars/${webinar}/themes/${encodeURIComponent(from)}`;
        const who = personOf(response).name;
        await unlessStale(
          () =>
            to === notHereId && question.theme !== null
              ? ranking.notHere(webinar, id, version, question.theme, who)
              : ranking.moveQuestion(webinar, id, version, target?.id ?? null, who),
          async () => {
            const now = await store.questions.get(id);
            const title = now.theme === null ? 'No theme' : (await store.themes.get(now.theme)).title;
            return {
              what: 'question',
              yours: [{ label: 'Theme', value: target?.title ?? 'No theme' }],
              now: [{ label: 'Theme', value: title }],
              back,
            };
          },
        );
        request.session.message = `Moved to ${target === null ? 'the questions in no theme' : `“${target.title}”`}.`;
        response.redirect(303, back);
      },
    },
  ];
}
