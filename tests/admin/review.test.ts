import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import type { Programme } from '../../src/programme.js';
import type { Webinar } from '../../src/store/index.js';
import { fetched } from '../builders/mail.js';
import { appOf, send, signedIn } from '../builders/pages.js';
import { addWebinar, collect, openTestProgramme } from '../builders/programme.js';
import { addQuestion } from '../builders/question.js';

let programme: Programme;
let webinar: Webinar;
let moderator: TestAgent;
let review: string;
let close: () => Promise<void>;
beforeEach(async () => {
  ({ programme, close } = await openTestProgramme());
  webinar = await addWebinar(programme);
  moderator = await signedIn(appOf(programme), programme, ['moderator']);
  review = `/webinars/${webinar.id}/review`;
});
afterEach(() => close());

const act = (id: string, action: string, fields: Record<string, string | number>) =>
  send(moderator, review, `${review}/${id}/${action}`, fields);

describe('a question that asks for one child and for everybody', () => {
  const asked = 'Why was Maisie refused, and how many children were refused this year?';
  const general = 'How many children were refused this year?';
  const mixed = () =>
    addQuestion(programme, webinar, {
      asked,
      start: 10,
      end: 10 + asked.length,
      hints: [{ kind: 'individual-child', score: 1, because: ['Maisie'], general }],
    });

  it('is split in two: both are the same family’s, and each stands where it was asked', async () => {
    const question = await mixed();
    expect((await moderator.get(review)).text).toContain(`${general}</textarea>`);
    const wording = 'How many children are refused in a year?';
    expect((await act(question.id, 'split-off', { version: 1, wording })).status).toBe(303);
    expect(await programme.store.questions.get(question.id)).toMatchObject({
      state: 'set-aside',
      setAsideReason: 'individual-child',
      asked,
    });
    const both = await programme.store.questions.ofMessage(question.message);
    const other = both.find(({ id }) => id !== question.id);
    // "how many …?" begins at the 29th letter of the question.
    expect(other).toMatchObject({
      asked: 'how many children were refused this year?',
      start: 10 + 28,
      end: 10 + asked.length,
      family: question.family,
      wording,
      state: 'included',
      hints: [],
    });
    expect((await programme.store.history.of(other?.id ?? '')).map(({ action }) => action)).toEqual([
      'split off',
    ]);
  });

  it('is split once, from a fresh page, and never without a wording', async () => {
    const question = await mixed();
    expect((await act(question.id, 'split-off', { version: 1, wording: ' ' })).status).toBe(400);
    await act(question.id, 'include', { version: 1 });
    const stale = await act(question.id, 'split-off', { version: 1, wording: 'Mine?' });
    expect(stale.status).toBe(409);
    expect(stale.text).toContain('Mine?');
    expect(await programme.store.questions.ofMessage(question.message)).toHaveLength(1);
  });

  it('keeps all of it where the half cannot be found in it', async () => {
    const question = await addQuestion(programme, webinar, {
      asked,
      hints: [{ kind: 'individual-child', score: 1, because: [], general: 'Something else?' }],
    });
    await act(question.id, 'split-off', { version: 1, wording: general });
    const both = await programme.store.questions.ofMessage(question.message);
    const other = both.find(({ id }) => id !== question.id);
    expect(other).toMatchObject({ asked, start: question.start, end: question.end, wording: general });
  });
});

describe('the queue', () => {
  it('puts flagged questions first and marks the words that raised the flag', async () => {
    await addQuestion(programme, webinar, { asked: 'Plain one?' });
    await addQuestion(programme, webinar, {
      asked: 'Where will Sam go?',
      redacted: 'Where will [name] go?',
      hints: [
        { kind: 'individual-child', score: 1, because: ['Sam'] },
        { kind: 'near-duplicate', score: 1, because: ['Much like another.'] },
      ],
    });
    const { text } = await moderator.get(review).expect(200);
    expect(text.indexOf('<mark>Sam</mark>')).toBeLessThan(text.indexOf('Plain one?'));
    expect(text.indexOf('<mark>Sam</mark>')).toBeGreaterThan(0);
    expect(text).toContain('1 of these are flagged');
    expect(text).toContain('Much like another.');
    expect(text).toContain('Where will [name] go?');
    expect(text).toContain('<option value="individual-child" selected>');
  });

  it.each([
    ['personal-data', 'individual-child'],
    ['off-topic', 'off-topic'],
    ['abusive', 'abusive'],
    ['near-duplicate', 'duplicate'],
    ['check', 'other'],
  ] as const)('chooses the likeliest reason for %s beforehand: %s', async (kind, reason) => {
    await addQuestion(programme, webinar, { hints: [{ kind, score: 1, because: ['places'] }] });
    expect((await moderator.get(review)).text).toContain(`<option value="${reason}" selected>`);
  });

  it('shows twenty at a time', async () => {
    for (let n = 1; n <= 21; n += 1) await addQuestion(programme, webinar, { asked: `Question ${n}?` });
    const cards = (text: string) => text.match(/class="card"/g)?.length;
    const first = (await moderator.get(review)).text;
    expect(cards(first)).toBe(20);
    expect(first).toContain(`${review}?show=waiting&amp;page=2`);
    expect(cards((await moderator.get(`${review}?page=2`)).text)).toBe(1);
    expect(cards((await moderator.get(`${review}?page=99`)).text)).toBe(1);
  });
});

describe('a decision', () => {
  it('says what was done, once, and goes back to the same place', async () => {
    const { id } = await addQuestion(programme, webinar);
    const done = await act(id, 'set-aside', { version: 1, reason: 'duplicate', show: 'waiting', page: 3 });
    expect(done.headers.location).toBe(`${review}?show=waiting&page=3`);
    expect((await moderator.get(review)).text).toContain('Set aside: Asked already. You can restore it');
    expect((await moderator.get(review)).text).not.toContain('You can restore it');
    expect((await moderator.get(`${review}?show=set-aside`)).text).toContain('Set aside: Asked already');
    await act(id, 'restore', { version: 2, show: 'set-aside' });
    expect((await moderator.get(review)).text).toContain('it waits for a decision again');
    await act(id, 'include', { version: 3 });
    expect((await moderator.get(`${review}?show=included`)).text).toContain('How many places will there be?');
    expect(await programme.store.questions.get(id)).toMatchObject({ state: 'included', version: 4 });
  });

  it('changes the wording that hosts see and keeps what was asked; an empty box takes that back', async () => {
    const { id, asked } = await addQuestion(programme, webinar);
    await act(id, 'reword', { version: 1, wording: ' How many new places? ' });
    const { text } = await moderator.get(review);
    expect(text).toContain('<strong>Hosts see:</strong> How many new places?');
    expect(await programme.store.questions.get(id)).toMatchObject({ asked, wording: 'How many new places?' });
    await act(id, 'reword', { version: 2, wording: '' });
    expect((await programme.store.questions.get(id)).wording).toBe(asked);
  });

  it('on a stale page is refused, and both versions are shown in plain words', async () => {
    const { id } = await addQuestion(programme, webinar);
    await programme.reviewing.setAside(id, 1, 'off-topic', { name: 'Ana' });
    const include = await act(id, 'include', { version: 1 });
    expect(include.status).toBe(409);
    expect(include.text).toContain('Somebody else changed this question since you opened the page.');
    expect(include.text).toContain('Set aside: About something else');
    const reword = await act(id, 'reword', { version: 1, wording: 'Mine' });
    expect(reword.text).toMatch(/Wording<\/h3><p class="govuk-body visible-text">Mine</);
    await programme.reviewing.restore(id, 2, { name: 'Ana' });
    const aside = await act(id, 'set-aside', { version: 1, reason: 'abusive' });
    expect(aside.text).toContain('Set aside: Abusive');
    expect(aside.text).toContain('>Waiting<');
    expect((await programme.store.questions.get(id)).state).toBe('undecided');
  });

  it.each([
    ['set-aside', { version: 1, reason: 'because' }],
    ['set-aside', { version: 'x', reason: 'other' }],
    ['include', {}],
  ] as const)('with a broken form changes nothing: %s %j', async (action, fields) => {
    const { id } = await addQuestion(programme, webinar);
    expect((await act(id, action, { ...fields })).status).toBe(400);
    expect(await programme.store.questions.get(id)).toMatchObject({ state: 'undecided', version: 1 });
  });

  it('touches no question of another webinar', async () => {
    const other = await addWebinar(programme, { title: 'Other' });
    const { id } = await addQuestion(programme, other);
    expect((await act(id, 'include', { version: 1 })).status).toBe(404);
    expect((await act('none', 'include', { version: 1 })).status).toBe(404);
    expect((await programme.store.questions.get(id)).state).toBe('undecided');
  });
});

describe('a message that may tell of harm', () => {
  it('is escalated, found without concern or raised again, each recorded', async () => {
    await collect(programme, webinar, [
      fetched({
        subject: 'Please help',
        text: 'My son has bruises and is scared to go home. What can I do?',
      }),
    ]);
    const [raised] = await programme.store.messages.raised(webinar.id);
    const id = raised?.id ?? '';
    const page = `/webinars/${webinar.id}/mail/${id}`;
    const decide = (version: number, concern: string) =>
      send(moderator, page, `${page}/concern`, { version, concern });
    expect((await moderator.get(review)).text).toContain('Read these first');
    const seen = (await moderator.get(page)).text;
    expect(seen).toContain('This message may tell of harm');
    expect(seen).toContain('The safeguarding team');
    expect((await decide(1, 'escalated')).headers.location).toBe(page);
    expect((await moderator.get(page)).text).toContain('call the contacts now');
    expect((await decide(2, 'raised')).headers.location).toBe(review);
    expect((await moderator.get(review)).text).toContain('Raised again.');
    expect((await decide(3, 'no-concern')).headers.location).toBe(review);
    expect((await moderator.get(page)).text).toContain('A moderator found no concern');
    const stale = await decide(1, 'escalated');
    expect(stale.status).toBe(409);
    expect(stale.text).toMatch(/>Escalated<[\s\S]*>No concern</);
    expect((await decide(4, 'none')).status).toBe(400);
    const actions = (await programme.store.history.of(id)).map(({ action }) => action);
    expect(actions).toEqual(expect.arrayContaining(['escalated', 'raised again', 'found no concern']));
    const other = await addWebinar(programme, { title: 'Other' });
    const wrong = `/webinars/${other.id}/mail/${id}`;
    await moderator.get(wrong).expect(404);
    const elsewhere = await send(moderator, page, `${wrong}/concern`, { version: 4, concern: 'raised' });
    expect(elsewhere.status).toBe(404);
  });
});
