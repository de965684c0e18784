import { mkdir, mkdtemp, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  collectFromFiles,
  FileCannotBeOpened,
  FileIsNotMail,
  FolderHasNoMail,
} from '../../../src/pipeline/1-collect/index.js';
import { largestMessageBytes } from '../../../src/pipeline/1-collect/limits.js';
import type { FetchedMessage } from '../../../src/pipeline/types.js';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ask-ahead-files-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function write(name: string, text: string | Buffer): Promise<string> {
  const path = join(folder, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
  return path;
}

function mail(subject: string): string {
  return `From: asker@family.example\nSubject: ${subject}\n\nHello\n`;
}

/** What came, and what was thrown at the end. */
async function collected(...paths: string[]): Promise<{ messages: FetchedMessage[]; fault: unknown }> {
  const messages: FetchedMessage[] = [];
  try {
    for await (const message of collectFromFiles(paths)) messages.push(message);
    return { messages, fault: null };
  } catch (fault) {
    return { messages, fault };
  }
}

const subjects = (messages: FetchedMessage[]) =>
  messages.map(({ source }) => /Subject: (\S+)/.exec(source.toString())?.[1]);

describe('collecting from files', () => {
  it('hands over the bytes of an .eml file, and where they came from', async () => {
    const path = await write('one.eml', mail('One'));
    const { messages } = await collected(path);
    expect(messages).toHaveLength(1);
    expect(messages[0]?.source).toEqual(Buffer.from(mail('One')));
    expect(messages[0]?.origin).toEqual({ kind: 'file', file: path });
  });

  it('numbers the messages of an mbox', async () => {
    const path = await write('inbox', `From - \n${mail('One')}\nFrom - \n${mail('Two')}`);
    const { messages } = await collected(path);
    expect(messages.map(({ origin }) => origin)).toEqual([
      { kind: 'file', file: `${path}#1` },
      { kind: 'file', file: `${path}#2` },
    ]);
    expect(subjects(messages)).toEqual(['One', 'Two']);
  });

  it('takes files in the order given, and within a folder by name', async () => {
    await write('box/b.eml', mail('B'));
    await write('box/a/z.eml', mail('Z'));
    await write('box/c', mail('C'));
    const first = await write('first.eml', mail('First'));
    const { messages } = await collected(first, join(folder, 'box'));
    expect(subjects(messages)).toEqual(['First', 'Z', 'B', 'C']);
  });

  it('reads a Maildir without what is still being written', async () => {
    await write('Maildir/cur/1.host:2,S', mail('Seen'));
    await write('Maildir/new/2.host', mail('New'));
    await write('Maildir/tmp/3.host', mail('Half'));
    await write('Maildir/dovecot-uidlist', '3 V1 N3\n');
    await write('tmp/4.eml', mail('Elsewhere'));
    const { messages, fault } = await collected(folder);
    expect(subjects(messages)).toEqual(['Seen', 'New', 'Elsewhere']);
    expect(fault).toBeNull();
  });

  it('follows links to files, not to folders', async () => {
    await write('box/a.eml', mail('A'));
    const elsewhere = await write('elsewhere.eml', mail('Linked'));
    await symlink(elsewhere, join(folder, 'box/b.eml'));
    await symlink(folder, join(folder, 'box/round'));
    expect(subjects((await collected(join(folder, 'box'))).messages)).toEqual(['A', 'Linked']);
  });

  it('knows mail behind a byte order mark, which it leaves out', async () => {
    const { messages } = await collected(await write('one.eml', `\u{feff}${mail('One')}`));
    expect(messages[0]?.source).toEqual(Buffer.from(mail('One')));
  });

  it('cuts a mail that is too large one byte behind the limit', async () => {
    const path = await write(
      'large.eml',
      Buffer.concat([Buffer.from(mail('L')), Buffer.alloc(largestMessageBytes)]),
    );
    expect((await collected(path)).messages[0]?.source.length).toBe(largestMessageBytes + 1);
  });
});

describe('the time of arrival of a file', () => {
  const fileTime = new Date('2024-11-02T10:00:00Z');

  async function arrival(text: string): Promise<Date | undefined> {
    const path = await write('mail', text);
    await utimes(path, fileTime, fileTime);
    return (await collected(path)).messages[0]?.received;
  }

  const received = 'Received: by mx.council.example; Mon, 18 Nov 2024 22:59:59 +0000\n';

  it('is in the topmost Received header', async () => {
    expect(await arrival(received + mail('One'))).toEqual(new Date('2024-11-18T22:59:59Z'));
    expect(await arrival(`From - Tue Nov 19 08:00:00 2024\n${received}${mail('One')}`)).toEqual(
      new Date('2024-11-18T22:59:59Z'),
    );
  });

  it('is else in the From_ line', async () => {
    expect(await arrival(`From - Tue Nov 19 08:00:00 2024\n${mail('One')}`)).toEqual(
      new Date('2024-11-19T08:00:00Z'),
    );
  });

  it('is else when the file was last changed', async () => {
    expect(await arrival(mail('One'))).toEqual(fileTime);
    expect(await arrival(`From - \n${mail('One')}`)).toEqual(fileTime);
  });
});

describe('files that are no mail', () => {
  it('are refused when asked for by name', async () => {
    const note = await write('note.txt', 'Dear all: we meet on Monday.');
    const { messages, fault } = await collected(note);
    expect(messages).toEqual([]);
    expect(fault).toBeInstanceOf(FileIsNotMail);
    expect(fault).toHaveProperty('message', expect.stringContaining(note));
  });

  it('are passed over in a folder', async () => {
    await write('photo.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0]));
    await write('one.eml', mail('One'));
    const { messages, fault } = await collected(folder);
    expect(subjects(messages)).toEqual(['One']);
    expect(fault).toBeNull();
  });

  it('are named, after all other mail, when their names say that they are mail', async () => {
    await write('a.msg', Buffer.from([0xd0, 0xcf, 0x11, 0xe0]));
    await write('b.eml', mail('B'));
    const { messages, fault } = await collected(folder);
    expect(subjects(messages)).toEqual(['B']);
    expect(fault).toEqual(new FileIsNotMail(join(folder, 'a.msg')));
  });

  it('and nothing else make a folder without mail', async () => {
    await write('box/note.txt', 'Dear all');
    const { fault } = await collected(join(folder, 'box'));
    expect(fault).toBeInstanceOf(FolderHasNoMail);
    expect(fault).toHaveProperty('message', expect.stringContaining(join(folder, 'box')));
  });
});

describe('files that cannot be opened', () => {
  it('are named after all other mail was handed over', async () => {
    const path = await write('one.eml', mail('One'));
    const { messages, fault } = await collected(join(folder, 'nowhere'), path);
    expect(subjects(messages)).toEqual(['One']);
    expect(fault).toEqual(new FileCannotBeOpened(join(folder, 'nowhere')));
  });

  it('are a fault within a folder too', async () => {
    await write('box/one.eml', mail('One'));
    await symlink(join(folder, 'gone'), join(folder, 'box/link.eml'));
    const { messages, fault } = await collected(join(folder, 'box'));
    expect(subjects(messages)).toEqual(['One']);
    expect(fault).toBeInstanceOf(FileCannotBeOpened);
  });

  it('are a fault when they vanish while reading', async () => {
    await write('box/a.eml', mail('A'));
    const later = await write('box/b.eml', mail('B'));
    const source = collectFromFiles([join(folder, 'box')]);
    await source.next();
    await rm(later);
    await expect(source.next()).rejects.toThrow(FileCannotBeOpened);
  });

  it('are a fault too when a folder vanishes while reading', async () => {
    await write('box/a.eml', mail('A'));
    await write('box/b/c.eml', mail('C'));
    const source = collectFromFiles([join(folder, 'box')]);
    await source.next();
    await rm(join(folder, 'box/b'), { recursive: true });
    await expect(source.next()).rejects.toThrow(FileCannotBeOpened);
  });

  it('leave alone what the receiver throws', async () => {
    const source = collectFromFiles([await write('one.eml', mail('One'))]);
    await source.next();
    await expect(source.throw(new Error('store full'))).rejects.toThrow('store full');
  });
});
