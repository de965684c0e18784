import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import type { Programme } from '../../src/programme.js';
import type { Webinar } from '../../src/store/index.js';
import { appOf, send, signedIn } from '../builders/pages.js';
import { openTestProgramme } from '../builders/programme.js';
import { mailTexts, standing, themedWebinar } from '../builders/themed-webinar.js';

let programme: Programme;
let webinar: Webinar;
let host: TestAgent;
let close: () => Promise<void>;
let page: string;

beforeEach(async () => {
  ({ programme, close } = await openTestProgramme());
  webinar = await themedWebinar(programme);
  host = await signedIn(appOf(programme), programme, ['host']);
  page = `/webinars/${webinar.id}/sort`;
});
afterEach(() => close());

const asked = async () => {
  const { text } = await host.get(page).expect(200);
  const id = /action="\/webinars\/[^"]+\/sort\/([^"]+)"/.exec(text)?.[1] ?? '';
  return { id, text, version: Number(/name="version" value="(\d+)"/.exec(text)?.[1]) };
};
const answer = async (fields: Record<string, string>) => {
  const { id, version } = await asked();
  return { id, response: await send(host, page, `${page}/${id}`, { version, skipped: '', ...fields }) };
};
const placed = (id: string) => programme.store.questions.get(id);

describe('the sorting page', () => {
  it('offers the likeliest themes with a key each, every other theme, a new one, the tray and the next', async () => {
    const { text } = await asked();
    expect(text).toMatch(/name="choice" value="theme:[^"]+"[^>]* data-key="1"/);
    for (const value of ['new', 'tray', 'skip']) expect(text).toContain(`name="choice" value="${value}"`);
    expect(text).toContain(`Of ${mailTexts.length} questions`);
  });

  it('takes an answer, says what it did, and undoes it', async () => {
    const { text } = await asked();
    const choice = /name="choice" value="(theme:[^"]+)"/.exec(text)?.[1] ?? '';
    const { id, response } = await answer({ choice });
    expect(response.status).toBe(303);
    expect(await placed(id)).toMatchObject({ placedBy: 'person', theme: choice.slice('theme:'.length) });
    const after = await host.get(page);
    expect(after.text).toMatch(/Put in “[^”]+”\. (Nothing else moved|\d+ more moved to)/);
    const step = /name="step" value="([^"]+)"/.exec(after.text)?.[1] ?? '';
    expect((await send(host, page, page, { step })).status).toBe(303);
    expect((await placed(id)).placedBy).toBe('machine');
    expect((await send(host, page, page, { step })).status).toBe(303);
    expect((await host.get(page)).text).toContain('That answer was undone before.');
  });

  it('makes a new theme, and asks for its title when there is none', async () => {
    const { response } = await answer({ choice: 'new', title: ' ' });
    expect(response.status).toBe(400);
    expect(response.text).toContain('Give the new theme a title');
    const { id } = await answer({ choice: 'new', title: 'A new matter' });
    const { themes } = await standing(programme, webinar);
    expect((await placed(id)).theme).toBe(themes.get('A new matter')?.id);
  });

  it('takes another theme from the list, and leaves a question in no theme', async () => {
    const { themes } = await standing(programme, webinar);
    const taxis = themes.get('Taxis')?.id ?? '';
    const { id } = await answer({ choice: 'other', other: `theme:${taxis}` });
    expect((await placed(id)).theme).toBe(taxis);
    const { id: second } = await answer({ choice: 'tray' });
    expect(await placed(second)).toMatchObject({ theme: null, placedBy: 'person' });
  });

  it('takes along those that ask the same only where the host says so', async () => {
    const [first = '', second = ''] = (await standing(programme, webinar)).questions.map(({ id }) => id);
    const { id } = await asked();
    const others = [first, second].filter((other) => other !== id);
    await answer({ choice: 'tray', together: others.slice(0, 1).join(' ') });
    expect(await placed(others[0] ?? '')).toMatchObject({ theme: null, placedBy: 'person' });
    expect((await host.get(page)).text).toContain('Left in no theme, with 1 that asks much the same.');
  });

  it('passes a question over without placing it, and remembers that in the address', async () => {
    const { id, response } = await answer({ choice: 'skip' });
    expect(response.headers.location).toBe(`${page}?skipped=${id}`);
    const { text } = await host.get(response.headers.location ?? '').expect(200);
    expect(text).not.toContain(`/sort/${id}"`);
    expect((await placed(id)).placedBy).toBe('machine');
  });

  it('refuses an answer on a stale page and shows both', async () => {
    const { id, version } = await asked();
    await programme.store.questions.moveToTheme(id, version, null);
    const response = await send(host, page, `${page}/${id}`, { version, choice: 'tray', skipped: '' });
    expect(response.status).toBe(409);
    expect(response.text).toContain('Your answer');
  });

  it('is for hosts: a moderator is told so', async () => {
    const moderator = await signedIn(appOf(programme), programme, ['moderator']);
    await moderator.get(page).expect(403);
  });
});

describe('the pages around the board', () => {
  it('lists proposals with their reasons, moves one, keeps one, and accepts all', async () => {
    const { asking, themes } = await standing(programme, webinar);
    const taxis = mailTexts.slice(6).map(asking);
    const wrong = themes.get('Panels')?.id ?? null;
    const panel = asking('How does the provision panel decide?');
    await programme.ranking.moveQuestion(webinar.id, panel.id, panel.version, wrong, 'Host');
    await programme.store.questions.place(
      taxis.slice(0, 2).map(({ id }) => ({ id, theme: null, confidence: 0, because: [] })),
    );
    const propose = async () => programme.theming.propose(await programme.store.webinars.get(webinar.id));
    expect(await propose()).toBe(2);
    const list = `/webinars/${webinar.id}/proposals`;
    expect((await host.get(`/webinars/${webinar.id}/themes`)).text).toContain('Proposed changes: 2');
    const { text } = await host.get(list).expect(200);
    expect(text).toContain('Why was the school taxi late every day?');
    expect(text).toMatch(/From <strong class="asked">No theme<\/strong> to <strong class="asked">Taxis/);
    const [first, second] = await programme.proposals.list(webinar.id);
    await send(host, list, `${list}/${first?.id}`, { decision: 'accept' });
    expect((await placed(first?.question ?? '')).theme).toBe(themes.get('Taxis')?.id);
    await send(host, list, `${list}/${second?.id}`, { decision: 'dismiss' });
    expect(await placed(second?.question ?? '')).toMatchObject({ theme: null, placedBy: 'person' });
    expect((await host.get(list)).text).toContain('There is nothing to change.');
    expect((await send(host, list, `${list}/${second?.id}`, { decision: 'accept' })).status).toBe(404);
    expect((await send(host, list, list, {})).status).toBe(303);
  });

  it('shows an earlier state, without what is held back, and goes back to it', async () => {
    const list = `/webinars/${webinar.id}/earlier`;
    const [run] = await programme.earlierStates.list(webinar.id);
    const { asking } = await standing(programme, webinar);
    const question = asking(mailTexts[8] ?? '');
    await programme.reviewing.setAside(question.id, question.version, 'off-topic', { name: 'Mod' });
    expect((await host.get(list)).text).toContain('All questions were grouped: 3 themes.');
    const { text } = await host.get(`${list}/${run?.id}`).expect(200);
    expect(text).toContain('Taxis (2)');
    expect(text).not.toContain(mailTexts[8]);
    expect((await send(host, `${list}/${run?.id}`, `${list}/${run?.id}`, {})).status).toBe(303);
    expect(await programme.earlierStates.list(webinar.id)).toHaveLength(2);
    await host.get(`${list}/gone`).expect(404);
    const other = await themedWebinar(programme);
    await host.get(`/webinars/${other.id}/earlier/${run?.id}`).expect(404);
  });

  it('says how many themes each step gives, and groups again', async () => {
    const path = `/webinars/${webinar.id}/granularity`;
    const { text } = await host.get(path).expect(200);
    expect(text).toMatch(/As suggested: \d+ themes/);
    expect((await send(host, path, path, { granularity: 1 })).status).toBe(303);
    expect((await programme.store.webinars.get(webinar.id)).granularity).toBe(1);
    expect((await send(host, path, path, { granularity: 9 })).status).toBe(400);
  });

  it('shows a theme with what is asked in short, and takes "not here"', async () => {
    const { themes, asking } = await standing(programme, webinar);
    const theme = `/webinars/${webinar.id}/themes/${themes.get('Taxis')?.id}`;
    const { text } = await host.get(theme).expect(200);
    expect(text).toContain('What is asked, in short');
    const question = asking(mailTexts[6] ?? '');
    await send(host, theme, `/webinars/${webinar.id}/questions/${question.id}/move`, {
      version: question.version,
      to: 'not-here',
      from: themes.get('Taxis')?.id ?? '',
    });
    expect(await placed(question.id)).toMatchObject({ theme: null, notHere: [themes.get('Taxis')?.id] });
  });
});
