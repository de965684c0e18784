import { describe, expect, it } from '@jest/globals';
import { largestMessageBytes } from '../../../src/pipeline/1-collect/limits.js';
import { type MboxMessage, mboxMessages, startsAsMbox } from '../../../src/pipeline/1-collect/mbox.js';

async function taken(text: string | Buffer, pieceLength = 7): Promise<MboxMessage[]> {
  async function* pieces() {
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; at += pieceLength) yield bytes.subarray(at, at + pieceLength);
  }
  const messages: MboxMessage[] = [];
  for await (const message of mboxMessages(pieces())) messages.push(message);
  return messages;
}

const sources = async (text: string) => (await taken(text)).map(({ source }) => source.toString());

describe('an mbox', () => {
  it('is taken apart at its From_ lines, with the time each holds', async () => {
    const text =
      'From asker@family.example Mon Nov 18 22:13:03 2024\nSubject: One\n\nFirst\n\n' +
      'From - \nSubject: Two\n\nSecond\n';
    expect(await taken(text)).toEqual([
      { source: Buffer.from('Subject: One\n\nFirst\n'), delivered: new Date('2024-11-18T22:13:03Z') },
      { source: Buffer.from('Subject: Two\n\nSecond\n'), delivered: null },
    ]);
  });

  it('may have Windows line ends and no end to its last line', async () => {
    const text =
      'From - Mon Nov 18 22:13:03 2024\r\nSubject: One\r\n\r\nFirst\r\n\r\nFrom \r\nSubject: Two\r\n\r\nSecond';
    expect(await sources(text)).toEqual(['Subject: One\r\n\r\nFirst\r\n', 'Subject: Two\r\n\r\nSecond']);
  });

  it('has one > taken from each quoted From line', async () => {
    const text = 'From - \nSubject: One\n\n>From Monday on\n>>From further back\n> From a reply\nx>From\n';
    expect(await sources(text)).toEqual([
      'Subject: One\n\nFrom Monday on\n>From further back\n> From a reply\nx>From\n',
    ]);
  });

  it.each([
    ['has no time', 'From next term on:\nWhy: we do not know'],
    ['stands above no header line', 'From Ann at 10:30 on 18 Nov 2024\nwe walked'],
    ['stands in the middle of a paragraph', 'Words\nFrom - Mon Nov 18 22:13:03 2024\nSubject: x'],
    ['is the last line', 'From - Mon Nov 18 22:13:03 2024'],
  ])('is not cut at a sentence with From that %s', async (_, sentence) => {
    expect(await sources(`From - \nSubject: One\n\n${sentence}`)).toEqual([`Subject: One\n\n${sentence}`]);
  });

  it('of one endless line is cut at the largest size and one byte more', async () => {
    const head = 'From - \nSubject: One\n\n';
    const [message] = await taken(Buffer.concat([Buffer.from(head), Buffer.alloc(27_000_000, 'x')]), 60_000);
    expect(message?.source.length).toBe(largestMessageBytes + 1);
  });

  it('without a message in it gives none', async () => {
    expect(await sources('Just a text\n')).toEqual([]);
  });

  it('is known by its first two lines', () => {
    expect(startsAsMbox(Buffer.from('From - Mon Nov 18 22:13:03 2024\nSubject: One\n\n'))).toBe(true);
    expect(startsAsMbox(Buffer.from('From the council\nSubject: One\n\n'))).toBe(false);
    expect(startsAsMbox(Buffer.from('From - Mon Nov 18 22:13:03 2024\n\nSubject: One'))).toBe(false);
    expect(startsAsMbox(Buffer.from('From - '))).toBe(false);
    expect(startsAsMbox(Buffer.from(''))).toBe(false);
  });
});
