import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import type { Programme } from '../../src/programme.js';
import type { Webinar } from '../../src/store/index.js';
import { fetched } from '../builders/mail.js';
import { appOf, signedIn } from '../builders/pages.js';
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
    expect(text).toContain(`<mark>${question?.asked}</mark>`);
    expect(text).toContain('Arrived at 11pm on Monday 18 November 2024');
    expect(text).toContain('The sender’s own date says 8pm on Monday 11 November 2024');
    expect(text).toContain('Questions found are marked: 1.');
  });
});
