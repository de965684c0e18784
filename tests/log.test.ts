import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createLog } from '../src/log.js';
import type { Programme } from '../src/programme.js';
import type { Webinar } from '../src/store/index.js';
import { appOf, send, signedIn } from './builders/pages.js';
import { addWebinar, collect, openTestProgramme } from './builders/programme.js';

const canary = 'zebrafinch';
const logged: string[] = [];
const destination = { write: (line: string) => void logged.push(line) };
let programme: Programme;
let webinar: Webinar;
let close: () => Promise<void>;

beforeEach(async () => {
  logged.length = 0;
  ({ programme, close } = await openTestProgramme(destination));
  webinar = await addWebinar(programme);
});
afterEach(() => close());

/** A mail with the canary in each of its parts; the second part is an attachment. */
const source = Buffer.from(
  [
    `From: ${canary} Reed <${canary}@family.example>`,
    `Reply-To: ${canary}@other.example`,
    `To: ${canary}-list@council.example`,
    `Subject: ${canary} subject`,
    `Message-ID: <${canary}@family.example>`,
    'Date: Mon, 11 Nov 2024 20:00:00 +0000',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="edge"',
    '',
    '--edge',
    'Content-Type: text/plain; charset="utf-8"',
    '',
    `Will ${canary} school open next year? He has bruises and is scared to go home, ${canary}.`,
    '--edge',
    `Content-Type: application/pdf; name="${canary}.pdf"`,
    `Content-Disposition: attachment; filename="${canary}.pdf"`,
    '',
    canary,
    '--edge--',
    '',
  ].join('\r\n'),
);

describe('the log', () => {
  it('holds no word of any part of a mail, whatever is done and whatever fails', async () => {
    await collect(programme, webinar, [
      { source, received: new Date('2024-11-11T20:00:05Z'), origin: { kind: 'file', file: `${canary}.eml` } },
    ]);
    const app = appOf(programme, { log: createLog('trace', destination) });
    const agent = await signedIn(app, programme, ['host', 'moderator', 'administrator']);
    const [message] = await programme.store.messages.page(webinar.id, null, 0, 1);
    const [question] = await programme.store.questions.ofWebinar(webinar.id);
    const base = `/webinars/${webinar.id}`;
    const page = await agent.get(`${base}/mail/${message?.id}`).expect(200);
    // The word is really there: in the subject, the text, the question and the name of the attachment.
    expect(page.text).toContain(`${canary} subject`);
    expect(page.text).toContain(`${canary}.pdf`);
    expect(question?.asked).toContain(canary);
    for (const path of ['', '/mail', '/review', '/themes', '/themes/tray', '/running-order', `/${canary}`])
      await agent.get(`${base}${path}?${canary}=${canary}`);
    await agent.get(`/one-time/${canary}`);
    const { status } = await send(agent, '/webinars', '/sign-in', { email: canary, password: canary });
    expect(status).toBe(401);
    const stale = await send(agent, '/webinars', `${base}/review/${question?.id}/reword`, {
      version: 99,
      wording: canary,
    });
    expect(stale.status).toBe(409);
    expect(stale.text).toContain(canary);

    const broken = () => Promise.reject(new Error(`broken by ${canary}\n    at ${canary}`));
    programme.store.questions.ofWebinar = broken;
    programme.store.messages.page = broken;
    await agent.get(`${base}/review`).expect(500);
    await agent.get(`${base}/mail`).expect(500);
    await expect(programme.theming.run(webinar.id)).rejects.toThrow();
    await expect(
      collect(programme, webinar, [
        {
          source: Buffer.concat([source, Buffer.from('again')]),
          received: new Date('2024-11-11T20:00:05Z'),
          origin: { kind: 'mailbox', mailbox: 'questions', folder: canary, uidValidity: '1', uid: 1 },
        },
      ]),
    ).rejects.toThrow();

    expect(logged.filter((line) => line.includes('request failed'))).toHaveLength(2);
    expect(logged.filter((line) => line.includes('"msg":"collected"')).length).toBeGreaterThanOrEqual(1);
    expect(logged.filter((line) => line.includes(canary))).toEqual([]);
  });
});
