import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Programme } from '../../src/programme.js';
import { account } from '../../src/services/accounting.js';
import { ExportNotReadable, QuestionColumnUnknown } from '../../src/services/importing.js';
import { LeasedWork } from '../../src/services/leased-work.js';
import { CollectingElsewhere, collectLease } from '../../src/services/mailboxes.js';
import type { Webinar } from '../../src/store/index.js';
import { slidoExport, teamsExport } from '../builders/exports.js';
import { fetched } from '../builders/mail.js';
import { addWebinar, collect, openTestProgramme } from '../builders/programme.js';

let programme: Programme;
let webinar: Webinar;
let close: () => Promise<void>;
beforeEach(async () => {
  ({ programme, close } = await openTestProgramme());
  webinar = await addWebinar(programme, {
    rule: { address: 'questions@council.example', subject: 'strategy' },
  });
});
afterEach(() => close());

const mappingOf = (text: string) => programme.importing.preview(Buffer.from(text), webinar).mapping;
const take = (text: string) => programme.importing.take(Buffer.from(text), webinar, mappingOf(text));
const messages = async () => {
  const lines = await programme.store.messages.page(webinar.id, null, 0, 100);
  return Promise.all(lines.map(({ id }) => programme.store.messages.get(id)));
};
const asked = async () =>
  (await programme.store.questions.ofWebinar(webinar.id)).map((question) => question.asked);

describe('questions of an export', () => {
  it('go the same way as mail, by a channel of their own, whatever the rule for mail is', async () => {
    await take(teamsExport);
    expect(await messages()).toMatchObject([
      { channel: 'import', outcome: 'questions', late: false, family: null, finished: true },
      { channel: 'import', outcome: 'questions', late: true, family: expect.any(String), finished: true },
    ]);
    expect(await asked()).toEqual(['Who sits on the panel?', 'How many places will there be, and when?']);
    expect((await account(programme.store, webinar.id)).faults).toEqual([]);
    expect((await programme.store.themingRuns.latest(webinar.id))?.result).toHaveLength(2);
  });

  it('are of the same family as its mail, and counted by their channel beside it', async () => {
    const open = await addWebinar(programme);
    await collect(programme, open, [fetched({ from: 'Ash <ash@family.example>' })]);
    await programme.importing.take(Buffer.from(teamsExport), open, mappingOf(teamsExport));
    expect(await account(programme.store, open.id)).toMatchObject({
      families: 1,
      messages: 3,
      byChannel: [
        { channel: 'email', count: 1 },
        { channel: 'import', count: 2 },
      ],
      faults: [],
    });
  });

  it('are doubled by nothing: importing again, or an export of later', async () => {
    await take(slidoExport);
    const again = await take(slidoExport);
    expect([again.messagesRead, again.known]).toEqual([3, 3]);
    const later = await take(`${slidoExport}Who decides?;Anonymous;0;27/11/2024 19:40\n`);
    expect([later.messagesRead, later.known]).toEqual([4, 3]);
    expect(await messages()).toHaveLength(4);
  });

  it('are read for harm, flagged, and counted like any other', async () => {
    await take('Question\n"My daughter says her uncle hits her. What can I do?"\nIs there a bus?\n');
    expect((await messages()).map(({ concern }) => concern).sort()).toEqual(['none', 'raised']);
  });

  it('are not taken while mail is collected', async () => {
    await new LeasedWork(programme.store.leases).run(collectLease(webinar.id), async () => {
      await expect(take(slidoExport)).rejects.toThrow(CollectingElsewhere);
    });
    expect(await messages()).toEqual([]);
  });
});

describe('a kept file', () => {
  const keep = (text: string) =>
    programme.importing.keep(webinar, 'questions.csv', Buffer.from(text), 'Morgan');

  it('is let go once it was imported, and what came of it stays', async () => {
    const id = await keep(slidoExport);
    expect(await programme.store.imports.get(id)).toMatchObject({ state: 'uploaded', who: 'Morgan' });
    await programme.importing.importKept(id, mappingOf(slidoExport), 'Morgan');
    const done = await programme.store.imports.get(id);
    expect(done).toMatchObject({ state: 'done', bytes: null, messages: 3, known: 0, questions: 3 });
    expect(await programme.store.history.of(id)).toMatchObject([{ action: 'imported questions' }]);
    await programme.importing.importKept(id, mappingOf(slidoExport), 'Morgan');
    expect(await messages()).toHaveLength(3);
  });

  it('stays when the import stops, and goes on when it is imported again', async () => {
    const id = await keep(slidoExport);
    await new LeasedWork(programme.store.leases).run(collectLease(webinar.id), () =>
      programme.importing.importKept(id, mappingOf(slidoExport), 'Morgan'),
    );
    expect(await programme.store.imports.get(id)).toMatchObject({ state: 'failed' });
    expect((await programme.store.imports.get(id)).bytes?.toString()).toBe(slidoExport);
    await programme.importing.importKept(id, mappingOf(slidoExport), 'Morgan');
    expect(await programme.store.imports.get(id)).toMatchObject({ state: 'done', messages: 3 });
  });

  it('that is no export is not kept', async () => {
    await expect(keep('PK\u0003\u0004')).rejects.toThrow(ExportNotReadable);
    expect(await programme.store.imports.latest(10)).toEqual([]);
  });

  it('waits for a person where no column is called a question', async () => {
    const text = 'Name,Words\nKim,Who decides?\n';
    expect(programme.importing.preview(Buffer.from(text), webinar).reading).toBeNull();
    await expect(take(text)).rejects.toThrow(QuestionColumnUnknown);
  });
});
