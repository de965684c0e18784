import { describe, expect, it } from '@jest/globals';
import { readMessage } from '../../../src/pipeline/2-read/index.js';
import { type MailParts, mailSource } from '../../builders/mail.js';

const question = 'How many places will there be?';
const announcement =
  'Webinar: a good school close to home\nWe will speak about the new places, the buses and the panels that decide.\nBuses';
const visible = async (parts: MailParts, options = {}) =>
  (await readMessage(mailSource(parts), options)).visibleText;

describe('what programmes write above a quote', () => {
  it.each([
    [
      'an exact time without marks below',
      'On Fri, 1 Nov 2024 at 09:00 News <n@council.example> wrote:\n\nOld text.',
    ],
    ['a date first', '2024-11-01 9:00 GMT+00:00 News <n@council.example>:\n> Old text.'],
    ['no colon', 'On Wed, 14 Nov 2018 08:14:43 -0200 News <n@council.example> wrote\n\nOld text.'],
    ['dashes around it', '---- On Wed, 24 Feb 2021 14:02:50 +0530 n@council.example wrote ----\n\nOld text.'],
    ['four lines', 'On Fri, 1 Nov 2024\nat 09:00\nNews <n@council.example>\nwrote:\n> Old text.'],
    ['no time, and marks below', 'On Friday you wrote:\n> Old text.'],
    ['French', 'Le ven. 1 nov. 2024 à 09:00, News <n@council.example> a écrit :\n> Vieux.'],
    ['Polish', 'pt., 1 lis 2024 o 09:00 News <n@council.example> napisał(a):\n> Stary.'],
    ['Russian', 'пт, 1 нояб. 2024 г. в 09:00, News <n@council.example>:\n\nСтарый.'],
    ['Italian', 'Il giorno ven 1 nov 2024 alle ore 09:00 News <n@council.example> ha scritto:\n> Vecchio.'],
    [
      'a German header block',
      'Von: News <n@council.example>\nGesendet: Freitag, 1. November 2024 09:00\nAn: Robin\nBetreff: Webinar\n\nAlt.',
    ],
    [
      'a header block that begins with its date',
      'Message du : 01/11/2024 09:00\nDe : News <n@council.example>\nA : robin@family.example\nObjet : Webinar\n\nVieux.',
    ],
    [
      'a rule above a header block',
      '________________________________\nFrom: News\nSent: 1 November 2024\nTo: Robin\n\nOld text.',
    ],
    [
      'words in a rule',
      '-------- Ursprüngliche Nachricht --------\nVon: News\nDatum: 01.11.24 09:00\nAn: Robin\n\nAlt.',
    ],
    ['an iPad’s line in Dutch', 'Verzonden vanaf mijn iPad'],
    ['a telephone’s line with unmarked text below', 'Sent from my Phone\n\nOld text without marks.'],
    ['Yahoo’s line', 'Yahoo Mail: Search, organise\n'],
  ])('is left out: %s', async (_, below) => {
    expect(await visible({ text: `${question}\n\n${below}` })).toBe(question);
  });

  it.each([
    'On the form you wrote:\nthat we may choose three. Is that right?',
    'On Monday I rang.\nOn Tuesday nobody came.',
    'From: my house\nto: the school is four miles.',
    '____________________\nIs this the form with the line?',
    'I sent it on 3 March 2024: no answer.',
    'Sent from my desk, which is easier.',
  ])('is not seen in a family’s own words: %j', async (text) => {
    expect(await visible({ text })).toBe(text);
  });

  it('is cut where Outlook draws a line in HTML', async () => {
    const html = `<p>${question}</p><div style="border:none;border-top:solid #E1E1E1 1.0pt">From: News</div><p>Old?</p>`;
    expect(await visible({ html })).toBe(question);
  });
});

describe('banners, footers and signatures', () => {
  it.each([
    [
      'two banners',
      `[EXTERNAL] This came from outside.\n\nYou don't often get email from r@f.example. Learn why this is important\n\n${question}`,
    ],
    [
      'a banner on the line above',
      `CAUTION: This message is from an external sender.\nDo not click links unless you know the sender.\n${question}`,
    ],
    ['the word alone', `EXTERNAL\n\n${question}`],
    [
      'a disclaimer that asks',
      `${question}\n\nThis message is private. Not for you? Please delete it and tell the sender.`,
    ],
    [
      'a disclaimer of several paragraphs',
      `${question}\n\nThis message may be confidential. If you received it in error, tell the sender.\n\nWorking together for all.\n\nMill Trust mail is scanned for viruses and monitored.`,
    ],
    ['a disclaimer of one certain sign', `${question}\n\nPlease consider the environment.`],
    [
      'a list’s footer',
      `${question}\n\n_______________________________________________\nparents mailing list\nHad enough? Send a blank mail.`,
    ],
    ['a row and a device line', `${question}\n\n--\nSent from my Phone`],
    ['a dash of a telephone', `${question}\n\n—\nRobin Reed`],
    [
      'a long signature',
      `${question}\n\nKind regards,\n\nRobin Reed\nHead of Music\nMill School\nMill Lane\nWickby\n01632 960001\nMonday to Wednesday\nwww.mill.example`,
    ],
    ['a bracket behind a name', `${question}\n\nRobin (mum of 3)`],
    ['an initial and a name', `${question}\n\nYours faithfully,\n\nR. Reed`],
    ['thanks in another language', `${question}\n\nDiolch / thanks,\nRobin`],
    ['hearts', `${question}\n\nRobin 💛`],
    ['a slash', `${question}\n\n/Robin`],
  ])('are left out: %s', async (_, text) => {
    expect(await visible({ text })).toBe(question);
  });

  it.each([
    `Warning: this is a long one.\n\n${question}`,
    `${question}\n\nMy question is about data protection and who may see my son's file.`,
    `${question}\n\nI would keep this confidential, and I have told the sender of the form so.`,
    `${question}\n\ncheers`,
    `${question}\n\nThank you for making it an evening.`,
    `Things we want to hear about:\n- Swimming\n- Riding`,
    `What we need:\nSpecial Schools`,
    `${question}\n\nthanks all the same but the list is\n1. too long\n2. too late`,
  ])('are not seen in a family’s own words: %j', async (text) => {
    expect(await visible({ text })).toBe(text);
  });

  it('leave a postscript, below the name or above it', async () => {
    expect(await visible({ text: `${question}\n\nBest wishes\nRobin\n\nPS Is it free?` })).toBe(
      `${question}\n\nPS Is it free?`,
    );
    expect(await visible({ text: `${question}\n\nPS We come by bus.\n\nYours\nRobin` })).toBe(
      `${question}\n\nPS We come by bus.`,
    );
  });

  it('go with a name of two people, and a bare word of thanks stays', async () => {
    expect(await visible({ text: `${question}\n\nthanks\nRobin (dad)` })).toBe(`${question}\n\nthanks`);
  });

  it('stay where nobody is known to have sent the mail', async () => {
    const text = `${question}\n\nThanks,\nRobin`;
    const source = Buffer.from(`Content-Type: text/plain\r\n\r\n${text}`);
    expect((await readMessage(source)).visibleText).toBe(text);
  });
});

describe('our announcement', () => {
  it('is dropped line by line, also where it was wrapped on its way', async () => {
    const text = `${question}\n\nWe will speak about the new places, the buses\nand the panels that decide.\nBuses`;
    expect(await visible({ text }, { announcement })).toBe(question);
  });

  it('leaves nothing where nothing else was sent', async () => {
    const text = `On Fri, 1 Nov 2024 at 09:00, News <n@council.example> wrote:\n> ${announcement.replaceAll('\n', '\n> ')}`;
    const read = await readMessage(mailSource({ subject: 'Re: Webinar', text }), { announcement });
    expect(read.visibleText).toBe('');
    expect(read.wholeText).toContain('We will speak');
  });

  it('does not take the words of a subject for a question of the family’s', async () => {
    const text = announcement;
    expect(await visible({ subject: 'Webinar: a good school close to home', text }, { announcement })).toBe(
      '',
    );
  });
});

describe('a mail without words of its own', () => {
  it.each([
    ['only a telephone’s line', 'Sent from my Phone'],
    ['only a quote’s frame', 'On Fri, 1 Nov 2024 at 09:00, News <n@council.example> wrote:\n>\n> '],
    ['only headers of a quote', 'From: News\nSent: Friday\nTo: me\n'],
  ])('is empty: %s', async (_, text) => {
    expect(await visible({ subject: 'Re: x', text })).toBe('');
  });

  it('is the whole where cutting left nothing of what somebody wrote', async () => {
    const text = '> We are four families and wait for an answer.';
    expect(await visible({ subject: 'Re: x', text })).toBe(text);
  });

  it('is the subject, and the subject above a text that points at it', async () => {
    expect(await visible({ subject: question, text: 'Sent from my Phone' })).toBe(question);
    expect(await visible({ subject: question, text: 'See subject line' })).toBe(
      `${question}\n\nSee subject line`,
    );
    expect(await visible({ subject: '', text: 'See subject line' })).toBe('See subject line');
  });

  it('is told of when it is so long that only its beginning is searched', async () => {
    const read = await readMessage(mailSource({ text: 'Who decides? '.repeat(10_000) }));
    expect(read.visibleText).toHaveLength(100_000);
    expect(read.hints[0]?.because[0]).toMatch(/^It is very long/);
    expect(read.wholeText.length).toBeGreaterThan(100_000);
  });
});

describe('a web form', () => {
  it('without a field for a question, or with too few fields, is a text', async () => {
    for (const text of ['Name: Ana\nEmail: a@f.example\nTown: Wickby', 'Name: Ana\nEmail: a@f.example']) {
      expect(await visible({ text })).toBe(text);
    }
  });

  it.each([
    [
      'a table',
      '<table><tr><td>Name</td><td>Ana</td></tr><tr><td>Email</td><td>a@f.example</td></tr><tr><td>Your question</td><td>Will there be a bus? Also: who pays?</td></tr><tr><td>Can we share it?</td><td>Yes</td></tr></table>',
    ],
    [
      'labels that ask',
      '<b>Full name:</b> Ana<br><b>Email address:</b> a@f.example<br><b>What would you like to ask?</b><br>Will there be a bus? Also: who pays?<br><br><b>Postcode:</b> WK1',
    ],
  ])('is read from %s', async (_, html) => {
    const headers = ['Reply-To: a@f.example', 'Auto-Submitted: auto-generated'];
    const source = mailSource({ from: 'noreply@council.example', html, headers });
    const read = await readMessage(source, { address: 'questions@council.example' });
    expect(read.visibleText).toBe('Will there be a bus? Also: who pays?');
    expect(read.writtenBy).toBe('person');
  });

  it('ends its question at the next field or rule', async () => {
    const text = `Name: Ana\nEmail: a@f.example\nYour question:\n${question}\n-----\nsent by the website`;
    expect(await visible({ text })).toBe(question);
  });
});

describe('a table in HTML', () => {
  it('keeps its cells apart', async () => {
    const html =
      '<table><tr><th>Day</th><th>Bus</th><th>Why</th></tr><tr><td>Monday</td><td>late</td><td>?</td></tr><tr><td></td><td>bridge</td></tr></table>';
    expect(await visible({ html })).toBe('Day Bus Why\nMonday late ?\nbridge');
  });
});

describe('characters', () => {
  it('that stand right stay right beside those that are mended', async () => {
    expect(
      await visible({ text: 'Is the cafÃ© near the Ã‰cole by Å‚Ã³dÅº Street, or “CAFÉ–Zoé’s”? ðŸ˜€' }),
    ).toBe('Is the café near the École by łódź Street, or “CAFÉ–Zoé’s”? 😀');
  });
});
