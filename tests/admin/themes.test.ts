import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Express } from 'express';
import type TestAgent from 'supertest/lib/agent.js';
import type { Programme } from '../../src/programme.js';
import type { Webinar } from '../../src/store/index.js';
import { appOf, send, signedIn, tokenIn } from '../builders/pages.js';
import { addWebinar, openTestProgramme } from '../builders/programme.js';
import { addQuestion } from '../builders/question.js';

let programme: Programme;
let webinar: Webinar;
let app: Express;
let host: TestAgent;
let close: () => Promise<void>;
let board: string;
let buses: string;
let places: string;
let speech: string;

beforeEach(async () => {
  ({ programme, close } = await openTestProgramme());
  webinar = await addWebinar(programme);
  app = appOf(programme);
  host = await signedIn(app, programme, ['host']);
  board = `/webinars/${webinar.id}/themes`;
  const made = [];
  for (const title of ['Buses', 'Places', 'Speech therapy'])
    made.push(await programme.ranking.addTheme(webinar.id, title, 'Test'));
  [buses = '', places = '', speech = ''] = made;
  await programme.store.webinars.orderThemes(webinar.id, 1, made);
});
afterEach(() => close());

const titles = async () => (await programme.ranking.board(webinar.id)).themes.map(({ theme }) => theme.title);
const move = (theme: string, fields: Record<string, string | number>) =>
  send(host, board, `${board}/${theme}/move`, fields);

describe('the board', () => {
  it('offers no move upwards to the first theme and none downwards to the last', async () => {
    const { text } = await host.get(board).expect(200);
    expect(text.match(/value="up"/g)).toHaveLength(2);
    expect(text.match(/value="down"/g)).toHaveLength(2);
    expect(text).toContain('1. <a');
  });

  it('says when there are no themes yet', async () => {
    const other = await addWebinar(programme);
    const { text } = await host.get(`/webinars/${other.id}/themes`).expect(200);
    expect(text).toContain('There are no themes yet');
  });

  it('counts families and says what is held back, without showing it', async () => {
    await addQuestion(programme, webinar, { theme: buses, asked: 'Is there a bus?', family: 'one' });
    await addQuestion(programme, webinar, { theme: buses, asked: 'Which bus?', family: 'one' });
    await addQuestion(programme, webinar, { theme: buses, asked: 'And a taxi?', family: null });
    await addQuestion(programme, webinar, { theme: buses, asked: 'Secret one', state: 'set-aside' });
    await addQuestion(programme, webinar, {
      theme: buses,
      asked: 'Secret two',
      hints: [{ kind: 'individual-child', score: 1, because: ['two'] }],
    });
    for (const path of [board, `${board}/${buses}`]) {
      const { text } = await host.get(path).expect(200);
      expect(text).toMatch(/at least 2/);
      expect(text).toContain('Held back: 1 flagged and not yet reviewed, 1 set aside.');
      expect(text).not.toContain('Secret');
    }
  });

  it('lists questions unlike any other, with the theme each is in, but none that is held back', async () => {
    const lone = await addQuestion(programme, webinar, {
      theme: buses,
      wording: 'May parrots ride the bus?',
    });
    const loose = await addQuestion(programme, webinar, { wording: 'What is the hall called?' });
    const secret = await addQuestion(programme, webinar, { wording: 'Secret one', state: 'set-aside' });
    expect((await host.get(`${board}/tray`)).text).not.toContain('unlike any other');
    await programme.store.themingRuns.add({
      id: 'run',
      webinar: webinar.id,
      at: new Date('2024-11-19T08:00:00Z'),
      kind: 'afresh',
      inputsDigest: '',
      parameters: {},
      methodVersion: '1',
      result: [],
      titles: [],
      apart: [lone.id, secret.id, loose.id, 'gone'],
    });
    const { text } = await host.get(`${board}/tray`).expect(200);
    const listed = text.slice(text.indexOf('Questions unlike any other'));
    expect(listed).toMatch(/May parrots ride the bus\?<\/span> \(in <a[^>]*>Buses<\/a>\)/);
    expect(listed).toMatch(/What is the hall called\?<\/span><\/li>/);
    expect(listed).not.toContain('Secret');
  });

  it('says that another model read messages, which are read again', async () => {
    const services = { ...programme.theming, readByAnother: async () => 2, problem: null };
    const other = appOf({ ...programme, theming: services as never });
    const agent = await signedIn(other, programme, ['host', 'moderator']);
    expect((await agent.get(board).expect(200)).text).toContain('2 messages are being read again');
    expect((await host.get(board)).text).not.toContain('read again');
  });

  it('shows moderators a theme and the tray without forms they may not send', async () => {
    await addQuestion(programme, webinar, { theme: buses });
    const moderator = await signedIn(app, programme, ['moderator']);
    for (const path of [`${board}/${buses}`, `${board}/tray`]) {
      const { text } = await moderator.get(path).expect(200);
      const actions = [...text.matchAll(/<form[^>]*action="([^"]+)"/g)].map(([, action]) => action);
      expect(actions).toEqual(['/sign-out']);
    }
  });
});

describe('the order of themes', () => {
  it.each([
    ['up', { move: 'up' }, ['Places', 'Buses', 'Speech therapy'], 1],
    ['down', { move: 'down' }, ['Buses', 'Speech therapy', 'Places'], 3],
    ['to the first place', { move: 'to', position: 1 }, ['Places', 'Buses', 'Speech therapy'], 1],
    ['to a place beyond the last', { move: 'to', position: 99 }, ['Buses', 'Speech therapy', 'Places'], 3],
    [
      'to no place, which is the first',
      { move: 'to', position: 'x' },
      ['Places', 'Buses', 'Speech therapy'],
      1,
    ],
  ])('moves %s', async (_, fields, order, rank) => {
    const response = await move(places, { orderVersion: 2, ...fields });
    expect(response.status).toBe(303);
    expect(response.headers.location).toBe(`${board}#theme-${places}`);
    expect(await titles()).toEqual(order);
    expect((await host.get(board)).text).toContain(`“Places” is now number ${rank}.`);
    expect((await programme.store.webinars.get(webinar.id)).themesWorkedOn).toBe(true);
  });

  it.each([
    ['up from the first', 'up', () => buses],
    ['down from the last', 'down', () => speech],
  ])('stays when moved %s', async (_, way, theme) => {
    expect((await move(theme(), { orderVersion: 2, move: way })).status).toBe(303);
    expect(await titles()).toEqual(['Buses', 'Places', 'Speech therapy']);
  });

  it('is not changed from a stale page, which shows the move and the order that stands', async () => {
    await programme.ranking.move(webinar.id, speech, 2, { kind: 'to', position: 1 }, 'Ana');
    const response = await move(places, { orderVersion: 2, move: 'to', position: 1 });
    expect(response.status).toBe(409);
    expect(response.text).toContain('Your change was not made, and nothing was lost');
    expect(response.text).toContain('“Places” to position 1');
    expect(response.text).toContain('1. Speech therapy\n2. Buses\n3. Places');
    const up = await move(places, { orderVersion: 2, move: 'up' });
    expect(up.text).toContain('“Places” up');
    expect(await titles()).toEqual(['Speech therapy', 'Buses', 'Places']);
  });

  it.each([{ move: 'up' }, { orderVersion: 2, move: 'sideways' }])(
    'is not changed by a broken form: %j',
    async (fields) => {
      const response = await move(places, fields as Record<string, string | number>);
      expect(response.status).toBe(400);
      expect(response.text).toContain('This form arrived incomplete');
    },
  );
});

describe('a theme', () => {
  const rename = (fields: Record<string, string | number>) =>
    send(host, board, `${board}/${buses}/rename`, fields);

  it('gets another title', async () => {
    expect((await rename({ version: 1, title: ' School buses ' })).status).toBe(303);
    const page = (await host.get(`${board}/${buses}`)).text;
    expect(page).toContain('The title is changed.');
    expect(page).toContain('value="School buses"');
    expect((await host.get(`${board}/${buses}`)).text).not.toContain('The title is changed.');
  });

  it('keeps its title when the new one is empty, and says so at the top and at the field', async () => {
    const response = await rename({ version: 1, title: '   ' });
    expect(response.status).toBe(400);
    expect(response.text).toContain('There is a problem');
    expect(response.text).toContain('<a href="#title">Give the theme a title</a>');
    expect(response.text).toContain('id="title-error"');
    expect(response.text).toMatch(
      /<input class="govuk-input govuk-input--error" id="title" name="title" type="text" aria-d/,
    );
    expect(await titles()).toContain('Buses');
  });

  it('shows both titles when somebody else was faster', async () => {
    await programme.ranking.rename(webinar.id, buses, 1, 'Taxis', 'Ana');
    const response = await rename({ version: 1, title: 'Minibuses' });
    expect(response.status).toBe(409);
    expect(response.text).toContain('Minibuses');
    expect(response.text).toContain('Taxis');
  });

  it('is prepared, and shows both preparations when somebody else was faster', async () => {
    const fields = { wording: 'Who gets a bus?', owner: 'Transport', draftAnswer: 'Those who need one.' };
    const prepare = (more: Record<string, string | number>) =>
      send(host, board, `${board}/${buses}/prepare`, { ...fields, ...more });
    expect((await prepare({ version: 1 })).status).toBe(303);
    const page = (await host.get(`${board}/${buses}`)).text;
    for (const value of Object.values(fields)) expect(page).toContain(value);
    const shown = (await host.get(board)).text;
    expect(shown).toContain('Wording agreed');
    expect(shown).toContain('Answer drafted');
    expect(shown).toContain('Answered by Transport');
    const stale = await prepare({ version: 1, wording: 'Mine', owner: '' });
    expect(stale.status).toBe(409);
    expect(stale.text).toContain('Mine');
    expect(stale.text).toContain('Who gets a bus?');
  });

  it('lists what is asked as a checklist, and says what the draft leaves open', async () => {
    const asked = [
      'Is there a bus?',
      'Is there any bus?',
      'Who pays for the bus?',
      'When does the bus come?',
    ];
    const ids = [];
    for (const one of asked)
      ids.push((await addQuestion(programme, webinar, { theme: buses, asked: one, wording: one })).id);
    const [first = '', again = '', pays = '', comes = ''] = ids;
    await programme.store.themes.annotate([{ id: buses, tag: '', asks: [[first, again], [pays], [comes]] }]);
    const prepare = async (version: number, covered: string[]) => {
      const page = await host.get(`${board}/${buses}`);
      return host
        .post(`${board}/${buses}/prepare`)
        .type('form')
        .send({ _csrf: tokenIn(page.text), version, covered })
        .expect(303);
    };
    expect((await host.get(`${board}/${buses}`)).text).not.toContain('The draft covers');
    await prepare(1, [first]);
    const some = (await host.get(`${board}/${buses}`)).text;
    expect(some).toContain('The draft covers 1 of 3. 2 families still wait for the others.');
    expect(some).toMatch(new RegExp(`value="${first}" checked`));
    await prepare(2, [again, pays, comes]);
    expect((await host.get(`${board}/${buses}`)).text).toContain('The draft covers all of them.');
    await prepare(3, [first, comes]);
    expect((await host.get(`${board}/${buses}`)).text).toContain('1 family still waits for the others.');
  });

  it('is made at the end of the list, and not without a title', async () => {
    expect((await send(host, board, board, { title: 'Trains' })).status).toBe(303);
    expect((await titles()).at(-1)).toBe('Trains');
    const empty = await send(host, board, board, { title: '' });
    expect(empty.status).toBe(400);
    expect(empty.text).toContain('<a href="#title">Give the new theme a title</a>');
    expect(await titles()).toHaveLength(4);
  });

  it('is neither made nor changed by way of a webinar it does not belong to', async () => {
    const other = await addWebinar(programme, { title: 'Other' });
    const wrong = `/webinars/${other.id}/themes/${buses}`;
    await host.get(wrong).expect(404);
    expect((await send(host, board, `${wrong}/rename`, { version: 1, title: 'X' })).status).toBe(404);
    expect((await send(host, board, `${wrong}/prepare`, { version: 1, owner: 'X' })).status).toBe(404);
    expect((await send(host, board, `${wrong}/move`, { orderVersion: 1, move: 'up' })).status).toBe(404);
    expect((await send(host, board, '/webinars/none/themes', { title: 'X' })).status).toBe(404);
    expect(await programme.store.themes.ofWebinar('none')).toEqual([]);
    expect(await programme.store.themes.get(buses)).toMatchObject({ title: 'Buses', owner: '', version: 1 });
  });
});

describe('a question', () => {
  const moveQuestion = (id: string, fields: Record<string, string | number>) =>
    send(host, board, `/webinars/${webinar.id}/questions/${id}/move`, fields);

  it('moves from one theme to another, to the tray, and back', async () => {
    const { id } = await addQuestion(programme, webinar, { theme: buses });
    const there = await moveQuestion(id, { version: 1, from: buses, to: places });
    expect(there.status).toBe(303);
    expect(there.headers.location).toBe(`${board}/${buses}`);
    expect((await host.get(`${board}/${buses}`)).text).toContain('Moved to “Places”.');
    expect((await host.get(`${board}/${places}`)).text).toContain('Placed by a person');
    expect((await moveQuestion(id, { version: 2, from: places, to: 'tray' })).status).toBe(303);
    expect((await host.get(`${board}/tray`)).text).toContain('How many places will there be?');
    expect((await moveQuestion(id, { version: 3, from: 'tray', to: speech })).status).toBe(303);
    expect((await programme.store.questions.get(id)).theme).toBe(speech);
  });

  it('shows where it is and where it should have gone when somebody else was faster', async () => {
    const { id } = await addQuestion(programme, webinar, { theme: buses });
    await programme.ranking.moveQuestion(webinar.id, id, 1, places, 'Ana');
    const response = await moveQuestion(id, { version: 1, from: buses, to: speech });
    expect(response.status).toBe(409);
    expect(response.text).toContain('Speech therapy');
    expect(response.text).toContain('Places');
    await programme.ranking.moveQuestion(webinar.id, id, 2, null, 'Ana');
    expect((await moveQuestion(id, { version: 2, from: buses, to: 'tray' })).text).toContain('No theme');
  });

  it('goes to no theme of another webinar, and comes from none', async () => {
    const other = await addWebinar(programme, { title: 'Other' });
    const foreign = await programme.ranking.addTheme(other.id, 'Foreign', 'Test');
    const { id } = await addQuestion(programme, webinar);
    expect((await moveQuestion(id, { version: 1, from: 'tray', to: foreign })).status).toBe(404);
    const elsewhere = await addQuestion(programme, other);
    expect((await moveQuestion(elsewhere.id, { version: 1, from: 'tray', to: buses })).status).toBe(404);
  });

  it('shows words for its place only when they stand in its wording', async () => {
    await addQuestion(programme, webinar, {
      theme: buses,
      wording: 'Is there a bus?',
      because: ['bus', 'hiddenname'],
    });
    const { text } = await host.get(`${board}/${buses}`);
    expect(text).toContain('Because of: bus');
    expect(text).not.toContain('hiddenname');
  });

  it('says that it came after the deadline', async () => {
    await addQuestion(programme, webinar, { late: true, received: new Date('2024-11-18T23:00:00Z') });
    expect((await host.get(`${board}/tray`)).text).toContain('18 Nov, 11pm, after the deadline');
  });
});
