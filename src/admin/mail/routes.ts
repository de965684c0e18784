import { outcomes } from '../../pipeline/types.js';
import { outcomeNames } from '../../services/accounting.js';
import { shortTime } from '../../web/dates.js';
import { inWebinar } from '../../web/layout.js';
import { moderators, type Route } from '../../web/routes.js';
import type { AdminServices } from '../services.js';
import { messageRoutes } from './message-routes.js';

const perPage = 50;
/** Half a million messages; beyond it a page number is no number a store can skip to. */
const furthestPage = 10_000;

/** The ledger of messages, and one message with its questions marked in place. */
export function mailRoutes(services: AdminServices): Route[] {
  const { store } = services;
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
    ...messageRoutes(services),
  ];
}
