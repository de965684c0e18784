import { describe, expect, it } from '@jest/globals';
import { startsAsMail, topmostReceived } from '../../../src/pipeline/1-collect/mail-header.js';

describe('a file is mail', () => {
  it.each([
    ['with a From line first', 'From: asker@family.example\nSubject: Places\n\nHello'],
    ['with lines of servers before it', 'X-Spam: no\r\nReturn-Path: <asker@family.example>\r\n\r\nHello'],
    ['without a body', 'Subject: Places\n'],
  ])('%s', (_, text) => {
    expect(startsAsMail(Buffer.from(text))).toBe(true);
  });

  it.each([
    ['a note', 'Dear all: we meet on Monday.\n\nSee you there'],
    ['a note that begins with a word and a colon', 'Shopping: milk\n\nFrom: the corner shop'],
    ['a picture', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46])],
    ['JSON', '{"subject": "Places"}'],
    ['an empty line first', '\nFrom: asker@family.example\n\nHello'],
    ['nothing', ''],
  ])('but not when it is %s', (_, bytes) => {
    expect(startsAsMail(Buffer.from(bytes))).toBe(false);
  });
});

describe('the time of arrival in the headers', () => {
  it('is that of the topmost Received line, which our own server wrote', () => {
    const source = Buffer.from(
      'Return-Path: <asker@family.example>\r\n' +
        'Received: from relay.example by mx.council.example;\r\n\tMon, 18 Nov 2024 22:59:59 +0000 (UTC)\r\n' +
        'Received: from phone.example by relay.example; Mon, 18 Nov 2024 22:10:00 +0000\r\n' +
        'Date: Mon, 18 Nov 2024 22:09:58 +0000\r\n\r\nHello',
    );
    expect(topmostReceived(source)).toEqual(new Date('2024-11-18T22:59:59Z'));
  });

  it.each([
    [
      'there is no Received line',
      'From: asker@family.example\n\nReceived: by me; Mon, 18 Nov 2024 22:10:00 +0000',
    ],
    ['it has no time', 'Received: from relay.example by mx.council.example\nSubject: x\n\n'],
    ['its time cannot be read', 'Received: by mx.council.example; yesterday'],
  ])('is unknown when %s', (_, text) => {
    expect(topmostReceived(Buffer.from(text))).toBeNull();
  });
});
