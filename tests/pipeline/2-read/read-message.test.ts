import { afterAll, describe, expect, it } from '@jest/globals';
import { createReader, readMessage } from '../../../src/pipeline/2-read/index.js';
import { mailSource } from '../../builders/mail.js';

const announcement =
  'Webinar: a good school close to home\nDo you have a question for the evening? Email it to us before Monday.';
const visible = async (text: string) =>
  (await readMessage(mailSource({ text }), { announcement })).visibleText;
const question = 'How many places will there be?';

describe('what the sender wrote new', () => {
  it.each([
    [
      'a quote below an On … wrote line',
      `${question}\n\nOn Fri, 1 Nov 2024 at 09:00, SEND News wrote:\n> Do you agree?`,
    ],
    [
      'a wrapped On … wrote line',
      `${question}\n\nOn Fri, 1 Nov 2024 at 09:00, SEND News <\nnews@council.example> wrote:\n> Old text`,
    ],
    [
      'an Outlook header block',
      `${question}\n\nFrom: News\nSent: 1 November 2024\nTo: Robin\nSubject: Webinar\n\nOld text`,
    ],
    ['an original message line', `${question}\n\n-----Original Message-----\nOld text`],
    [
      'our announcement, quoted without marks',
      `${question}\n\nDo you have a question for the evening? Email it to us before Monday.`,
    ],
    ['a device line', `${question}\n\nSent from my iPhone`],
    ['closing words and a name', `${question}\n\nKind regards\nRobin Reed\n01632 960001`],
    ['the sender’s name alone', `${question}\n\nRobin`],
    ['a signature below two dashes', `${question}\n\n-- \nRobin Reed\nReed Ltd`],
    ['closing words of one’s own', `${question}\n\nWarmly from us both,\nRobin`],
    ['a name with a post and a number', `${question}\n\nRobin Reed | Ferry Lane Stores\n\n01632 960001`],
    ['a name and what they are', `${question}\n\nRobin Reed, for four families`],
    ['an initial and a surname', `${question}\n\nR. Reed\n\n6 Ferry Lane`],
    ['initials', `${question}\n\nR.R.\n\n01632 960001`],
    ['a device line with an excuse', `${question}\n\nSent via my phone, excuse typos`],
    [
      'the end of a quoted line that was wrapped on its way',
      `${question}\n\n> Please come to the hall by the market on Tuesday evening and bring your\nown chair\n> and cup.`,
    ],
    ['a disclaimer', `${question}\n\nThis email is confidential and intended solely for the addressee.`],
    ['a banner of the council’s filter', `CAUTION: this email came from outside the council.\n\n${question}`],
  ])('leaves out %s', async (_, text) => {
    expect(await visible(text)).toBe(question);
  });

  it('keeps answers between quoted lines', async () => {
    expect(await visible(`> Places are full.\nWhich ones?\n> Panels decide.\nHow often?`)).toBe(
      'Which ones?\nHow often?',
    );
  });

  it('is the whole when cutting leaves nothing, and the subject when the body is empty', async () => {
    const onlySubject = await readMessage(mailSource({ subject: 'When do places open?', text: '' }));
    expect(onlySubject.visibleText).toBe('When do places open?');
  });

  it('is the field of the question in a web form, asked by the Reply-To', async () => {
    const text =
      'Name: Ana Reed\nEmail: ana@family.example\nYour question: Who pays for the taxi?\nReference: 12';
    const source = mailSource({
      from: 'Forms <forms@council.example>',
      text,
      headers: ['Reply-To: ana@family.example'],
    });
    const read = await readMessage(source, { address: 'questions@council.example' });
    expect(read.visibleText).toBe('Who pays for the taxi?');
    expect(read.replyTo?.address).toBe('ana@family.example');
  });

  it('comes from HTML where there is no plain text, without what the mail programme quoted', async () => {
    const html = `<p>${question}</p><div class="gmail_quote">On Friday wrote: <blockquote>Old?</blockquote></div>`;
    expect((await readMessage(mailSource({ html }))).visibleText).toBe(question);
  });

  it('keeps answers that stand between quoted lines and are marked as quoted in HTML', async () => {
    const source = Buffer.from(
      [
        'From: robin@family.example',
        'Content-Type: multipart/alternative; boundary="b"',
        '',
        '--b',
        'Content-Type: text/plain',
        '',
        'Mine are below.',
        '',
        '> One form for all.',
        '',
        'Which form?',
        '',
        '> One panel for all.',
        '--b',
        'Content-Type: text/html',
        '',
        '<p>Mine are below.</p><div class="gmail_quote">One form for all. <p>Which form?</p></div>',
        '--b--',
        '',
      ].join('\r\n'),
    );
    expect((await readMessage(source)).visibleText).toBe('Mine are below.\n\nWhich form?');
  });

  it('is the field of the question in a form without a Reply-To', async () => {
    expect(
      await visible('Form: Enquiry\nName: Ana Reed\nEmail: ana@family.example\nMessage:\n\nIs it free?'),
    ).toBe('Is it free?');
  });

  it('is the field of the question in a form sent from a host of the council', async () => {
    const source = mailSource({
      from: 'noreply@forms.council.example',
      text: 'Topic: Webinar\nI am: A parent\nYour message:\nIs it free?\n\nSubmitted: 1 November',
      headers: ['Reply-To: ana@family.example'],
    });
    const read = await readMessage(source, { address: 'questions@council.example' });
    expect(read.visibleText).toBe('Is it free?');
  });

  it('takes in what was forwarded where the forwarder asks nothing', async () => {
    const text =
      'Please see below.\n\n---------- Forwarded message ---------\nFrom: Ana\nDate: 1 Nov\nSubject: Places\n\nWhen do places open?';
    const read = await readMessage(mailSource({ subject: 'Fwd: Places', text }), { announcement });
    expect(read.visibleText).toBe('Please see below.\n\nWhen do places open?');
  });

  it('keeps the joined parts of an emoji', async () => {
    const family = '\u{1F469}\u200D\u{1F467}';
    expect(await visible(`${family} ${question}`)).toBe(`${family} ${question}`);
  });

  it('is found in a long text made to hold us up', async () => {
    const text = 'On Fri, '.repeat(50_000);
    expect(await visible(text)).toBe(text.slice(0, 100_000));
  });

  it('says where else a question may stand', async () => {
    const { hints } = await readMessage(
      mailSource({ text: `${question}\n\nOn Fri, 1 Nov 2024, Ana wrote:\n> Is it free?` }),
    );
    expect(hints).toEqual([
      { kind: 'check', score: 0.5, because: ['A question may stand in the part that was cut away.'] },
    ]);
  });
});

describe('characters', () => {
  it('are mended where UTF-8 was read as Windows-1252', async () => {
    expect(await visible('Is the cafÃ© step free?')).toBe('Is the café step free?');
  });

  it('are mended when Windows bytes are declared as UTF-8', async () => {
    const source = Buffer.concat([
      mailSource({ text: 'Is it ' }).subarray(0, -2),
      Buffer.from([0xa3]),
      Buffer.from('5 a day?\r\n'),
    ]);
    expect((await readMessage(source)).visibleText.replaceAll('\n', '')).toContain('£5 a day?');
  });
});

/** A mail of two parts: a text, and one of another type. */
const twoParts = (type: string, second: string, text = question) =>
  Buffer.from(
    `From: robin@family.example\r\nContent-Type: ${type}; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n${text}\r\n--b\r\n${second}\r\n--b--\r\n`,
  );

describe('attachments', () => {
  it('that may hold the question are named to a person', async () => {
    const attachment =
      'Content-Type: application/pdf; name="letter.pdf"\r\nContent-Disposition: attachment; filename="letter.pdf"\r\n\r\nabc';
    const read = await readMessage(twoParts('multipart/mixed', attachment));
    expect(read.attachments).toEqual([{ name: 'letter.pdf', type: 'application/pdf', size: 3 }]);
    expect(read.hints[0]?.because).toEqual(['The question may be in the attached letter.pdf.']);
  });
});

describe('who wrote it', () => {
  it.each([
    [
      'multipart/report; report-type=delivery-status',
      'Content-Type: text/plain\r\n\r\nx',
      'could not be delivered',
    ],
    [
      'multipart/report; report-type=disposition-notification',
      'Content-Type: text/plain\r\n\r\nx',
      'read receipt',
    ],
    [
      'multipart/alternative',
      'Content-Type: text/calendar; method=REPLY\r\n\r\nBEGIN:VCALENDAR\r\nMETHOD:REPLY',
      'calendar',
    ],
    [
      'multipart/mixed',
      'Content-Type: application/ics; name="a.ics"\r\n\r\nBEGIN:VCALENDAR\r\nMETHOD:REQUEST',
      'calendar',
    ],
  ])('a machine, by the parts of %s', async (type, second, words) => {
    const read = await readMessage(twoParts(type, second, 'Robin Reed has accepted.'));
    expect(read.writtenBy).toBe('automatic');
    expect(read.reason).toContain(words);
    expect(read.visibleText).toBe('Robin Reed has accepted.');
  });

  it('a person, where a question stands in an answer from a calendar, or only a date is attached', async () => {
    const answer = 'Content-Type: text/calendar; method=REPLY\r\n\r\nBEGIN:VCALENDAR\r\nMETHOD:REPLY';
    expect((await readMessage(twoParts('multipart/mixed', answer))).writtenBy).toBe('person');
    const date = 'Content-Type: text/calendar; name="a.ics"\r\n\r\nBEGIN:VCALENDAR\r\nMETHOD:PUBLISH';
    const read = await readMessage(
      twoParts('multipart/mixed', date, 'Here is the date of our coffee morning.'),
    );
    expect(read.writtenBy).toBe('person');
  });

  it.each([
    ['Auto-Submitted: auto-replied', 'sent automatically'],
    ['X-Autoreply: yes', 'automatic reply'],
    ['X-Spam-Flag: YES', 'spam'],
    ['X-Spam-Status: Yes, score=9', 'spam'],
    ['X-Forefront-Antispam-Report: CIP:1;SCL:6;', 'spam'],
    ['List-Id: <parents.list.example>', 'mailing list'],
    ['List-Unsubscribe: <https://offers.example/u>', 'mailing list'],
    ['X-MS-Exchange-Organization-SCL: 6', 'spam'],
    ['Precedence: auto_reply', 'automatic reply'],
  ])('a machine, by %s', async (header, words) => {
    const read = await readMessage(mailSource({ headers: [header] }));
    expect(read.writtenBy).toBe('automatic');
    expect(read.reason).toContain(words);
  });

  it.each([
    [{ from: 'MAILER-DAEMON@council.example' }],
    [{ subject: 'Automatic reply: webinar' }],
    [{ text: 'I am on annual leave until Monday. In an emergency please contact the office.' }],
    [{ text: 'This mailbox is not monitored.' }],
    [{ text: 'Thank you for contacting the school. We will reply within five working days.' }],
    [{ text: 'This is an automated reply. Did you know our website has answers?' }],
    [{ subject: 'Out of office', text: 'Back on Monday.' }],
    [{ subject: 'Read: A question', text: 'Your message was read on 3 March.' }],
  ])('a machine, by %j', async (parts) => {
    expect((await readMessage(mailSource({ text: 'It could not be done.', ...parts }))).writtenBy).toBe(
      'automatic',
    );
  });

  it.each([
    [{ subject: 'Out of office hours clinics', text: 'Will there be any?' }],
    [{ subject: 'Cancelled: the taxi again', text: 'Who tells us when it does not come?' }],
    [{ text: 'I am on maternity leave until June. Who do I contact about a nursery place?' }],
    [{ text: 'I am on maternity leave, back on 3 June, and would like to know how places are given.' }],
    [{ headers: ['X-Autoreply: no'] }],
    [{ headers: ['X-Auto-Response-Suppress: All'] }],
    [{ headers: ['X-Spam-Status: No, score=1'] }],
  ])('a person, in spite of %j', async (parts) => {
    expect((await readMessage(mailSource(parts))).writtenBy).toBe('person');
  });

  it('a person, who sends a form that a programme passes on', async () => {
    const form = {
      from: 'Forms <forms@council.example>',
      text: 'Name: Ana Reed\nEmail: ana@family.example\nYour question: Who pays for the taxi?',
    };
    const read = (header: string) =>
      readMessage(mailSource({ ...form, headers: ['Reply-To: ana@family.example', header] }), {
        address: 'questions@council.example',
      });
    expect((await read('Auto-Submitted: auto-generated')).writtenBy).toBe('person');
    expect((await read('Precedence: bulk')).writtenBy).toBe('person');
    expect((await read('Auto-Submitted: auto-replied')).writtenBy).toBe('automatic');
  });

  it('a person, where our own address is a list, and where a question speaks against Precedence', async () => {
    const own = ['List-Id: <questions.council.example>', 'Precedence: list'];
    const options = { address: 'questions@council.example' };
    expect((await readMessage(mailSource({ headers: own }), options)).writtenBy).toBe('person');
    const bulk = { headers: ['Precedence: bulk'] };
    expect((await readMessage(mailSource(bulk), options)).writtenBy).toBe('person');
    expect((await readMessage(mailSource({ ...bulk, text: 'Our offers.' }), options)).writtenBy).toBe(
      'automatic',
    );
  });

  it('a person, who copies us into what they write to a list', async () => {
    const list = ['List-Id: Parents <parents.list.example>', 'List-Unsubscribe: <mailto:leave@list.example>'];
    const writtenBy = async (to: string, address?: string) => {
      const source = mailSource({ to, headers: list });
      return (await readMessage(source, address === undefined ? {} : { address })).writtenBy;
    };
    const both = 'parents@list.example, questions@council.example';
    expect(await writtenBy(both, 'questions@council.example')).toBe('person');
    expect(await writtenBy(both)).toBe('person');
    expect(await writtenBy('parents@list.example', 'questions@council.example')).toBe('automatic');
    expect(await writtenBy('questions@council.example', 'questions@council.example')).toBe('automatic');
  });

  it('a person, where Auto-Submitted says no', async () => {
    expect((await readMessage(mailSource({ headers: ['Auto-Submitted: no'] }))).writtenBy).toBe('person');
  });

  it('nobody can tell, where there are no headers', async () => {
    expect((await readMessage(Buffer.from(''))).writtenBy).toBe('unreadable');
  });
});

describe('reading in a worker', () => {
  const reader = createReader({ threads: 1 });
  afterAll(() => reader.close());

  it('gives the same, with dates as dates', async () => {
    const read = await reader.read(mailSource(), {});
    expect(read).toEqual(await readMessage(mailSource()));
    expect(read.sentAt?.toISOString()).toBe('2024-11-11T20:00:00.000Z');
  });

  it('gives up on a message that takes too long, and goes on', async () => {
    const hasty = createReader({ threads: 1, timeoutMs: 1 });
    const slow = mailSource({ text: `${'a question? '.repeat(400_000)}` });
    expect((await hasty.read(slow, {})).reason).toBe('Reading it took too long.');
    await hasty.close();
  });

  it('leaves a message over the limit unread', async () => {
    const large = Buffer.concat([mailSource(), Buffer.alloc(25 * 1024 * 1024, 'a')]);
    expect(await readMessage(large)).toMatchObject({
      writtenBy: 'unreadable',
      reason: 'It is too large to read.',
    });
  });
});
