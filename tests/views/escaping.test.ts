import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import type { Programme } from '../../src/programme.js';
import type { Webinar } from '../../src/store/index.js';
import { fetched } from '../builders/mail.js';
import { appOf, send, signedIn } from '../builders/pages.js';
import { addWebinar, collect, openTestProgramme } from '../builders/programme.js';
import { addQuestion } from '../builders/question.js';

const hostile = (place: string) => `<script>alert("${place}")</script>"'><img src=x onerror=alert(1)>`;
const shown = (place: string) => `&lt;script&gt;alert(&#34;${place}&#34;)&lt;/script&gt;`;

let programme: Programme;
let webinar: Webinar;
let agent: TestAgent;
let base: string;
let close: () => Promise<void>;
beforeEach(async () => {
  ({ programme, close } = await openTestProgramme());
  webinar = await addWebinar(programme, {
    title: hostile('webinar'),
    escalationContacts: hostile('contacts'),
  });
  agent = await signedIn(appOf(programme), programme, ['host', 'moderator', 'administrator']);
  base = `/webinars/${webinar.id}`;
});
afterEach(() => close());

/** Nothing on the page runs: no script or style of its own, no handler, no picture. */
function expectHarmless(html: string): void {
  // What stands quoted in an attribute is only a value: no quotation mark can end it early.
  const tags = html.replaceAll(/="[^"<>]*"/g, '=""');
  expect(tags).not.toMatch(/<script>|<img|<style|<[a-z][^<>]* (?:on[a-z]+|style)=/i);
}

describe('hostile text', () => {
  it('in the subject, the body and a question of a mail is shown as text', async () => {
    await collect(programme, webinar, [
      fetched({
        subject: `Hello ${hostile('subject')}`,
        text: `He has bruises ${hostile('body')}.\n\nHow many places ${hostile('question')} will there be?`,
      }),
    ]);
    const [message] = await programme.store.messages.page(webinar.id, null, 0, 1);
    const whole = (await agent.get(`${base}/mail/${message?.id}`).expect(200)).text;
    for (const place of ['subject', 'body', 'question', 'contacts']) expect(whole).toContain(shown(place));
    expectHarmless(whole);
    const list = (await agent.get(`${base}/mail`).expect(200)).text;
    expect(list).toContain(shown('subject'));
    expectHarmless(list);
    const review = (await agent.get(`${base}/review`).expect(200)).text;
    expect(review).toContain(shown('subject'));
    expectHarmless(review);
  });

  it('in questions, themes and what people wrote is shown as text on every page', async () => {
    const theme = await programme.ranking.addTheme(webinar.id, hostile('theme'), 'Test');
    await programme.ranking.prepare(
      webinar.id,
      theme,
      1,
      { wording: hostile('wording'), owner: hostile('owner'), draftAnswer: hostile('draft') },
      'Test',
    );
    const placed = await addQuestion(programme, webinar, {
      theme,
      asked: hostile('asked'),
      because: ['script'],
    });
    await addQuestion(programme, webinar, {
      asked: hostile('tray'),
      redacted: hostile('redacted'),
      hints: [{ kind: 'near-duplicate', score: 1, because: [hostile('hint')] }],
    });
    const pages: [string, string[]][] = [
      ['', ['webinar']],
      ['/review', ['asked', 'tray', 'redacted', 'hint']],
      ['/themes', ['theme', 'owner', 'asked']],
      [`/themes/${theme}`, ['theme', 'wording', 'owner', 'draft', 'asked']],
      ['/themes/tray', ['theme', 'tray']],
      ['/running-order', ['webinar', 'theme', 'wording', 'owner', 'draft', 'asked', 'tray']],
    ];
    for (const [path, places] of pages) {
      const { text } = await agent.get(`${base}${path}`).expect(200);
      for (const place of places)
        expect({ path, text }).toMatchObject({ text: expect.stringContaining(shown(place)) });
      expectHarmless(text);
    }
    const list = (await agent.get('/webinars')).text;
    expect(list).toContain(shown('webinar'));
    expectHarmless(list);
    const moved = await send(agent, `${base}/themes`, `${base}/themes/${theme}/move`, {
      orderVersion: 1,
      move: 'up',
    });
    expect(moved.status).toBe(303);
    expect((await agent.get(`${base}/themes`)).text).toContain(`“${shown('theme')}`);
    const conflict = await send(agent, base, `${base}/review/${placed.id}/reword`, {
      version: 9,
      wording: hostile('yours'),
    });
    expect(conflict.status).toBe(409);
    for (const place of ['yours', 'asked']) expect(conflict.text).toContain(shown(place));
    expectHarmless(conflict.text);
  });

  it('in a form that is refused is shown as text', async () => {
    const refused = await send(agent, '/webinars/new', '/webinars/new', {
      title: hostile('title'),
      topics: hostile('topics'),
      mailbox: hostile('mailbox'),
    });
    expect(refused.status).toBe(400);
    for (const place of ['title', 'topics']) expect(refused.text).toContain(shown(place));
    expectHarmless(refused.text);
    const signIn = await send(agent, '/sign-in', '/sign-in', { email: hostile('email'), password: 'x' });
    expect(signIn.text).toContain(shown('email'));
    expectHarmless(signIn.text);
  });
});
