import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import type { Programme } from '../../src/programme.js';
import type { Webinar } from '../../src/store/index.js';
import { appOf, send, signedIn } from '../builders/pages.js';
import { openTestProgramme } from '../builders/programme.js';
import { standing, themedWebinar } from '../builders/themed-webinar.js';

let programme: Programme;
let webinar: Webinar;
let host: TestAgent;
let close: () => Promise<void>;
let page: string;

beforeEach(async () => {
  ({ programme, close } = await openTestProgramme());
  webinar = await themedWebinar(programme, {
    topics: [],
    announcement: 'We will talk about:\n- school taxis;\n- provision panels\nWrite by Monday.',
  });
  host = await signedIn(appOf(programme), programme, ['host']);
  page = `/webinars/${webinar.id}/topics`;
});
afterEach(() => close());

const version = async () => (await programme.store.webinars.get(webinar.id)).version;
const topics = async () => (await programme.store.webinars.get(webinar.id)).topics;

describe('expected topics', () => {
  it('are typed, saved, and the questions are grouped by them', async () => {
    const response = await send(host, page, page, {
      version: await version(),
      'title-0': 'Taxis',
      'description-0': 'school taxi, escorts',
      'title-2': 'Panels',
      'examples-2': 'Who decides?\n\nWho sits on it?',
    });
    expect(response.status).toBe(303);
    expect(await topics()).toEqual([
      { title: 'Taxis', description: 'school taxi, escorts', examples: [] },
      { title: 'Panels', description: '', examples: ['Who decides?', 'Who sits on it?'] },
    ]);
    const { text } = await host.get(page);
    expect(text).toMatch(/Saved, and the questions are grouped again: \d+ themes\./);
    expect((await standing(programme, webinar)).titleOf('Why was the school taxi late every day?')).toBe(
      'Taxis',
    );
  });

  it('need a title each, and no two the same: what was typed stays on the page', async () => {
    const response = await send(host, page, page, {
      version: await version(),
      'title-0': 'Taxis',
      'title-1': 'Taxis',
      'description-2': 'something without a title',
    });
    expect(response.status).toBe(400);
    expect(response.text).toContain('There are two topics called “Taxis”');
    expect(response.text).toContain('Give each topic a title');
    expect(response.text).toContain('something without a title');
    expect(await topics()).toEqual([]);
  });

  it('come from a list to begin with, the announcement, or an earlier webinar with its questions', async () => {
    const add = async (source: string) =>
      send(host, page, `${page}/add`, { version: await version(), source });
    await add('announcement');
    expect((await topics()).map(({ title }) => title)).toEqual(['School taxis', 'Provision panels']);
    await add('starter:send');
    expect((await topics()).length).toBeGreaterThan(10);
    await add('starter:send');
    expect((await host.get(page)).text).toContain('0 topics added.');
    const earlier = await themedWebinar(programme);
    await add(`webinar:${earlier.id}`);
    const taken = (await topics()).find(({ title }) => title === 'Taxis');
    expect(taken?.examples).toHaveLength(3);
    expect((await add('webinar:gone')).status).toBe(404);
  });

  it('never grow beyond what the form can hold', async () => {
    const many = Array.from({ length: 24 }, (_, index) => ({ title: `Topic ${index}`, description: '' }));
    await programme.topics.change(webinar.id, await version(), many, 'Test');
    await send(host, page, `${page}/add`, { version: await version(), source: 'starter:council' });
    expect(await topics()).toHaveLength(25);
    expect((await host.get(page)).text).toContain('7 did not fit: there is room for 25.');
  });

  it('changed on a stale page are refused with both lists', async () => {
    const old = await version();
    await programme.topics.change(webinar.id, old, [{ title: 'Other', description: '' }], 'Somebody');
    const response = await send(host, page, page, { version: old, 'title-0': 'Mine' });
    expect(response.status).toBe(409);
    expect(response.text).toContain('Mine');
    expect(response.text).toContain('Other');
  });

  it('changed after people worked on the themes move nothing, and say what is proposed', async () => {
    const { questions } = await standing(programme, webinar);
    const [question] = questions;
    await programme.ranking.moveQuestion(
      webinar.id,
      question?.id ?? '',
      question?.version ?? 0,
      question?.theme ?? null,
      'Host',
    );
    const before = (await standing(programme, webinar)).questions.map(({ theme }) => theme);
    await send(host, page, page, {
      version: await version(),
      'title-0': 'Taxis',
      'description-0': 'school taxi, escorts',
    });
    expect((await standing(programme, webinar)).questions.map(({ theme }) => theme)).toEqual(before);
    expect((await host.get(page)).text).toMatch(/changes are proposed|Nothing that stands would change/);
  });
});
