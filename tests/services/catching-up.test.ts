import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { Programme } from '../../src/programme.js';
import { CatchingUp } from '../../src/services/catching-up.js';
import { LeasedWork } from '../../src/services/leased-work.js';
import { CollectingElsewhere, collectLease } from '../../src/services/mailboxes.js';
import type { Webinar } from '../../src/store/index.js';
import { openTestProgramme } from '../builders/programme.js';
import { addQuestion } from '../builders/question.js';
import { themedWebinar } from '../builders/themed-webinar.js';
import { fakeVectorMaker } from '../builders/vectors.js';

let programme: Programme;
let webinar: Webinar;
let close: () => Promise<void>;
beforeEach(async () => {
  ({ programme, close } = await openTestProgramme());
  webinar = await themedWebinar(programme);
});
afterEach(() => close());

const { signal } = new AbortController();
const catchUp = () => new CatchingUp(programme.store, programme.theming).themeNew(webinar.id, signal);

it('does nothing when every question was looked at', async () => {
  expect(await catchUp()).toBeNull();
});

it.each([false, true])(
  'themes a question that came in another way, once (people have worked on them: %s)',
  async (workedOn) => {
    await programme.store.webinars.record(webinar.id, { themesWorkedOn: workedOn });
    const { id } = await addQuestion(programme, webinar, { asked: 'Who else sits on the provision panel?' });
    expect(await catchUp()).toBe((await programme.store.themes.ofWebinar(webinar.id)).length);
    const latest = await programme.store.themingRuns.latest(webinar.id);
    expect(latest?.result.map(({ question }) => question)).toContain(id);
    expect(await catchUp()).toBeNull();
  },
);

it('keeps away while mail is being collected', async () => {
  await addQuestion(programme, webinar);
  await new LeasedWork(programme.store.leases).run(collectLease(webinar.id), async () => {
    await expect(catchUp()).rejects.toThrow(CollectingElsewhere);
  });
});

it('reads again what another sentence model read', async () => {
  await close();
  ({ programme, close } = await openTestProgramme(undefined, fakeVectorMaker()));
  webinar = await themedWebinar(programme);
  expect(await catchUp()).toBeNull();
  const [vectors] = await programme.store.vectors.ofWebinar(webinar.id, 'words');
  if (vectors === undefined) throw new Error('There are no vectors.');
  await programme.store.vectors.save({ ...vectors, model: 'an older one' });
  expect(await programme.theming.readByAnother(webinar.id)).toBe(1);
  expect(await catchUp()).toBe(3);
  expect(await programme.theming.readByAnother(webinar.id)).toBe(0);
});
