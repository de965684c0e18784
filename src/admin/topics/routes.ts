import { z } from 'zod';
import type { ExpectedTopic } from '../../pipeline/types.js';
import type { Webinar } from '../../store/index.js';
import { unlessStale } from '../../web/errors.js';
import { hiddenParts, typed } from '../../web/forms.js';
import { inWebinar } from '../../web/layout.js';
import { hosts, type Route } from '../../web/routes.js';
import { personOf } from '../../web/sign-in.js';
import type { AdminServices } from '../services.js';
import { mostTopics, readTopics, topicFields, topicsPage } from './topics-page.js';

const versionForm = z.object({ version: z.coerce.number().int() });
const sourceForm = z.object({ version: z.coerce.number().int(), source: z.string() });

/** What hosts expect to be asked about: typed, or taken from a list, the announcement or an earlier webinar. */
export function topicRoutes({ store, topics, theming, proposals }: AdminServices): Route[] {
  const sources = async (webinar: Webinar) => [
    ...topics.starters.map(({ id, name }) => ({
      value: `starter:${id}`,
      text: `List to begin with: ${name}`,
    })),
    ...(topics.fromAnnouncement(webinar).length > 0
      ? [{ value: 'announcement', text: 'The list items of this webinar’s announcement' }]
      : []),
    ...(await store.webinars.list())
      .filter(({ id }) => id !== webinar.id)
      .map(({ id, title }) => ({ value: `webinar:${id}`, text: `Themes of “${title}”` })),
  ];

  const taken = async (webinar: Webinar, source: string): Promise<ExpectedTopic[]> => {
    const [kind, id = ''] = source.split(':');
    if (kind === 'starter') return topics.starters.find((list) => list.id === id)?.topics ?? [];
    if (kind === 'announcement') return topics.fromAnnouncement(webinar);
    return kind === 'webinar' ? topics.fromWebinar((await store.webinars.get(id)).id) : [];
  };

  const change = async (webinar: Webinar, version: number, list: ExpectedTopic[], who: string) => {
    await unlessStale(
      () => topics.change(webinar.id, version, list, who),
      async () => ({
        what: 'list of topics',
        yours: [{ label: 'Topics', value: list.map(({ title }) => title).join('\n') }],
        now: [
          {
            label: 'Topics',
            value: (await store.webinars.get(webinar.id)).topics.map(({ title }) => title).join('\n'),
          },
        ],
        back: `/webinars/${webinar.id}/topics`,
      }),
    );
    const themes = await theming.run(webinar.id);
    const { themesWorkedOn } = await store.webinars.get(webinar.id);
    if (!themesWorkedOn) return `Saved, and the questions are grouped again: ${themes} themes.`;
    const proposed = (await proposals.list(webinar.id)).length;
    return proposed === 0
      ? 'Saved. Nothing that stands would change.'
      : `Saved. People have worked on the themes, so nothing was moved: ${proposed} changes are proposed.`;
  };

  return [
    {
      method: 'get',
      path: '/webinars/:webinar/topics',
      may: hosts,
      handle: async (request, response) => {
        const webinar = await store.webinars.get(String(request.params.webinar));
        inWebinar(response, webinar, 'Themes');
        response.render('topics/edit', topicsPage(webinar, webinar.topics, [], await sources(webinar)));
      },
    },
    {
      method: 'post',
      path: '/webinars/:webinar/topics',
      may: hosts,
      handle: async (request, response) => {
        const webinar = await store.webinars.get(String(request.params.webinar));
        const { version } = hiddenParts(versionForm, request.body);
        const { topics: list, errors } = readTopics(typed(request.body, topicFields));
        if (errors.length > 0) {
          inWebinar(response, webinar, 'Themes');
          response
            .status(400)
            .render('topics/edit', topicsPage({ ...webinar, version }, list, errors, await sources(webinar)));
          return;
        }
        request.session.message = await change(webinar, version, list, personOf(response).name);
        response.redirect(303, `/webinars/${webinar.id}/topics`);
      },
    },
    {
      method: 'post',
      path: '/webinars/:webinar/topics/add',
      may: hosts,
      handle: async (request, response) => {
        const webinar = await store.webinars.get(String(request.params.webinar));
        const { version, source } = hiddenParts(sourceForm, request.body);
        const known = new Set(webinar.topics.map(({ title }) => title));
        const added = (await taken(webinar, source)).filter(({ title }) => !known.has(title));
        const list = [...webinar.topics, ...added].slice(0, mostTopics);
        const count = list.length - webinar.topics.length;
        const done = await change(webinar, version, list, personOf(response).name);
        const left = added.length - count;
        request.session.message = `${count} topics added. Strike out what does not fit. ${done}${left > 0 ? ` ${left} did not fit: there is room for ${mostTopics}.` : ''}`;
        response.redirect(303, `/webinars/${webinar.id}/topics`);
      },
    },
  ];
}
