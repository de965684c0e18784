import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import express from 'express';
import supertest from 'supertest';
import { createLog } from '../../src/log.js';
import type { Programme } from '../../src/programme.js';
import { errorPages } from '../../src/web/errors.js';
import { appOf, signedIn } from '../builders/pages.js';
import { addWebinar, openTestProgramme } from '../builders/programme.js';

const logged: string[] = [];
const log = createLog('trace', { write: (line: string) => void logged.push(line) });
let programme: Programme;
let close: () => Promise<void>;
beforeEach(async () => {
  logged.length = 0;
  ({ programme, close } = await openTestProgramme());
});
afterEach(() => close());

describe('an error page', () => {
  it.each([
    ['/webinars/none', 'Page not found'],
    ['/webinars/none/themes', 'Page not found'],
    ['/webinars/none/mail/none', 'Page not found'],
  ])('says that something is not there: %s', async (path, words) => {
    const agent = await signedIn(appOf(programme), programme, ['administrator']);
    const response = await agent.get(path);
    expect(response.status).toBe(404);
    expect(response.text).toContain(words);
    expect(response.text).toContain('Go to your webinars');
  });

  it('says that an address cannot be understood', async () => {
    const agent = await signedIn(appOf(programme), programme, ['administrator']);
    const response = await agent.get('/webinars/%E0%A4%A');
    expect(response.status).toBe(400);
    expect(response.text).toContain('We could not understand this request');
  });

  it('says that a form is too long', async () => {
    const agent = await signedIn(appOf(programme), programme, ['administrator']);
    const response = await agent
      .post('/webinars/new')
      .type('form')
      .send({ announcement: 'x'.repeat(300_000) });
    expect(response.status).toBe(413);
    expect(response.text).toContain('Shorten it and send it again');
  });

  it('stands for a page number far beyond the last', async () => {
    const webinar = await addWebinar(programme);
    const agent = await signedIn(appOf(programme), programme, ['moderator']);
    for (const page of ['1e308', '99999999999999999999', '-5', 'x', 'Infinity']) {
      await agent.get(`/webinars/${webinar.id}/mail?page=${page}`).expect(200);
      await agent.get(`/webinars/${webinar.id}/review?page=${page}`).expect(200);
    }
  });
});

describe('the log of an error', () => {
  it('holds where it happened and no line of its message, even one that looks like a place', async () => {
    programme.store.webinars.list = () =>
      Promise.reject(new Error('canaryword\n    at canaryword (file:///canaryword.js:1:1)'));
    const agent = await signedIn(appOf(programme, { log }), programme, ['host']);
    expect((await agent.get('/webinars')).status).toBe(500);
    const line = logged.find((one) => one.includes('request failed'));
    expect(line).toContain('errors.test.ts');
    expect(logged.join('')).not.toContain('canaryword');
  });

  it('holds no place at all when the message cannot be told from it', async () => {
    const changed = new Error('canaryword\n    at canaryword');
    // Where it happened is written down with the message of that moment.
    expect(changed.stack).toContain('canaryword');
    changed.message = 'another';
    programme.store.webinars.list = () => Promise.reject(changed);
    const agent = await signedIn(appOf(programme, { log }), programme, ['host']);
    await agent.get('/webinars').expect(500);
    expect(logged.join('')).toContain('request failed');
    expect(logged.join('')).not.toContain('canaryword');
  });

  it('stands for what is thrown without being an error', async () => {
    programme.store.webinars.list = () => Promise.reject('canaryword');
    const agent = await signedIn(appOf(programme, { log }), programme, ['host']);
    await agent.get('/webinars').expect(500);
    expect(logged.join('')).toContain('"kind":"unknown"');
    expect(logged.join('')).not.toContain('canaryword');
  });

  it('replaces the framework’s own, which would print the message, when the answer has begun', async () => {
    const printed = jest.spyOn(console, 'error').mockReturnValue();
    const begun = express().set('env', 'production');
    begun.get('/', (_request, response) => {
      response.write('Begun');
      throw new Error('canaryword');
    });
    begun.use(errorPages(log));
    await supertest(begun)
      .get('/')
      .catch(() => undefined);
    await new Promise((resolve) => setImmediate(resolve));
    expect(JSON.stringify(printed.mock.calls)).not.toContain('canaryword');
    expect(logged.join('')).toContain('request failed');
    expect(logged.join('')).not.toContain('canaryword');
    printed.mockRestore();
  });
});
