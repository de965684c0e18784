import { describe, expect, it } from '@jest/globals';
import { readMessage } from '../../../src/pipeline/2-read/index.js';
import { mailSource, mailWith } from '../../builders/mail.js';

const ours = {
  address: 'questions@council.example',
  announcement: 'Do you have a question for the evening? Email it to us.',
};
const asks = 'When do places open?';
const marker =
  '---------- Forwarded message ---------\nFrom: Ana Reed <ana@family.example>\nDate: 1 Nov\nSubject: Places';

describe('a mail that was passed on', () => {
  it.each([
    ['Gmail', `Please see below.\n\n${marker}\n\n${asks}`],
    [
      'Apple Mail',
      `Please see below.\n\nBegin forwarded message:\n\n> From: Ana Reed <ana@family.example>\n> Date: 1 Nov\n> Subject: Places\n> \n> ${asks}`,
    ],
    [
      'Outlook',
      `Please see below.\n\nFrom: Ana Reed [mailto:ana@family.example]\nSent: 1 November 2024\nTo: School\nSubject: Places\n\n${asks}`,
    ],
    ['one that asks us to take it up', `Please see below.\n\n${marker}\n\n${asks}`],
  ])('by %s is told apart from the forwarder’s words, with its sender', async (_, text) => {
    const read = await readMessage(mailSource({ subject: 'FW: Places', text }), ours);
    expect(read.visibleText).toBe(`Please see below.\n\n${asks}`);
    expect(read.forwarded).toEqual({
      start: read.visibleText.indexOf(asks),
      from: { address: 'ana@family.example', name: 'Ana Reed' },
    });
  });

  it('is all there is where the forwarder wrote nothing', async () => {
    const read = await readMessage(mailSource({ subject: 'Places', text: `${marker}\n\n${asks}` }), ours);
    expect(read.visibleText).toBe(asks);
    expect(read.forwarded?.start).toBe(0);
  });

  it('is taken in where the forwarder only asks us to take it up', async () => {
    const text = `Hello, can you please include this one?\n\n${marker}\n\n${asks}`;
    const read = await readMessage(mailSource({ subject: 'Fwd: Places', text }), ours);
    expect(read.visibleText).toContain(asks);
  });

  it('is no part of a question that the forwarder asks of their own, and is pointed at', async () => {
    const text = `Is this right?\n\n${marker}\n\n${asks}`;
    const read = await readMessage(mailSource({ subject: 'Fwd: Places', text }), ours);
    expect(read.visibleText).toBe('Is this right?');
    expect(read.forwarded).toBeNull();
    expect(read.hints).toHaveLength(1);
  });

  it('is none where our own mail comes back', async () => {
    const back = marker.replace('ana@family.example', 'questions@council.example');
    const text = `I have a thought on this.\n\n${back}\n\n${ours.announcement}`;
    const read = await readMessage(mailSource({ subject: 'Fwd: Webinar', text }), ours);
    expect(read.visibleText).toBe('I have a thought on this.');
    const other = `I have a thought on this.\n\n${marker}\n\n${ours.announcement}`;
    expect((await readMessage(mailSource({ subject: 'Fwd: Webinar', text: other }), ours)).visibleText).toBe(
      'I have a thought on this.',
    );
  });

  it('as an attached message is read, and what is nested in that as well', async () => {
    const inner = mailSource({ from: 'Ana Reed <ana@family.example>', text: asks });
    const attached = { name: 'a.eml', type: 'message/rfc822', content: inner };
    const read = await readMessage(mailWith([attached], { text: 'From one of our mums.' }), ours);
    expect(read.visibleText).toBe(`From one of our mums.\n\n${asks}`);
    expect(read.forwarded).toEqual({ start: 23, from: { address: 'ana@family.example', name: 'Ana Reed' } });
    const twice = mailWith([attached], { text: 'See here.' });
    const outer = await readMessage(mailWith([{ ...attached, content: twice }], { text: 'And here.' }), ours);
    expect(outer.wholeText).toContain(asks);
    const own = await readMessage(mailWith([attached], { text: 'Is this right?' }), ours);
    expect(own.visibleText).toBe('Is this right?');
  });
});

describe('answers between quoted lines', () => {
  it('keep the line that each answers', async () => {
    const text =
      'See mine below.\n\n> Do you live far from\n> the school?\n\nYes, four miles.\nAnd a hill.\n\n> Have you a plan?\n\nDoes it need one?';
    const read = await readMessage(mailSource({ text }));
    expect(
      read.answers.map(({ start, end, quoted }) => [read.visibleText.slice(start, end), quoted]),
    ).toEqual([
      ['Yes, four miles.\nAnd a hill.', 'Do you live far from the school?'],
      ['Does it need one?', 'Have you a plan?'],
    ]);
  });

  it('are left out where their line was cut as a signature', async () => {
    const text = '> Who are you?\n\nWe live by the mill and wait for a place.\n\n> Your name?\n\nRobin Reed';
    const read = await readMessage(mailSource({ text }));
    expect(read.answers).toHaveLength(1);
  });
});
