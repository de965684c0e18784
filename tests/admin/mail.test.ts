import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import type { Programme } from '../../src/programme.js';
import type { Webinar } from '../../src/store/index.js';
import { fetched } from '../builders/mail.js';
import { appOf, send, signedIn } from '../builders/pages.js';
import { addWebinar, collect, openTestProgramme } from '../builders/programme.js';

let programme: Programme;
let webinar: Webinar;
let moderator: TestAgent;
let mail: string;
let close: () => Promise<void>;
beforeEach(async () => {
  ({ programme, close } = await openTestProgramme());
  webinar = await addWebinar(programme);
  moderator = await signedIn(appOf(programme), programme, ['moderator']);
  mail = `/webinars/${webinar.id}/mail`;
});
afterEach(() => close());

const family = (name: string) => `${name} <${name}@family.example>`;

describe('the list of mail', () => {
  it('shows each message with what became of it, all or those of one outcome', async () => {
    await collect(programme, webinar, [
      fetched({ from: family('one'), subject: 'Places', text: 'How many places will there be?' }),
      fetched({ from: family('two'), subject: 'Thanks', text: 'Thank you for the newsletter.' }),
      fetched(
        { from: family('three'), subject: '', text: 'Is there a bus?' },
        new Date('2024-11-18T23:00:00Z'),
      ),
    ]);
    const all = (await moderator.get(mail).expect(200)).text;
    expect(all).toContain('>Places</a>');
    expect(all).toContain('>Without a subject</a>');
    expect(all).toContain('18 Nov, 11pm');
    expect(all.match(/>\s*Late\s*</g)).toHaveLength(1);
    const none = (await moderator.get(`${mail}?outcome=no-question`).expect(200)).text;
    expect(none).toContain('>Thanks</a>');
    expect(none).not.toContain('>Places</a>');
    expect(none).toContain('<option value="no-question" selected>');
    expect((await moderator.get(`${mail}?outcome=made-up`)).text).toContain('>Places</a>');
    expect((await moderator.get(`${mail}?outcome=unreadable`)).text).toContain('No messages here.');
  });

  it('shows fifty at a time', async () => {
    await collect(
      programme,
      webinar,
      Array.from({ length: 51 }, (_, n) => fetched({ from: family(`f${n}`), text: `Thanks, number ${n}.` })),
    );
    const cards = (text: string) => text.match(/class="card"/g)?.length;
    const first = (await moderator.get(mail)).text;
    expect(cards(first)).toBe(50);
    expect(first).toContain(`${mail}?outcome=&amp;page=2`);
    const second = (await moderator.get(`${mail}?page=2`)).text;
    expect(cards(second)).toBe(1);
    expect(second).toContain(`${mail}?outcome=&amp;page=1`);
  });
});

describe('one message', () => {
  it('marks the questions found in it and says when the sender’s clock differs', async () => {
    await collect(programme, webinar, [
      fetched(
        { text: 'Dear team, how many places will there be? Many thanks.' },
        new Date('2024-11-18T23:00:00Z'),
      ),
    ]);
    const [question] = await programme.store.questions.ofWebinar(webinar.id);
    const { text } = await moderator.get(`${mail}/${question?.message}`).expect(200);
    expect(text).toContain(`<mark data-number="1">${question?.asked}</mark>`);
    expect(text).toContain('Arrived at 11pm on Monday 18 November 2024');
    expect(text).toContain('The sender’s own date says 8pm on Monday 11 November 2024');
    expect(text).toContain('Questions found are marked: 1.');
  });
});

describe('a question written below a line of ours', () => {
  it('stands with the line that it answers', async () => {
    await collect(programme, webinar, [
      fetched({
        text: 'On Mon, 4 Nov 2024 at 10:00, The team <team@council.example> wrote:\n> Buses will run until six.\n\nIs there a bus on Saturdays?\n\n> Lunch is free for all.\n\nWill there be halal food?',
      }),
    ]);
    const [question] = await programme.store.questions.ofWebinar(webinar.id);
    const { text } = await moderator.get(`${mail}/${question?.message}`);
    expect(text).toContain('Answers this line: “Buses will run until six.”');
    expect(text).toContain('Answers this line: “Lunch is free for all.”');
  });
});

describe('correcting the questions of a message', () => {
  const two = 'How many places will there be? Is there a bus to the new school?';
  let page: string;
  const version = async () => (await programme.store.messages.get(page.split('/').at(-1) ?? '')).version;
  const questions = async () =>
    (await programme.store.questions.ofWebinar(webinar.id)).sort((a, b) => a.start - b.start);
  const asked = async () => (await questions()).map((question) => question.asked);
  const nth = async (n: number) => {
    const question = (await questions())[n];
    if (question === undefined) throw new Error('There is no such question.');
    return question;
  };
  const act = async (n: number, action: string, fields: Record<string, string | number> = {}) => {
    const { id, version: questionVersion } = await nth(n);
    return send(moderator, page, `${page}/questions/${id}/${action}`, {
      version: await version(),
      questionVersion,
      ...fields,
    });
  };
  const open = async (text: string) => {
    await collect(programme, webinar, [fetched({ text })]);
    const [line] = await programme.store.messages.page(webinar.id, null, 0, 1);
    page = `${mail}/${line?.id}`;
    return (await moderator.get(page).expect(200)).text;
  };

  it('splits, joins, changes, takes away and undoes, each with a word of what was done', async () => {
    const shown = await open(two);
    expect(shown).toContain('<mark data-number="2">Is there a bus to the new school?</mark>');
    expect(shown).toContain('<option value="21">there be?</option>');
    expect((await act(1, 'split', { at: 15 })).headers.location).toBe(page);
    expect(await asked()).toEqual(['How many places will there be?', 'Is there a bus', 'to the new school?']);
    expect((await moderator.get(page)).text).toContain('Two questions now.');
    const third = await nth(2);
    await act(1, 'join', { next: third.id, nextVersion: third.version });
    expect(await asked()).toEqual(['How many places will there be?', 'Is there a bus to the new school?']);
    await act(0, 'change', { words: 'how many places' });
    expect((await asked())[0]).toBe('How many places');
    await act(0, 'take-away');
    expect(await asked()).toEqual(['Is there a bus to the new school?']);
    const { text } = await moderator.get(page);
    expect(text).toContain('Undo the last change (question taken away by A moderator)');
    await send(moderator, page, `${page}/undo`, { version: await version() });
    expect((await asked())[0]).toBe('How many places');
  });

  it('takes words as a question, from a mail that had none', async () => {
    const shown = await open('Thank you for the newsletter.');
    expect(shown).toContain('This is a question after all');
    expect(shown).toMatch(/<textarea[^>]*>Thank you for the newsletter\.</);
    const done = await send(moderator, page, `${page}/questions`, {
      version: 1,
      at: '',
      words: 'the newsletter',
    });
    expect(done.status).toBe(303);
    expect((await moderator.get(page)).text).toContain('<mark data-number="1">the newsletter</mark>');
  });

  it('says what is wrong beside the field, and keeps what was typed', async () => {
    await open(two);
    const added = await send(moderator, page, `${page}/questions`, {
      version: 1,
      words: 'A <b>helicopter</b>?',
    });
    expect(added.status).toBe(400);
    expect(added.text).toContain('There is a problem');
    expect(added.text).toContain('<a href="#words">These words do not stand in the mail.');
    expect(added.text).toMatch(/id="words"[^>]*>A &lt;b&gt;helicopter&lt;\/b&gt;\?</);
    const { id } = await nth(0);
    const changed = await act(0, 'change', { words: 'A helicopter?' });
    expect(changed.text).toContain(`<a href="#words-${id}">`);
    expect(changed.text).toMatch(
      /<details class="govuk-details" open>\s*<summary[^>]*><span[^>]*>Correct question 1/,
    );
    const undo = await send(moderator, page, `${page}/undo`, { version: 1 });
    expect(undo.text).toContain('There is nothing to undo.');
  });

  it('from a stale page is refused, with what was sent and how it is now', async () => {
    await open(two);
    await act(1, 'take-away');
    const late = await send(moderator, page, `${page}/questions`, { version: 1, words: 'a bus' });
    expect(late.status).toBe(409);
    expect(late.text).toMatch(/A question<\/h3><p[^>]*>a bus</);
    expect(late.text).toContain('Question 1 (waiting for a decision)');
  });

  it('decides about each question, or all that wait', async () => {
    await open(two);
    await act(0, 'decide', { decision: 'set-aside', reason: 'off-topic' });
    expect((await moderator.get(page)).text).toContain('About something else');
    await act(0, 'decide', { decision: 'restore' });
    await act(1, 'decide', { decision: 'include' });
    await act(1, 'decide', { decision: 'restore' });
    const seen = (await questions()).map(({ id, version: at }) => `${id}:${at}`).join(' ');
    await act(0, 'decide', { decision: 'include' });
    const all = (list: string) => send(moderator, page, `${page}/include-all`, { questions: list });
    expect((await all(seen)).status).toBe(409);
    await act(0, 'decide', { decision: 'restore' });
    const fresh = (await questions()).map(({ id, version: at }) => `${id}:${at}`).join(' ');
    expect((await all(fresh)).status).toBe(303);
    expect((await questions()).map(({ state }) => state)).toEqual(['included', 'included']);
  });

  it('touches no message or question of elsewhere', async () => {
    await open(two);
    const other = await addWebinar(programme, { title: 'Other' });
    const { id } = await nth(0);
    const wrong = `/webinars/${other.id}/mail/${page.split('/').at(-1)}`;
    expect((await send(moderator, page, `${wrong}/undo`, { version: 1 })).status).toBe(404);
    const strange = { questionVersion: 1, decision: 'include' };
    expect((await send(moderator, page, `${page}/questions/none/decide`, strange)).status).toBe(404);
    await collect(programme, webinar, [
      fetched({ from: family('else'), text: 'Will there be lifts?' }, undefined, 'b.eml'),
    ]);
    const elsewhere = (await questions()).find(({ asked: words }) => words === 'Will there be lifts?');
    const path = `${page}/questions/${elsewhere?.id}`;
    expect((await send(moderator, page, `${path}/decide`, strange)).status).toBe(404);
    const gone = await send(moderator, page, `${path}/take-away`, { version: 1, questionVersion: 1 });
    expect(gone.status).toBe(404);
    expect((await programme.store.questions.get(id)).state).toBe('undecided');
  });
});
