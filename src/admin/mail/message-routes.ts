import type { Request, Response } from 'express';
import { z } from 'zod';
import { CorrectionRefused, type Seen } from '../../services/correcting.js';
import { type Message, NotFound, StaleVersion, setAsideReasons } from '../../store/index.js';
import { unlessStale } from '../../web/errors.js';
import { hiddenParts, typed } from '../../web/forms.js';
import { inWebinar } from '../../web/layout.js';
import { moderators, type Route } from '../../web/routes.js';
import { personOf } from '../../web/sign-in.js';
import type { AdminServices } from '../services.js';
import { inOrder, messagePage, type Refused, stateNames } from './message-page.js';

const version = z.coerce.number().int();
const ofMessage = z.object({ version });
const ofQuestion = z.object({ version, questionVersion: version });
const adding = z.object({ version, at: z.union([z.literal('').transform(() => null), version]).optional() });
const splitting = ofQuestion.extend({ at: version });
const joining = ofQuestion.extend({ next: z.string().min(1), nextVersion: version });
const decision = z.object({
  questionVersion: version,
  decision: z.enum(['include', 'set-aside', 'restore']),
  reason: z.enum(setAsideReasons).optional(),
});
const all = z.object({ questions: z.string().min(1) });

/** One message with its questions marked in place, and what moderators change about them. */
export function messageRoutes({ store, correcting, reviewing }: AdminServices): Route[] {
  const path = '/webinars/:webinar/mail/:message';
  const read = async (request: Request) => {
    const webinar = await store.webinars.get(String(request.params.webinar));
    const message = await store.messages.get(String(request.params.message));
    if (message.webinar !== webinar.id) throw new NotFound('message');
    return { webinar, message };
  };
  const show = async (request: Request, response: Response, refused?: Refused) => {
    const { webinar, message } = await read(request);
    inWebinar(response, webinar, 'Mail');
    response.render(
      'mail/message',
      messagePage(webinar, message, await store.questions.ofMessage(message.id), refused),
    );
  };
  const back = ({ webinar, id }: Message) => `/webinars/${webinar}/mail/${id}`;
  /** How the questions of a message stand, for a page that was stale. */
  const now = async (message: Message) =>
    inOrder(await store.questions.ofMessage(message.id)).map((question, index) => ({
      label: `Question ${index + 1} (${stateNames[question.state].toLowerCase()})`,
      value: question.wording,
    }));

  /** Makes one change, says what was done and shows the mail again; what was refused is shown with what was typed. */
  const change = async (
    request: Request,
    response: Response,
    what: { done: string; sent: string; label?: string; field?: string },
    make: (message: Message) => Promise<void>,
  ) => {
    const { message } = await read(request);
    try {
      await unlessStale(
        () => make(message),
        async () => ({
          what: 'mail',
          yours: [{ label: what.label ?? 'Change', value: what.sent }],
          now: await now(message),
          back: back(message),
        }),
      );
    } catch (error) {
      if (!(error instanceof CorrectionRefused)) throw error;
      const field = what.field ?? 'correct';
      response.status(400);
      await show(request, response, {
        errors: [{ text: error.message, href: `#${field}` }],
        typed: what.field === undefined ? {} : { [field]: what.sent },
      });
      return;
    }
    request.session.message = what.done;
    response.redirect(303, back(message));
  };
  const questionOf = (request: Request, given: { questionVersion: number }): Seen => ({
    id: String(request.params.question),
    version: given.questionVersion,
  });

  return [
    {
      method: 'get',
      path,
      may: moderators,
      records: { action: 'read the whole mail', kind: 'message', parameter: 'message' },
      handle: (request, response) => show(request, response),
    },
    {
      method: 'post',
      path: `${path}/questions`,
      may: moderators,
      handle: (request, response) => {
        const given = hiddenParts(adding, request.body);
        const { words = '' } = typed(request.body, ['words']);
        return change(
          request,
          response,
          {
            label: 'A question',
            sent: words,
            field: 'words',
            done: 'Taken as a question. It joins a theme when themes are next made.',
          },
          ({ id }) =>
            correcting.add({ id, version: given.version }, words, given.at ?? null, personOf(response)),
        );
      },
    },
    {
      method: 'post',
      path: `${path}/questions/:question/change`,
      may: moderators,
      handle: (request, response) => {
        const given = hiddenParts(ofQuestion, request.body);
        const { words = '' } = typed(request.body, ['words']);
        const question = questionOf(request, given);
        return change(
          request,
          response,
          {
            label: 'The question',
            sent: words,
            field: `words-${question.id}`,
            done: 'The question begins and ends there now.',
          },
          ({ id }) => correcting.trim({ id, version: given.version }, question, words, personOf(response)),
        );
      },
    },
    {
      method: 'post',
      path: `${path}/questions/:question/split`,
      may: moderators,
      handle: (request, response) => {
        const given = hiddenParts(splitting, request.body);
        return change(
          request,
          response,
          {
            sent: 'Make two questions of one',
            done: 'Two questions now. Where its wording was changed, both have that wording: change it under Review.',
          },
          ({ id }) =>
            correcting.split(
              { id, version: given.version },
              questionOf(request, given),
              given.at,
              personOf(response),
            ),
        );
      },
    },
    {
      method: 'post',
      path: `${path}/questions/:question/join`,
      may: moderators,
      handle: (request, response) => {
        const given = hiddenParts(joining, request.body);
        const next = { id: given.next, version: given.nextVersion };
        return change(
          request,
          response,
          { sent: 'Join with the next', done: 'One question now.' },
          ({ id }) =>
            correcting.join(
              { id, version: given.version },
              questionOf(request, given),
              next,
              personOf(response),
            ),
        );
      },
    },
    {
      method: 'post',
      path: `${path}/questions/:question/take-away`,
      may: moderators,
      handle: (request, response) => {
        const given = hiddenParts(ofQuestion, request.body);
        return change(
          request,
          response,
          { sent: 'Not a question', done: 'No longer taken as a question. You can undo this.' },
          ({ id }) =>
            correcting.takeAway(
              { id, version: given.version },
              questionOf(request, given),
              personOf(response),
            ),
        );
      },
    },
    {
      method: 'post',
      path: `${path}/undo`,
      may: moderators,
      handle: (request, response) => {
        const given = hiddenParts(ofMessage, request.body);
        return change(request, response, { sent: 'Undo', done: 'Undone.' }, ({ id }) =>
          correcting.undo({ id, version: given.version }, personOf(response)),
        );
      },
    },
    {
      method: 'post',
      path: `${path}/questions/:question/decide`,
      may: moderators,
      handle: (request, response) => {
        const given = hiddenParts(decision, request.body);
        const { id, version } = questionOf(request, given);
        const [sent, done] = {
          include: ['Include', 'Included: hosts see it now.'] as const,
          'set-aside': ['Set aside', 'Set aside. You can restore it.'] as const,
          restore: ['Restore', 'Restored: it waits for a decision again.'] as const,
        }[given.decision];
        return change(request, response, { sent, done }, async (message) => {
          if ((await store.questions.get(id)).message !== message.id) throw new NotFound('question');
          const actor = personOf(response);
          if (given.decision === 'include') await reviewing.include(id, version, actor);
          else if (given.decision === 'restore') await reviewing.restore(id, version, actor);
          else await reviewing.setAside(id, version, given.reason ?? 'other', actor);
        });
      },
    },
    {
      method: 'post',
      path: `${path}/include-all`,
      may: moderators,
      handle: (request, response) => {
        const { questions } = hiddenParts(all, request.body);
        const seen = questions.split(' ').map((part) => part.split(':'));
        return change(
          request,
          response,
          { sent: 'Include all', done: 'Included: hosts see them now.' },
          async (message) => {
            const waiting = (await store.questions.ofMessage(message.id)).filter(
              ({ state }) => state === 'undecided',
            );
            const asSeen = new Map(seen.map(([id, at]) => [id, Number(at)]));
            const changed = waiting.some(({ id, version }) => asSeen.get(id) !== version);
            if (changed || waiting.length !== asSeen.size) throw new StaleVersion('mail');
            for (const { id, version } of waiting) await reviewing.include(id, version, personOf(response));
          },
        );
      },
    },
  ];
}
