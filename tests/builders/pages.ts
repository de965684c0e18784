import type { Express } from 'express';
import supertest from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import type { AdminServices } from '../../src/admin/services.js';
import { type AppOptions, createApp } from '../../src/app.js';
import { createLog } from '../../src/log.js';
import type { Programme } from '../../src/programme.js';
import { adminServices } from '../../src/server.js';
import type { Role } from '../../src/store/index.js';

export const password = 'three random words';

export function appOf(
  programme: Programme,
  more: Partial<Omit<AppOptions, 'services'>> & { services?: Partial<AdminServices> } = {},
  baseUrl = 'http://localhost:3000',
): Express {
  return createApp({
    config: { organisation: 'Test Council', brandColour: null, baseUrl: new URL(baseUrl), trustProxy: 0 },
    sessionSecret: programme.secrets.session,
    log: createLog('silent'),
    ...more,
    services: adminServices(programme, {
      oneTimeLinks: null,
      mailboxNames: ['questions'],
      ...more.services,
    }),
  });
}

/** The token in the forms of a page. */
export function tokenIn(html: string): string {
  return /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
}

/** Somebody with these roles, signed in through the form. */
export async function signedIn(app: Express, programme: Programme, roles: Role[]): Promise<TestAgent> {
  const email = `${roles.join('-')}@council.example`;
  await programme.accounts.add(email, `A ${roles.join(' and ')}`, password, roles);
  const agent = supertest.agent(app);
  const page = await agent.get('/sign-in');
  await agent
    .post('/sign-in')
    .type('form')
    .send({ _csrf: tokenIn(page.text), email, password })
    .expect(303);
  return agent;
}

/** Sends a form as the page at `from` would. */
export async function send(
  agent: TestAgent,
  from: string,
  to: string,
  fields: Record<string, string | number>,
) {
  const page = await agent.get(from);
  return agent
    .post(to)
    .type('form')
    .send({ _csrf: tokenIn(page.text), ...fields });
}
