import { outcomes } from '../../pipeline/types.js';
import { outcomeNames } from '../../services/accounting.js';
import { NotFound } from '../../store/index.js';
import { shortTime, timeAndDate } from '../../web/dates.js';
import { inWebinar } from '../../web/layout.js';
import { markedSpans, markedText } from '../../web/marked-text.js';
import { moderators, type Route } from '../../web/routes.js';
import type { AdminServices } from '../services.js';

const perPage = 50;
/** Half a million messages; beyond it a page number is no number a store can skip to. */
const furthestPage = 10_000;

/** The ledger of messages, and one message with its questions marked in place. */
export function mailRoutes({ store }: AdminServices): Route[] {
  return [
    {
      method: 'get',
      path: '/webinars/:webinar/mail',
      may: moderators,
      handle: async (request, response) => {
        const webinar = await store.webinars.get(String(request.params.webinar));
        const asked = String(request.query.outcome ?? '');
        const outcome = outcomes.find((one) => one === asked) ?? null;
        const asPage = Math.trunc(Number(request.query.page ?? 1)) || 1;
        const page = Math.min(Math.max(1, asPage), furthestPage);
        const found = await store.messages.page(webinar.id, outcome, (page - 1) * perPage, perPage + 1);
        const link = (number: number) =>
          `/webinars/${webinar.id}/mail?outcome=${outcome ?? ''}&page=${number}`;
        inWebinar(response, webinar, 'Mail');
        response.render('mail/list', {
          pageTitle: 'Mail',
          webinar,
          filters: [{ value: '', text: 'All messages', selected: outcome === null }].concat(
            outcomes.map((one) => ({ value: one, text: outcomeNames[one], selected: one === outcome })),
          ),
          messages: found.slice(0, perPage).map((message) => ({
            id: message.id,
            subject: message.subject || 'Without a subject',
            received: shortTime(message.received, webinar.timezone),
            outcome: message.finished ? outcomeNames[message.outcome] : 'Being read',
            reason: message.reason,
            late: message.late,
            urgent: message.concern === 'raised',
          })),
          previous: page > 1 ? { href: link(page - 1) } : null,
          next: found.length > perPage ? { href: link(page + 1) } : null,
        });
      },
    },
    {
      method: 'get',
      path: '/webinars/:webinar/mail/:message',
      may: moderators,
      records: { action: 'read the whole mail', kind: 'message', parameter: 'message' },
      handle: async (request, response) => {
        const webinar = await store.webinars.get(String(request.params.webinar));
        const message = await store.messages.get(String(request.params.message));
        if (message.webinar !== webinar.id) throw new NotFound('message');
        const questions = await store.questions.ofMessage(message.id);
        const worrying = message.hints
          .filter(({ kind }) => kind === 'safeguarding')
          .flatMap(({ because }) => because);
        inWebinar(response, webinar, 'Mail');
        response.render('mail/message', {
          pageTitle: message.subject || 'Message without a subject',
          webinar,
          breadcrumbs: [{ text: 'Mail', href: `/webinars/${webinar.id}/mail` }, { text: 'Message' }],
          message: {
            id: message.id,
            version: message.version,
            concern: message.concern,
            subject: message.subject,
            received: timeAndDate(message.received, webinar.timezone),
            sent: message.sentAt === null ? null : timeAndDate(message.sentAt, webinar.timezone),
            sentDiffers:
              message.sentAt !== null &&
              Math.abs(message.sentAt.getTime() - message.received.getTime()) > 60 * 60 * 1000,
            movedLater: message.movedLater,
            late: message.late,
            outcome: outcomeNames[message.outcome],
            reason: message.reason,
            attachments: message.attachments.map(
              ({ name, size }) => `${name} (${Math.ceil(size / 1024)} kB)`,
            ),
            checks: message.hints.filter(({ kind }) => kind === 'check').flatMap(({ because }) => because),
          },
          visible: markedSpans(message.visibleText, questions),
          whole: markedText(message.wholeText, worrying),
          worrying: worrying.length > 0,
          questions: questions.map(({ id, asked, state }) => ({ id, asked, state })),
          contacts: webinar.escalationContacts,
        });
      },
    },
  ];
}
