import type { Request, Response } from 'express';
import { z } from 'zod';
import { NotFound, setAsideReasons } from '../../store/index.js';
import { FormBroken, unlessStale } from '../../web/errors.js';
import { hiddenParts, typed } from '../../web/forms.js';
import { inWebinar } from '../../web/layout.js';
import { moderators, type Route } from '../../web/routes.js';
import { personOf } from '../../web/sign-in.js';
import type { AdminServices } from '../services.js';
import { concernNames, queuePage, reasonNames, type Show, stateNames } from './queue-page.js';

const shows = ['waiting', 'included', 'set-aside'] as const;
const decision = z.object({
  version: z.coerce.number().int(),
  show: z.enum(shows).catch('waiting'),
  page: z.coerce.number().int().catch(1),
});
const reason = z.object({ reason: z.enum(setAsideReasons) });
const concern = z.object({
  version: z.coerce.number().int(),
  concern: z.enum(['escalated', 'no-concern', 'raised']),
});

/** The moderators' queue and what they decide in it. */
export function reviewRoutes({ store, reviewing }: AdminServices): Route[] {
  /** Runs one decision, says what was done, and goes back to the same place in the queue. */
  const decide = async (
    request: Request,
    response: Response,
    what: { label?: string; sent: string; done: string },
    change: (id: string, version: number, actor: { name: string }) => Promise<void>,
  ) => {
    const { version, show, page } = hiddenParts(decision, request.body);
    const webinar = String(request.params.webinar);
    const id = String(request.params.question);
    const back = `/webinars/${webinar}/review?show=${show}&page=${page}`;
    if ((await store.questions.get(id)).webinar !== webinar) throw new NotFound('question');
    await unlessStale(
      () => change(id, version, personOf(response)),
      async () => {
        const now = await store.questions.get(id);
        const reason = now.setAsideReason === null ? '' : `: ${reasonNames[now.setAsideReason]}`;
        return {
          what: 'question',
          yours: [{ label: what.label ?? 'Decision', value: what.sent }],
          now: [
            { label: 'Decision', value: `${stateNames[now.state]}${reason}` },
            { label: 'Wording', value: now.wording },
          ],
          back,
        };
      },
    );
    request.session.message = what.done;
    response.redirect(303, back);
  };

  return [
    {
      method: 'get',
      path: '/webinars/:webinar/review',
      may: moderators,
      handle: async (request, response) => {
        const webinar = await store.webinars.get(String(request.params.webinar));
        const queue = await reviewing.queue(webinar.id);
        const show: Show = shows.find((one) => one === request.query.show) ?? 'waiting';
        inWebinar(response, webinar, 'Review');
        response.render(
          'review/queue',
          queuePage(webinar, queue, show, Math.trunc(Number(request.query.page ?? 1)) || 1),
        );
      },
    },
    {
      method: 'post',
      path: '/webinars/:webinar/review/:question/set-aside',
      may: moderators,
      handle: (request, response) => {
        const given = hiddenParts(reason, request.body);
        return decide(
          request,
          response,
          {
            sent: `Set aside: ${reasonNames[given.reason]}`,
            done: `Set aside: ${reasonNames[given.reason]}. You can restore it under “Set aside”.`,
          },
          (id, version, actor) => reviewing.setAside(id, version, given.reason, actor),
        );
      },
    },
    {
      method: 'post',
      path: '/webinars/:webinar/review/:question/include',
      may: moderators,
      handle: (request, response) =>
        decide(
          request,
          response,
          { sent: 'Include', done: 'Included: hosts see it now.' },
          (id, version, actor) => reviewing.include(id, version, actor),
        ),
    },
    {
      method: 'post',
      path: '/webinars/:webinar/review/:question/restore',
      may: moderators,
      handle: (request, response) =>
        decide(
          request,
          response,
          { sent: 'Restore', done: 'Restored: it waits for a decision again.' },
          (id, version, actor) => reviewing.restore(id, version, actor),
        ),
    },
    {
      method: 'post',
      path: '/webinars/:webinar/review/:question/reword',
      may: moderators,
      handle: async (request, response) => {
        const { wording = '' } = typed(request.body, ['wording']);
        await decide(
          request,
          response,
          { label: 'Wording', sent: wording, done: 'The wording is changed. What the family wrote is kept.' },
          async (id, version, actor) => {
            const { asked } = await store.questions.get(id);
            // An empty box means: show it as it was asked.
            await reviewing.reword(id, version, wording === '' ? asked : wording, actor);
          },
        );
      },
    },
    {
      method: 'post',
      path: '/webinars/:webinar/review/:question/split-off',
      may: moderators,
      handle: async (request, response) => {
        const { wording = '' } = typed(request.body, ['wording']);
        if (wording === '') throw new FormBroken();
        await decide(
          request,
          response,
          {
            label: 'General question',
            sent: wording,
            done: 'Two questions now: the general one is included, the one about a child is set aside.',
          },
          async (id, version, actor) => void (await reviewing.splitOff(id, version, wording, actor)),
        );
      },
    },
    {
      method: 'post',
      path: '/webinars/:webinar/mail/:message/concern',
      may: moderators,
      handle: async (request, response) => {
        const given = hiddenParts(concern, request.body);
        const webinar = String(request.params.webinar);
        const id = String(request.params.message);
        if ((await store.messages.get(id)).webinar !== webinar) throw new NotFound('message');
        await unlessStale(
          () => reviewing.decideConcern(id, given.version, given.concern, personOf(response)),
          async () => ({
            what: 'message',
            yours: [{ label: 'Decision', value: concernNames[given.concern] }],
            now: [{ label: 'Decision', value: concernNames[(await store.messages.get(id)).concern] }],
            back: `/webinars/${webinar}/mail/${id}`,
          }),
        );
        request.session.message =
          given.concern === 'escalated'
            ? 'Escalated. It is recorded that you took this on: call the contacts now.'
            : given.concern === 'no-concern'
              ? 'Recorded: no concern. You can raise it again on the message’s page.'
              : 'Raised again.';
        response.redirect(
          303,
          given.concern === 'escalated' ? `/webinars/${webinar}/mail/${id}` : `/webinars/${webinar}/review`,
        );
      },
    },
  ];
}
