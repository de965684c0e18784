import { z } from 'zod';
import { NotFound } from '../../store/index.js';
import { hiddenParts } from '../../web/forms.js';
import { moderators, type Route } from '../../web/routes.js';
import { personOf } from '../../web/sign-in.js';
import type { AdminServices } from '../services.js';
import { jobsPage, runView } from './jobs-page.js';

const runForm = z.object({ run: z.string().min(1) });
const letterForm = z.object({ version: z.coerce.number().int() });

/** What goes by the clock: how it went, starting it by hand, and mail that went wrong. */
export function jobRoutes({ store, jobs, outbox, eventStreams }: AdminServices): Route[] {
  return [
    {
      method: 'get',
      path: '/jobs',
      may: moderators,
      handle: async (_request, response) => {
        const [jobLines, waiting, forPerson] = await Promise.all([
          jobs?.jobLines() ?? null,
          outbox.countWaiting(),
          outbox.forPerson(),
        ]);
        response.render('jobs/list', jobsPage(jobLines, { isOn: outbox.isOn, waiting, forPerson }));
      },
    },
    {
      method: 'get',
      path: '/jobs/stream',
      may: moderators,
      handle: async (request, response) => {
        if (jobs === null) throw new NotFound('page');
        await eventStreams.follow(request, response, async () =>
          JSON.stringify((await jobs.lines()).map(runView)),
        );
      },
    },
    {
      method: 'post',
      path: '/jobs/run',
      may: moderators,
      handle: async (request, response) => {
        const { run } = hiddenParts(runForm, request.body);
        if (!(await jobs?.runNow(run))) throw new NotFound('job');
        await store.history.add({
          webinar: null,
          at: new Date(),
          who: personOf(response).name,
          action: 'started a job',
          subject: { kind: 'job', id: run },
          detail: '',
        });
        request.session.message = 'Started. This page says how far it is.';
        response.redirect(303, '/jobs');
      },
    },
    {
      method: 'post',
      path: '/jobs/letters/:letter/send-again',
      may: moderators,
      handle: async (request, response) => {
        const { version } = hiddenParts(letterForm, request.body);
        await outbox.sendAgain(String(request.params.letter), version, personOf(response).name);
        request.session.message = 'The mail is sent again within a few minutes.';
        response.redirect(303, '/jobs');
      },
    },
    {
      method: 'post',
      path: '/jobs/letters/:letter/leave',
      may: moderators,
      handle: async (request, response) => {
        const { version } = hiddenParts(letterForm, request.body);
        await outbox.letGo(String(request.params.letter), version, personOf(response).name);
        request.session.message = 'The mail is taken off this list.';
        response.redirect(303, '/jobs');
      },
    },
  ];
}
