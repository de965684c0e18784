import { z } from 'zod';
import { heldBackBecause } from '../../services/held-back.js';
import { NotFound, type Theme } from '../../store/index.js';
import { unlessStale } from '../../web/errors.js';
import { type FieldError, hiddenParts, typed } from '../../web/forms.js';
import { inWebinar } from '../../web/layout.js';
import { hosts, type Route } from '../../web/routes.js';
import { personOf } from '../../web/sign-in.js';
import type { AdminServices } from '../services.js';

const joinForm = z.object({ version: z.coerce.number().int(), into: z.string().min(1) });
/** One ticked box is a text, several are a list. */
const ticked = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((value) => (Array.isArray(value) ? value : [value]));
const splitForm = z.object({ questions: ticked });

/** One theme joined into another, or parted in two. */
export function reshapingRoutes({ store, reshaping }: AdminServices): Route[] {
  /** @throws NotFound also when the theme is another webinar's */
  const themeOf = async (webinar: string, id: string): Promise<Theme> => {
    const theme = await store.themes.get(id);
    if (theme.webinar !== webinar) throw new NotFound('theme');
    return theme;
  };

  const page = async (
    webinarId: string,
    theme: Theme,
    given: { title: string; chosen: readonly string[] },
    errors: FieldError[] = [],
  ) => {
    const webinar = await store.webinars.get(webinarId);
    const themes = await store.themes.ofWebinar(webinarId);
    const questions = (await store.questions.ofTheme(webinarId, theme.id)).filter(
      (question) => heldBackBecause(question) === null,
    );
    const chosen = new Set(given.chosen);
    return {
      webinar,
      model: {
        pageTitle: `Join or part “${theme.title}”`,
        webinar,
        breadcrumbs: [
          { text: 'Themes', href: `/webinars/${webinarId}/themes` },
          { text: theme.title, href: `/webinars/${webinarId}/themes/${theme.id}` },
          { text: 'Join or part' },
        ],
        theme: { id: theme.id, version: theme.version, title: theme.title },
        others: themes
          .filter(({ id }) => id !== theme.id)
          .map(({ id, title }) => ({ value: id, text: title }))
          .sort((a, b) => a.text.localeCompare(b.text, 'en')),
        questions: questions.map(({ id, wording }) => ({
          value: id,
          text: wording,
          checked: chosen.has(id),
        })),
        suggested: errors.length === 0 && chosen.size > 0,
        title: given.title,
        errors,
        titleError: errors.find(({ href }) => href === '#title') ?? null,
        questionsError: errors.find(({ href }) => href === '#questions') ?? null,
      },
    };
  };

  return [
    {
      method: 'get',
      path: '/webinars/:webinar/themes/:theme/reshape',
      may: hosts,
      handle: async (request, response) => {
        const theme = await themeOf(String(request.params.webinar), String(request.params.theme));
        const chosen = await reshaping.suggestion(theme.webinar, theme.id);
        const { webinar, model } = await page(theme.webinar, theme, { title: '', chosen });
        inWebinar(response, webinar, 'Themes');
        response.render('reshaping/reshape', model);
      },
    },
    {
      method: 'post',
      path: '/webinars/:webinar/themes/:theme/join',
      may: hosts,
      handle: async (request, response) => {
        const { version, into } = hiddenParts(joinForm, request.body);
        const theme = await themeOf(String(request.params.webinar), String(request.params.theme));
        const other = await themeOf(theme.webinar, into);
        await unlessStale(
          () => reshaping.join(theme.webinar, theme.id, version, into, personOf(response).name),
          async () => {
            const now = await store.themes.get(theme.id);
            return {
              what: 'theme',
              yours: [{ label: 'Join', value: `“${theme.title}” into “${other.title}”` }],
              now: [
                { label: 'Title', value: now.title },
                { label: 'Agreed wording', value: now.wording },
                { label: 'Draft answer', value: now.draftAnswer },
              ],
              back: `/webinars/${theme.webinar}/themes/${theme.id}/reshape`,
            };
          },
        );
        request.session.message = `“${theme.title}” is now part of “${other.title}”. You can part them again under “Earlier states”.`;
        response.redirect(303, `/webinars/${theme.webinar}/themes/${into}`);
      },
    },
    {
      method: 'post',
      path: '/webinars/:webinar/themes/:theme/split',
      may: hosts,
      handle: async (request, response) => {
        const theme = await themeOf(String(request.params.webinar), String(request.params.theme));
        const { questions } = hiddenParts(splitForm, request.body);
        const { title = '' } = typed(request.body, ['title']);
        const errors: FieldError[] = [
          ...(title === '' ? [{ text: 'Give the new theme a title', href: '#title' }] : []),
          ...(questions.length === 0
            ? [{ text: 'Tick the questions that the new theme is made of', href: '#questions' }]
            : []),
        ];
        if (errors.length > 0) {
          const { webinar, model } = await page(theme.webinar, theme, { title, chosen: questions }, errors);
          inWebinar(response, webinar, 'Themes');
          response.status(400).render('reshaping/reshape', model);
          return;
        }
        const made = await reshaping.split(
          theme.webinar,
          theme.id,
          title,
          questions,
          personOf(response).name,
        );
        request.session.message = `“${title}” is a theme of its own now. To undo this, join it with “${theme.title}”.`;
        response.redirect(303, `/webinars/${theme.webinar}/themes/${made}`);
      },
    },
    {
      method: 'post',
      path: '/webinars/:webinar/joins/:join',
      may: hosts,
      handle: async (request, response) => {
        const webinar = String(request.params.webinar);
        const parted = await reshaping.part(webinar, String(request.params.join), personOf(response).name);
        request.session.message = parted
          ? 'The themes are parted again. A question that somebody moved since stays where it is.'
          : 'These themes were parted before.';
        response.redirect(303, `/webinars/${webinar}/themes`);
      },
    },
  ];
}
