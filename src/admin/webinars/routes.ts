import { z } from 'zod';
import { account } from '../../services/accounting.js';
import { collectingFailsSince, collectingRecord } from '../../services/alarms.js';
import { phaseNames } from '../../services/webinars.js';
import { phases, type Webinar } from '../../store/index.js';
import { timeAndDate } from '../../web/dates.js';
import { unlessStale } from '../../web/errors.js';
import { hiddenParts, typed } from '../../web/forms.js';
import { inWebinar, mayDo, mayOpen } from '../../web/layout.js';
import { hosts, moderators, type Route, staff } from '../../web/routes.js';
import { personOf } from '../../web/sign-in.js';
import type { AdminServices } from '../services.js';
import { dashboardPage, phaseTags } from './dashboard.js';
import { emptyWebinarForm, readWebinarForm, type WebinarForm, webinarFields } from './new-webinar.js';

const phaseForm = z.object({ version: z.coerce.number().int(), phase: z.enum(phases) });

/** Webinars: list, make, overview, phase. */
export function webinarRoutes({ store, webinars, collector, mailboxNames }: AdminServices): Route[] {
  const newPage = (form: WebinarForm, errors: { text: string; href: string }[]) => ({
    pageTitle: errors.length === 0 ? 'New webinar' : 'Error: New webinar',
    breadcrumbs: [{ text: 'Webinars', href: '/webinars' }],
    form,
    errors,
    errorOf: Object.fromEntries(errors.map(({ text, href }) => [href.slice(1), { text }])),
    mailboxes: [
      { value: '', text: 'None: I will import files' },
      ...mailboxNames.map((name) => ({ value: name, text: name })),
    ],
  });

  const row = (webinar: Webinar) => ({
    id: webinar.id,
    title: webinar.title,
    starts: timeAndDate(webinar.starts, webinar.timezone),
    phase: phaseNames[webinar.phase],
    tag: phaseTags[webinar.phase],
  });

  return [
    {
      method: 'get',
      path: '/webinars',
      may: staff,
      handle: async (_request, response) => {
        const list = await store.webinars.list();
        response.render('webinars/list', {
          pageTitle: 'Webinars',
          webinars: list.map(row),
          mayMake: mayDo(response, hosts),
        });
      },
    },
    {
      method: 'get',
      path: '/webinars/new',
      may: hosts,
      handle: (_request, response) => response.render('webinars/new', newPage(emptyWebinarForm, [])),
    },
    {
      method: 'post',
      path: '/webinars/new',
      may: hosts,
      handle: async (request, response) => {
        const form = typed(request.body, webinarFields) as WebinarForm;
        const { webinar, errors } = readWebinarForm(form, mailboxNames, new Date());
        if (webinar === null) {
          response.status(400).render('webinars/new', newPage(form, errors));
          return;
        }
        const id = await webinars.make(webinar, personOf(response).name);
        request.session.message = 'The webinar is made.';
        response.redirect(303, `/webinars/${id}`);
      },
    },
    {
      method: 'get',
      path: '/webinars/:webinar',
      may: staff,
      handle: async (request, response) => {
        const webinar = await store.webinars.get(String(request.params.webinar));
        const [accounting, questions, themes, raised, collecting] = await Promise.all([
          account(store, webinar.id),
          store.questions.ofWebinar(webinar.id),
          store.themes.ofWebinar(webinar.id),
          store.messages.raised(webinar.id),
          store.jobs.find(collectingRecord(webinar.id)),
        ]);
        const failsSince = collectingFailsSince(webinar, collecting, new Date());
        inWebinar(response, webinar, 'Overview');
        const page = dashboardPage(
          webinar,
          accounting,
          questions,
          themes,
          raised.length,
          collector.progress(webinar.id),
          webinars,
          new Date(),
        );
        response.render('webinars/dashboard', {
          ...page,
          collectingFails:
            failsSince === null
              ? null
              : `No mail could be collected since ${timeAndDate(failsSince, webinar.timezone)}. ${collecting?.sentence ?? ''}`,
          mayOpenJobs: mayDo(response, moderators),
          mayChange: mayDo(response, hosts),
          mayOpenNext: mayOpen(response, page.next.path),
        });
      },
    },
    {
      method: 'post',
      path: '/webinars/:webinar/phase',
      may: hosts,
      handle: async (request, response) => {
        const id = String(request.params.webinar);
        const { version, phase } = hiddenParts(phaseForm, request.body);
        await unlessStale(
          () => webinars.movePhase(id, version, phase, personOf(response).name),
          async () => {
            const now = await store.webinars.get(id);
            return {
              what: 'webinar',
              yours: [{ label: 'Phase', value: phaseNames[phase] }],
              now: [{ label: 'Phase', value: phaseNames[now.phase] }],
              back: `/webinars/${id}`,
            };
          },
        );
        request.session.message = `The phase is now: ${phaseNames[phase]}.`;
        response.redirect(303, `/webinars/${id}`);
      },
    },
  ];
}
