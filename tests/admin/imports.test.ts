import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Express } from 'express';
import type TestAgent from 'supertest/lib/agent.js';
import type { Programme } from '../../src/programme.js';
import type { Webinar } from '../../src/store/index.js';
import { slidoExport, teamsExport } from '../builders/exports.js';
import { fetched } from '../builders/mail.js';
import { appOf, signedIn, tokenIn } from '../builders/pages.js';
import { addWebinar, collect, openTestProgramme } from '../builders/programme.js';

let programme: Programme;
let webinar: Webinar;
let app: Express;
let moderator: TestAgent;
let close: () => Promise<void>;

beforeEach(async () => {
  ({ programme, close } = await openTestProgramme());
  webinar = await addWebinar(programme);
  app = appOf(programme);
  moderator = await signedIn(app, programme, ['moderator']);
});
afterEach(() => close());

async function upload(text: string | Buffer, name = 'slido.csv', agent = moderator) {
  const token = tokenIn((await agent.get('/webinars')).text);
  return agent
    .post('/imports')
    .field('_csrf', token)
    .field('webinar', webinar.id)
    .attach('file', Buffer.from(text), name);
}

async function uploaded(text: string): Promise<string> {
  const response = await upload(text);
  expect(response.status).toBe(303);
  return String(response.headers.location);
}

/** Sends the form of the page that imports. */
async function importShown(path: string) {
  const html = (await moderator.get(path)).text;
  const form = html.slice(html.indexOf('method="post" action="/imports/'));
  const fields = [...form.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]);
  const response = await moderator
    .post(path.split('?')[0] ?? '')
    .type('form')
    .send(Object.fromEntries(fields));
  expect(response.status).toBe(303);
  const page = async () => (await moderator.get(String(response.headers.location))).text;
  let text = await page();
  while (text.includes('are being imported')) text = await page();
  return text;
}

describe('an upload', () => {
  it('shows what would be imported, takes it when asked to, and says what came of it', async () => {
    const path = await uploaded(teamsExport);
    const preview = (await moderator.get(path)).text;
    for (const text of [
      '2 questions to import',
      'Answers and announcements left out: 2',
      'Empty lines left out: 1',
      'How many places will there be, and when?',
      '27 Nov, 7.45pm',
      'Import 2 questions',
    ])
      expect(preview).toContain(text);
    expect(preview).not.toContain('ash@family.example');
    expect(await programme.store.messages.count(webinar.id)).toBe(0);
    expect(await importShown(path)).toContain('2 new messages with 2 questions.');
    const list = (await moderator.get('/imports')).text;
    expect(list).toContain('Uploaded by A moderator');
    expect(await importShown(await uploaded(teamsExport))).toContain('2 were there already');
    expect(await programme.store.messages.count(webinar.id)).toBe(2);
  });

  it('stands beside mail on the overview', async () => {
    await collect(programme, webinar, [fetched()]);
    await importShown(await uploaded(teamsExport));
    expect((await moderator.get(`/webinars/${webinar.id}`)).text).toContain(
      'They came in several ways: 1 by email, 2 imported from a meeting.',
    );
  });

  it('goes on when the programme ended in its midst', async () => {
    const path = await uploaded(teamsExport);
    await programme.store.imports.change(path.split('/').at(-1) ?? '', { state: 'importing' });
    expect((await moderator.get(path)).text).toContain('The import stopped before its end');
    expect(await importShown(path)).toContain('2 new messages with 2 questions.');
  });

  it('may be looked at with other columns, and is imported as it was shown', async () => {
    const path = await uploaded('Name,Words,When\nKim <b>,Who decides?,11/12/2024\n');
    expect((await moderator.get(path)).text).toContain('its name does not say so');
    const chosen = `${path}?question=1&time=2&address=&type=&dates=month+first`;
    const shown = (await moderator.get(chosen)).text;
    expect(shown).toContain('12 Nov, midnight');
    await importShown(chosen);
    const [message] = await programme.store.messages.page(webinar.id, null, 0, 10);
    expect(message).toMatchObject({ channel: 'import', received: new Date('2024-11-12T00:00:00Z') });
  });

  it('shows texts and names as text', async () => {
    const path = await uploaded('Question,<b>Name</b>\n<script>alert(1)</script> Who?,x\n');
    const html = (await moderator.get(path)).text;
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; Who?');
    expect(html).not.toContain('<script>alert');
    const response = await upload(slidoExport, '../../a<b>\u0007.csv');
    expect((await moderator.get(String(response.headers.location))).text).toContain(
      '<h1 class="govuk-heading-l asked">a&lt;b&gt;.csv</h1>',
    );
  });

  it('is recorded when somebody looks at it', async () => {
    const path = await uploaded(slidoExport);
    await moderator.get(path);
    expect(await programme.store.history.of(path.split('/').at(-1) ?? '')).toMatchObject([
      { who: 'A moderator', action: 'looked at an upload' },
    ]);
  });
});

describe('an upload is refused', () => {
  it('with a sentence when it is no export, or nothing was chosen', async () => {
    const excel = await upload('PK\u0003\u0004', 'questions.xlsx');
    expect([excel.status, excel.text]).toEqual([400, expect.stringContaining('must be saved as CSV first')]);
    const nothing = await upload('', 'empty.csv');
    expect([nothing.status, nothing.text]).toEqual([400, expect.stringContaining('Choose the file')]);
    const token = tokenIn((await moderator.get('/imports')).text);
    const noWebinar = await moderator
      .post('/imports')
      .field('_csrf', token)
      .field('webinar', 'none')
      .attach('file', Buffer.from(slidoExport), 'a.csv');
    expect([noWebinar.status, noWebinar.text]).toEqual([400, expect.stringContaining('Choose the webinar')]);
  });

  it('when it is too large, whether it says so or not', async () => {
    const said = await upload(Buffer.alloc(6 * 1024 * 1024, 'a'));
    expect([said.status, said.text]).toEqual([413, expect.stringContaining('more than we can take')]);
    const token = tokenIn((await moderator.get('/imports')).text);
    const unsaid = await moderator
      .post('/imports')
      .field('_csrf', token)
      .field('webinar', webinar.id)
      .attach('file', Buffer.alloc(5 * 1024 * 1024 + 1, 'a'), 'a.csv');
    expect(unsaid.status).toBe(413);
    const many = moderator.post('/imports').field('_csrf', token);
    for (let n = 0; n < 30; n += 1) many.field(`f${n}`, 'x');
    expect((await many).status).toBe(413);
  });

  it('when it is not put together as it should be', async () => {
    for (const [type, body] of [
      ['multipart/form-data', 'x'],
      ['multipart/form-data; boundary=a', '--a\r\nContent-Disposition: form-data; name="x"\r\n\r\nno end'],
    ] as const) {
      const response = await moderator.post('/imports').set('Content-Type', type).send(body);
      expect(response.status).toBe(400);
    }
  });

  it('without the token of the session', async () => {
    const response = await moderator
      .post('/imports')
      .field('_csrf', 'made up')
      .field('webinar', webinar.id)
      .attach('file', Buffer.from(slidoExport), 'a.csv');
    expect(response.status).toBe(403);
    expect(await programme.store.imports.latest(10)).toEqual([]);
  });

  it('from a host, of whose form nothing is read', async () => {
    const host = await signedIn(app, programme, ['host']);
    const response = await upload(slidoExport, 'a.csv', host);
    expect(response.status).toBe(403);
    expect(await programme.store.imports.latest(10)).toEqual([]);
  });
});
