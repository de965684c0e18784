import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import type { Programme } from '../../src/programme.js';
import type { Webinar } from '../../src/store/index.js';
import { appOf, send, signedIn, tokenIn } from '../builders/pages.js';
import { openTestProgramme } from '../builders/programme.js';
import { mailTexts, standing, themedWebinar } from '../builders/themed-webinar.js';

let programme: Programme;
let webinar: Webinar;
let host: TestAgent;
let close: () => Promise<void>;
let theme: string;
let page: string;

beforeEach(async () => {
  ({ programme, close } = await openTestProgramme());
  webinar = await themedWebinar(programme);
  host = await signedIn(appOf(programme), programme, ['host']);
  const { themes } = await standing(programme, webinar);
  theme = `/webinars/${webinar.id}/themes/${themes.get('Taxis')?.id}`;
  page = `${theme}/reshape`;
});
afterEach(() => close());

const taxis = mailTexts.slice(6);
const now = () => standing(programme, webinar);
const idOf = async (title: string) => (await now()).themes.get(title)?.id ?? '';

describe('the page on which a theme is joined or parted', () => {
  it('lists the other themes and the questions, none that is held back', async () => {
    const { asking } = await now();
    const hidden = asking(taxis[0] ?? '');
    await programme.reviewing.setAside(hidden.id, hidden.version, 'off-topic', { name: 'Mod' });
    const { text } = await host.get(page).expect(200);
    expect(text).toContain('>Panels</option>');
    expect(text).not.toContain('>Taxis</option>');
    expect(text).toContain(taxis[1]);
    expect(text).not.toContain(taxis[0]);
  });

  it('joins, and the page of earlier states parts them again', async () => {
    const into = await idOf('Panels');
    const version = (await now()).themes.get('Taxis')?.version ?? 0;
    const response = await send(host, page, `${theme}/join`, { version, into });
    expect(response.headers.location).toBe(`/webinars/${webinar.id}/themes/${into}`);
    const earlier = `/webinars/${webinar.id}/earlier`;
    const { text } = await host.get(earlier).expect(200);
    const id = /joins\/([^"]+)"/.exec(text)?.[1] ?? '';
    expect(text).toContain('>Taxis</strong> into <strong class="asked">Panels</strong>');
    await send(host, earlier, `/webinars/${webinar.id}/joins/${id}`, {});
    expect((await now()).titleOf(taxis[0] ?? '')).toBe('Taxis');
    await send(host, `/webinars/${webinar.id}/themes`, `/webinars/${webinar.id}/joins/${id}`, {});
    expect((await host.get(`/webinars/${webinar.id}/themes`)).text).toContain(
      'These themes were parted before.',
    );
  });

  it('refuses a join on a stale page and shows both', async () => {
    const { themes } = await now();
    const version = themes.get('Taxis')?.version ?? 0;
    await programme.ranking.rename(webinar.id, themes.get('Taxis')?.id ?? '', version, 'Minibuses', 'Other');
    const response = await send(host, page, `${theme}/join`, { version, into: await idOf('Panels') });
    expect(response.status).toBe(409);
    expect(response.text).toContain('Minibuses');
  });

  it('makes a theme of the ticked questions', async () => {
    const { asking } = await now();
    const { text } = await host.get(page);
    await host
      .post(`${theme}/split`)
      .type('form')
      .send({
        _csrf: tokenIn(text),
        title: 'Escorts',
        questions: taxis.slice(0, 2).map((one) => asking(one).id),
      })
      .expect(303);
    expect(taxis.map((await now()).titleOf)).toEqual(['Escorts', 'Escorts', 'Taxis']);
  });

  it('asks for a title and for questions, and keeps what was given', async () => {
    const { asking } = await now();
    const id = asking(taxis[2] ?? '').id;
    const untitled = await send(host, page, `${theme}/split`, { title: ' ', questions: id });
    expect(untitled.status).toBe(400);
    expect(untitled.text).toContain('Give the new theme a title');
    expect(untitled.text).toMatch(new RegExp(`value="${id}" checked`));
    const empty = await send(host, page, `${theme}/split`, { title: 'Escorts' });
    expect(empty.text).toContain('Tick the questions that the new theme is made of');
    expect(empty.text).toContain('value="Escorts"');
  });
});
