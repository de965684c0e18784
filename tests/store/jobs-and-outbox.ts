import { expect, it } from '@jest/globals';
import { LeaseLost, newId, type OutboxItem, StaleVersion, type Store } from '../../src/store/index.js';
import { outboxItem } from './every-call.js';

const at = (second: number) => new Date(Date.UTC(2024, 10, 18, 22, 0, second));

/** What holds of jobs, of our own mail and of uploads on every store. */
export function itKeepsJobsAndOutbox(store: () => Store): void {
  const queued = async (more: Partial<OutboxItem> = {}): Promise<string> => {
    const id = newId();
    await store().outbox.add({ ...outboxItem(1), id, at: at(0), ...more });
    return id;
  };

  it('adds an item of mail once, and leaves one that is there as it is', async () => {
    const { outbox } = store();
    const item = { ...outboxItem(1), id: newId(), at: at(0) };
    expect(await outbox.add(item)).toBe(true);
    await outbox.claim(item.id, 'c', at(60));
    expect(await outbox.add(item)).toBe(false);
    expect(await outbox.isClaimed({ id: item.id, claim: 'c' })).toBe(true);
  });

  it('gives an item of mail to one of many that claim it at once', async () => {
    const { outbox } = store();
    const id = await queued();
    const claims = Array.from({ length: 10 }, (_, n) => outbox.claim(id, `claim ${n}`, at(60)));
    const taken = (await Promise.all(claims)).filter((item) => item !== null);
    expect(taken).toMatchObject([{ id, state: 'sending', tries: 1, at: at(60) }]);
  });

  it('lets a claim lapse at its time, and takes no end from an earlier claim', async () => {
    const { outbox } = store();
    const id = await queued();
    await outbox.claim(id, 'first', at(10));
    await outbox.lapse(at(9), 'interrupted');
    expect(await outbox.isClaimed({ id, claim: 'first' })).toBe(true);
    await outbox.lapse(at(10), 'interrupted');
    const [listed] = (await outbox.forPerson()).filter((item) => item.id === id);
    expect(listed).toMatchObject({ state: 'unsure', problem: 'interrupted' });
    await expect(outbox.decide(id, 1, { state: 'waiting', at: at(11) })).rejects.toThrow(StaleVersion);
    await outbox.decide(id, listed?.version ?? 0, { state: 'waiting', at: at(11) });
    await outbox.record({ id, claim: 'first' }, { state: 'sent', at: at(12), problem: '' });
    expect(await outbox.due(at(12), 100)).toContain(id);
  });

  it('records a job under its lease’s number, and lets no earlier one write', async () => {
    const { jobs } = store();
    const id = newId();
    const end = {
      endedAt: at(5),
      result: 'done',
      sentence: 'Done.',
      doneAt: at(5),
      failingSince: null,
      failures: 0,
      retryAt: null,
    } as const;
    await jobs.begin({ id, webinar: null, fencing: 2, startedAt: at(0) });
    expect(await jobs.find(id)).toMatchObject({ result: 'running', endedAt: null, failures: 0 });
    await expect(jobs.begin({ id, webinar: null, fencing: 1, startedAt: at(1) })).rejects.toThrow(LeaseLost);
    await jobs.end(id, 1, { ...end, sentence: 'Of an earlier one.' });
    await jobs.end(id, 2, end);
    expect(await jobs.find(id)).toEqual({ id, webinar: null, fencing: 2, startedAt: at(0), ...end });
    await jobs.drop([id]);
    expect(await jobs.find(id)).toBeNull();
  });

  it('notes when a message was first seen waiting, once', async () => {
    const { escalations } = store();
    const [webinar, one, two] = [newId(), newId(), newId()];
    await escalations.watch(webinar, [one], at(0));
    await escalations.watch(webinar, [one, two], at(30));
    await escalations.told([two], 1);
    const seen = await escalations.ofWebinar(webinar);
    expect(new Set(seen)).toEqual(
      new Set([
        { id: one, webinar, since: at(0), told: 0 },
        { id: two, webinar, since: at(30), told: 1 },
      ]),
    );
    await escalations.forget([one]);
    expect((await escalations.ofWebinar(webinar)).map(({ id }) => id)).toEqual([two]);
  });

  it('keeps an uploaded file byte for byte, until it is imported or forgotten', async () => {
    const { imports } = store();
    const bytes = Buffer.from([0, 255, 13, 10, 34]);
    const given = {
      webinar: 'w',
      name: 'a.csv',
      bytes,
      at: at(0),
      who: 'P',
      messages: 0,
      known: 0,
      questions: 0,
    };
    const [waits, done] = [newId(), newId()];
    for (const id of [waits, done]) await imports.add({ ...given, id, state: 'uploaded' });
    expect((await imports.get(waits)).bytes).toEqual(bytes);
    await imports.change(done, { state: 'done', bytes: null });
    await imports.forget(at(0));
    const left = (await imports.latest(100)).map(({ id }) => id);
    expect([left.includes(waits), left.includes(done)]).toEqual([false, true]);
    expect(await imports.get(done)).toMatchObject({ bytes: null, state: 'done' });
  });
}
