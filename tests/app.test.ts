import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Express } from 'express';
import supertest from 'supertest';
import { allRoutes } from '../src/app.js';
import { DemoLinks } from '../src/cli/demo/one-time-links.js';
import type { Programme } from '../src/programme.js';
import { adminServices } from '../src/server.js';
import type { Webinar } from '../src/store/index.js';
import { fetched } from './builders/mail.js';
import { appOf, password, send, signedIn, tokenIn } from './builders/pages.js';
import { addWebinar, collect, openTestProgramme } from './builders/programme.js';

let programme: Programme;
let webinar: Webinar;
let app: Express;
let close: () => Promise<void>;
const logged: string[] = [];

beforeEach(async () => {
  logged.length = 0;
  ({ programme, close } = await openTestProgramme({ write: (line: string) => void logged.push(line) }));
  webinar = await addWebinar(programme);
  app = appOf(programme);
});
afterEach(() => close());

const routes = () => allRoutes(adminServices(programme, { oneTimeLinks: null, mailboxNames: [] }));
const concrete = (path: string) => path.replaceAll(/:\w+/g, 'x');

describe('routes', () => {
  it('declare who may use them, every one that the app answers to', () => {
    const layers = (
      app.router as unknown as {
        stack: { route?: { path: string | string[]; methods: Record<string, boolean> } }[];
      }
    ).stack;
    const mounted = layers.flatMap(({ route }) =>
      route === undefined
        ? []
        : [route.path]
            .flat()
            .flatMap((path) => Object.keys(route.methods).map((method) => `${method} ${path}`)),
    );
    const declared = routes().map(({ method, path }) => `${method} ${path}`);
    // The rate limit stands on two paths before the routes themselves.
    expect([...new Set(mounted)].sort()).toEqual([...new Set(declared)].sort());
    expect(routes().every(({ may }) => may === 'anyone' || may === 'signed in' || may.length > 0)).toBe(true);
  });

  it('lead to the sign-in page without a session', async () => {
    const agent = supertest.agent(app);
    const token = tokenIn((await agent.get('/sign-in')).text);
    for (const { method, path, may } of routes()) {
      if (may === 'anyone') continue;
      const response = await (method === 'get'
        ? agent.get(concrete(path))
        : agent.post(concrete(path)).type('form').send({ _csrf: token }));
      expect({ path, status: response.status, to: response.headers.location }).toEqual({
        path,
        status: 303,
        to: '/sign-in',
      });
    }
  });

  it.each([
    ['host', 'moderator'],
    ['moderator', 'host'],
  ] as const)('refuse a %s what only a %s may do', async (role, other) => {
    const agent = await signedIn(app, programme, [role]);
    const token = tokenIn((await agent.get('/webinars')).text);
    for (const { method, path, may } of routes()) {
      if (typeof may === 'string' || may.includes(role) || !may.includes(other)) continue;
      const response = await (method === 'get'
        ? agent.get(concrete(path))
        : agent.post(concrete(path)).type('form').send({ _csrf: token }));
      expect({ path, status: response.status }).toEqual({ path, status: 403 });
      expect(response.text).toContain('Your account is not allowed to do this');
    }
  });

  it('refuse every form without the token of the session', async () => {
    const agent = await signedIn(app, programme, ['host', 'moderator', 'administrator']);
    for (const { method, path } of routes()) {
      if (method !== 'post') continue;
      const response = await agent.post(concrete(path)).type('form').send({ _csrf: 'made up' });
      expect({ path, status: response.status }).toEqual({ path, status: 403 });
      expect(response.text).toContain('This form is no longer valid');
    }
  });
});

describe('sign-in', () => {
  const cookieOf = (response: supertest.Response) => String(response.headers['set-cookie']);

  it('begins a new session, in a cookie that scripts cannot read', async () => {
    await programme.accounts.add('h@council.example', 'H', password, ['host']);
    const agent = supertest.agent(app);
    const before = await agent.get('/sign-in');
    const after = await agent
      .post('/sign-in')
      .type('form')
      .send({ _csrf: tokenIn(before.text), email: 'h@council.example', password });
    const id = (response: supertest.Response) => /ask-ahead=([^;]+)/.exec(cookieOf(response))?.[1];
    expect(id(after)).toBeDefined();
    expect(id(after)).not.toBe(id(before));
    expect(cookieOf(after)).toMatch(/HttpOnly/);
    expect(cookieOf(after)).toMatch(/SameSite=Lax/);
  });

  it('sends the cookie over TLS only when the address is https', async () => {
    const secure = appOf(programme, {
      config: { organisation: 'T', brandColour: null, baseUrl: new URL('https://q.example'), trustProxy: 1 },
    });
    const response = await supertest(secure).get('/sign-in').set('X-Forwarded-Proto', 'https');
    expect(cookieOf(response)).toMatch(/Secure/);
  });

  it('refuses a wrong password in plain words, and keeps the address that was typed', async () => {
    const agent = supertest.agent(app);
    const token = tokenIn((await agent.get('/sign-in')).text);
    const response = await agent
      .post('/sign-in')
      .type('form')
      .send({ _csrf: token, email: 'who@council.example', password: 'wrong' });
    expect(response.status).toBe(401);
    expect(response.text).toContain('The email address or the password is wrong');
    expect(response.text).toContain('value="who@council.example"');
  });

  it('limits the tries from one place', async () => {
    const agent = supertest.agent(app);
    const token = tokenIn((await agent.get('/sign-in')).text);
    for (let n = 0; n < 30; n += 1) await agent.post('/one-time/none').type('form').send({ _csrf: token });
    const response = await agent.post('/one-time/none').type('form').send({ _csrf: token });
    expect(response.status).toBe(429);
    expect(response.text).toContain('Wait 15 minutes');
  });

  it('works once by a one-time link, which a look at it does not use up', async () => {
    await programme.accounts.add('demo@council.example', 'Demo', password, ['host']);
    const links = new DemoLinks();
    const token = links.make('demo@council.example');
    const demo = appOf(programme, {
      services: adminServices(programme, { oneTimeLinks: links, mailboxNames: [] }),
      loopbackOnly: true,
    });
    const agent = supertest.agent(demo);
    await agent.get(`/one-time/${token}`).expect(200);
    const page = await agent.get(`/one-time/${token}`).expect(200);
    await agent
      .post(`/one-time/${token}`)
      .type('form')
      .send({ _csrf: tokenIn(page.text) })
      .expect(303);
    await agent.get('/webinars').expect(200);
    await supertest(demo).get(`/one-time/${token}`).expect(410);
    await supertest(demo).get('/sign-in').set('Host', 'evil.example').expect(421);
  });

  it('ends with signing out', async () => {
    const agent = await signedIn(app, programme, ['host']);
    expect((await send(agent, '/webinars', '/sign-out', {})).status).toBe(303);
    await agent.get('/webinars').expect(303);
  });
});

describe('every page', () => {
  it('allows no inline script or style, and is not kept by browsers', async () => {
    const { headers } = await supertest(app).get('/sign-in');
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['referrer-policy']).toBe('no-referrer');
  });

  it('that is not there says so in plain words', async () => {
    const response = await supertest(app).get('/nowhere');
    expect(response.status).toBe(404);
    expect(response.text).toContain('Page not found');
  });

  it('that fails says that nothing was lost, and shows no inside of the programme', async () => {
    programme.store.webinars.list = () => Promise.reject(new Error('canaryword in a message'));
    const agent = await signedIn(app, programme, ['host']);
    const response = await agent.get('/webinars');
    expect(response.status).toBe(500);
    expect(response.text).toContain('What was saved before is safe');
    expect(response.text).not.toMatch(/canaryword|at Object|\.ts:/);
  });
});

describe('words of a mail', () => {
  const hostile = '<script>alert(1)</script><img src=x onerror=alert(2)>';

  it('are shown as text on every page', async () => {
    await collect(programme, webinar, [
      fetched({
        subject: `Hello ${hostile}`,
        text: `Will ${hostile} be built next year? My son is scared to go home.`,
      }),
    ]);
    const agent = await signedIn(app, programme, ['host', 'moderator', 'administrator']);
    const [question] = await programme.store.questions.ofWebinar(webinar.id);
    const [theme] = await programme.store.themes.ofWebinar(webinar.id);
    await programme.reviewing.include(question?.id ?? '', 1, { name: 'Test' });
    const base = `/webinars/${webinar.id}`;
    const paths = [
      '',
      '/mail',
      `/mail/${question?.message}`,
      '/review',
      '/review?show=included',
      '/themes',
      '/themes/tray',
      '/running-order',
    ];
    let seen = 0;
    for (const path of theme === undefined ? paths : [...paths, `/themes/${theme.id}`]) {
      const response = await agent.get(`${base}${path}`).expect(200);
      expect(response.text).not.toContain('<script>alert');
      expect(response.text).not.toContain('<img src=x');
      if (response.text.includes('&lt;script&gt;')) seen += 1;
    }
    expect(seen).toBeGreaterThanOrEqual(4);
  });

  it('stand in no log at any level, whatever happens', async () => {
    const canary = 'zebrafinch';
    const mail = fetched({
      from: `${canary} Reed <${canary}@family.example>`,
      subject: `${canary} subject`,
      text: `Will ${canary} school open next year? He has bruises, ${canary}.`,
      headers: [`Reply-To: ${canary}@other.example`, `X-Note: ${canary}`],
    });
    const logging = appOf(programme, {
      log: (await import('../src/log.js')).createLog('trace', {
        write: (line: string) => void logged.push(line),
      }),
    });
    await collect(programme, webinar, [mail]);
    const agent = await signedIn(logging, programme, ['host', 'moderator', 'administrator']);
    const [question] = await programme.store.questions.ofWebinar(webinar.id);
    for (const path of ['', '/mail', `/mail/${question?.message}`, '/review', '/themes', '/running-order']) {
      await agent.get(`/webinars/${webinar.id}${path}?q=${canary}`);
    }
    await send(agent, '/webinars', `/webinars/${webinar.id}/review/${question?.id}/reword`, {
      version: 99,
      wording: canary,
    });
    programme.store.questions.ofWebinar = () => Promise.reject(new Error(`broken by ${canary}`));
    expect((await agent.get(`/webinars/${webinar.id}/review`)).status).toBe(500);
    await programme.theming.run(webinar.id).catch(() => undefined);
    expect(logged.length).toBeGreaterThan(8);
    expect(logged.filter((line) => line.includes(canary))).toEqual([]);
  });
});

describe('review', () => {
  it('sets aside with a reason, hides from hosts, restores, and keeps a history without words of the question', async () => {
    await collect(programme, webinar, [
      fetched({ text: 'How many places are there for children with autism?' }),
    ]);
    const agent = await signedIn(app, programme, ['moderator']);
    const [question] = await programme.store.questions.ofWebinar(webinar.id);
    const review = `/webinars/${webinar.id}/review`;
    const act = (action: string, fields: Record<string, string | number>) =>
      send(agent, review, `${review}/${question?.id}/${action}`, fields);
    expect((await act('set-aside', { version: 1, reason: 'off-topic' })).status).toBe(303);
    expect((await agent.get(`/webinars/${webinar.id}/running-order`)).text).not.toContain(
      'places are there for children',
    );
    expect((await act('set-aside', { version: 2 })).status).toBe(400);
    expect((await act('restore', { version: 2 })).status).toBe(303);
    expect((await agent.get(review)).text).toContain('places are there for children');
    const history = await programme.store.history.of(question?.id ?? '');
    expect(history.map(({ action }) => action).sort()).toEqual(['restored', 'set aside']);
    expect(JSON.stringify(history)).not.toContain('autism');
  });

  it('refuses a decision made on a stale page, and shows both versions', async () => {
    await collect(programme, webinar, [fetched()]);
    const agent = await signedIn(app, programme, ['moderator']);
    const [question] = await programme.store.questions.ofWebinar(webinar.id);
    await programme.reviewing.reword(question?.id ?? '', 1, 'How many places?', { name: 'Ana' });
    const review = `/webinars/${webinar.id}/review`;
    const response = await send(agent, review, `${review}/${question?.id}/reword`, {
      version: 1,
      wording: 'My wording',
    });
    expect(response.status).toBe(409);
    expect(response.text).toContain('My wording');
    expect(response.text).toContain('How many places?');
  });

  it('records who read the whole of a mail', async () => {
    await collect(programme, webinar, [fetched()]);
    const agent = await signedIn(app, programme, ['moderator']);
    const [question] = await programme.store.questions.ofWebinar(webinar.id);
    await agent.get(`/webinars/${webinar.id}/mail/${question?.message}`).expect(200);
    const [entry] = await programme.store.history.of(question?.message ?? '');
    expect(entry).toMatchObject({ who: 'A moderator', action: 'read the whole mail' });
  });
});

describe('a new webinar', () => {
  const right = {
    title: 'Transport evening',
    date: '27/11/2099',
    from: '7.30pm',
    until: '20:30',
    deadlineDate: '18/11/2099',
    deadlineTime: '11pm',
    address: 'transport@council.example',
    urgentHelp: 'Call 999.',
    topics: 'Taxis: who gets one\nMinibuses',
  };

  it('is made from a right form', async () => {
    const agent = await signedIn(app, programme, ['host']);
    const response = await send(agent, '/webinars/new', '/webinars/new', right);
    expect(response.status).toBe(303);
    const made = await programme.store.webinars.get(String(response.headers.location).split('/').pop() ?? '');
    expect(made.deadline.toISOString()).toBe('2099-11-18T23:00:00.000Z');
    expect(made.topics).toEqual([
      { title: 'Taxis', description: 'who gets one', examples: [] },
      { title: 'Minibuses', description: '', examples: [] },
    ]);
  });

  it.each([
    [{ title: '' }, 'Give the webinar a title'],
    [{ date: '31/02/2099' }, 'When it starts: write the date'],
    [{ until: '7pm' }, 'must end after it starts'],
    [{ deadlineDate: '28/11/2099' }, 'must be before the webinar starts'],
    [{ deadlineDate: '18/11/2024' }, 'has passed. Check the year'],
    [{ address: 'nobody' }, 'Give the address families write to'],
    [{ urgentHelp: '' }, 'Say what a family should do'],
    [{ mailbox: 'other' }, 'Choose one of the mailboxes'],
    [{ opensDate: 'soon' }, 'First day of mail'],
  ])('is refused with %j, and what was typed is kept', async (wrong, sentence) => {
    const agent = await signedIn(app, programme, ['host']);
    const response = await send(agent, '/webinars/new', '/webinars/new', {
      ...right,
      description: 'Kept text',
      ...wrong,
    });
    expect(response.status).toBe(400);
    expect(response.text).toContain('There is a problem');
    expect(response.text).toContain(sentence);
    expect(response.text).toContain('Kept text');
  });
});
