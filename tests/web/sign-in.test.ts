import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Express } from 'express';
import supertest from 'supertest';
import type { Programme } from '../../src/programme.js';
import { appOf, password, signedIn, tokenIn } from '../builders/pages.js';
import { addWebinar, openTestProgramme } from '../builders/programme.js';

let programme: Programme;
let app: Express;
let close: () => Promise<void>;
beforeEach(async () => {
  ({ programme, close } = await openTestProgramme());
  app = appOf(programme);
});
afterEach(async () => {
  jest.restoreAllMocks();
  await close();
});

async function tryToSignIn(agent: ReturnType<typeof supertest.agent>, email: string, given: string) {
  const token = tokenIn((await agent.get('/sign-in')).text);
  return agent.post('/sign-in').type('form').send({ _csrf: token, email, password: given });
}

describe('signing in', () => {
  it('leads back to the page asked for, once', async () => {
    const webinar = await addWebinar(programme);
    await programme.accounts.add('h@council.example', 'H', password, ['host']);
    const agent = supertest.agent(app);
    await agent.get(`/webinars/${webinar.id}/themes?a=b`).expect(303);
    const response = await tryToSignIn(agent, 'h@council.example', password);
    expect(response.headers.location).toBe(`/webinars/${webinar.id}/themes?a=b`);
    const again = await tryToSignIn(agent, 'h@council.example', password);
    expect(again.headers.location).toBe('/webinars');
  });

  it('takes the password as typed, with its spaces', async () => {
    await programme.accounts.add('h@council.example', 'H', ` ${password} `, ['host']);
    expect((await tryToSignIn(supertest.agent(app), 'h@council.example', ` ${password} `)).status).toBe(303);
    expect((await tryToSignIn(supertest.agent(app), 'h@council.example', password)).status).toBe(401);
  });

  it('is refused after ten failures, even with the right password and in the same words', async () => {
    await programme.accounts.add('h@council.example', 'H', password, ['host']);
    const agent = supertest.agent(app);
    let wrong = '';
    for (let n = 0; n < 10; n += 1) wrong = (await tryToSignIn(agent, 'h@council.example', 'wrong')).text;
    const locked = await tryToSignIn(agent, 'h@council.example', password);
    expect(locked.status).toBe(401);
    const withoutToken = (html: string) => html.replaceAll(/name="_csrf" value="[^"]+"/g, '');
    expect(withoutToken(locked.text)).toBe(withoutToken(wrong));
  });
});

describe('a session', () => {
  it('is over when the password is reset', async () => {
    const agent = await signedIn(app, programme, ['host']);
    await agent.get('/webinars').expect(200);
    await new Promise((resolve) => setTimeout(resolve, 5));
    await programme.accounts.reset('host@council.example', 'another good password');
    await agent.get('/webinars').expect(303);
  });

  it('is over after twelve hours, however busy', async () => {
    const agent = await signedIn(app, programme, ['host']);
    const now = Date.now();
    const clock = jest.spyOn(Date, 'now');
    // A click every 50 minutes keeps the session from ending by idleness; the fourteenth comes after 11 h 40 min.
    for (let click = 1; click <= 14; click += 1) {
      clock.mockReturnValue(now + click * 50 * 60 * 1000);
      await agent.get('/webinars').expect(200);
    }
    clock.mockReturnValue(now + 12 * 60 * 60 * 1000 + 1000);
    await agent.get('/webinars').expect(303);
  });

  it('gives no form of another session a valid token', async () => {
    const [one, other] = [
      await signedIn(app, programme, ['host']),
      await signedIn(app, programme, ['administrator']),
    ];
    const token = tokenIn((await other.get('/webinars')).text);
    await one.post('/sign-out').type('form').send({ _csrf: token }).expect(403);
    await one.post('/sign-out').send({ _csrf: token }).expect(403);
  });
});

describe('the demo', () => {
  it.each([
    ['localhost:3000', 302],
    ['127.0.0.1:3000', 302],
    ['[::1]:3000', 302],
    ['evil.example', 421],
    ['localhost.evil.example', 421],
  ])('answers to this machine’s names only: %s', async (host, status) => {
    await supertest(appOf(programme, { loopbackOnly: true }))
      .get('/')
      .set('Host', host)
      .expect(status);
  });
});
