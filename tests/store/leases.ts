import { expect, it } from '@jest/globals';
import { LeasedWork } from '../../src/services/leased-work.js';
import { LeaseLost, newId, type Store } from '../../src/store/index.js';

const at = (second: number) => new Date(Date.UTC(2024, 10, 18, 22, 0, second));

/** What holds of leases and sessions on every store. */
export function itKeepsLeasesAndSessions(store: () => Store): void {
  it('gives a job to one of many instances that ask at once', async () => {
    const { leases } = store();
    const job = newId();
    const ask = (_: unknown, n: number) => leases.take(job, `instance ${n}`, { now: at(0), until: at(60) });
    const answers = await Promise.all(Array.from({ length: 10 }, ask));
    const [taken, ...others] = answers.filter((answer) => answer !== null);
    expect(others).toEqual([]);
    expect(taken).toMatchObject({ id: job, fencing: 1, expires: at(60) });
  });

  it('gives a job to another when its time is over, or it was given free, each time with a higher number', async () => {
    const { leases } = store();
    const job = newId();
    const first = await leases.take(job, 'a', { now: at(0), until: at(10) });
    expect(await leases.take(job, 'b', { now: at(9), until: at(19) })).toBeNull();
    const second = await leases.take(job, 'b', { now: at(10), until: at(20) });
    expect([first?.fencing, second?.fencing]).toEqual([1, 2]);
    if (second !== null) await leases.release(second, at(11));
    expect((await leases.take(job, 'c', { now: at(11), until: at(21) }))?.fencing).toBe(3);
  });

  it('takes no lease back for a holder that lost it', async () => {
    const { leases } = store();
    const job = newId();
    const lost = await leases.take(job, 'a', { now: at(0), until: at(10) });
    const held = await leases.take(job, 'b', { now: at(10), until: at(20) });
    if (lost === null || held === null) throw new Error('Both were free.');
    expect(await leases.renew(lost, at(99))).toBe(false);
    await leases.release(lost, at(12));
    expect(await leases.isOurs(lost)).toBe(false);
    expect(await leases.renew(held, at(30))).toBe(true);
    expect(await leases.isOurs(held)).toBe(true);
  });

  it('gives all jobs free when whoever held them has ended, and counts on', async () => {
    const { leases } = store();
    const job = newId();
    await leases.take(job, 'a', { now: at(0), until: at(60) });
    await leases.releaseAll(at(1));
    expect((await leases.take(job, 'b', { now: at(1), until: at(61) }))?.fencing).toBe(2);
  });

  it('does work that was due once, however many instances come to it, and again at the next due time', async () => {
    const { leases } = store();
    const job = newId();
    let done = 0;
    const instances = Array.from({ length: 5 }, () => new LeasedWork(leases));
    const work = async () => {
      done += 1;
    };
    await Promise.all(instances.map((instance) => instance.run(job, work, { tick: at(0) })));
    for (const instance of instances) await instance.run(job, work, { tick: at(0) });
    expect(done).toBe(1);
    await instances[3]?.run(job, work, { tick: at(5) });
    expect(done).toBe(2);
  });

  it('lets a holder that was paused write nothing after its lease went to another', async () => {
    const { leases, cursors } = store();
    const job = newId();
    const place = `${job}/questions/INBOX`;
    let clock = at(0);
    const paused = new LeasedWork(leases, () => clock);
    const other = new LeasedWork(leases, () => clock);
    const cursor = (uid: number, fencing: number) => ({ id: place, uidValidity: '1', uid, fencing });
    await paused.run(job, async (mine) => {
      await cursors.advance(cursor(5, mine.fencing));
      clock = new Date(clock.getTime() + 61_000);
      await other.run(job, async (theirs) => {
        await theirs.assertOurs();
        await cursors.advance(cursor(9, theirs.fencing));
      });
      await expect(mine.assertOurs()).rejects.toThrow(LeaseLost);
      await expect(cursors.advance(cursor(6, mine.fencing))).rejects.toThrow(LeaseLost);
    });
    expect(await cursors.find(place)).toEqual({ uidValidity: '1', uid: 9 });
  });

  it('ends sessions at their time', async () => {
    const { sessions } = store();
    const id = newId();
    const end = new Date('2030-01-01T00:00:00Z');
    await sessions.keep(id, '{"a":1}', end);
    expect(await sessions.find(id, new Date('2029-12-31T23:59:59Z'))).toBe('{"a":1}');
    expect(await sessions.find(id, end)).toBeNull();
    await sessions.end(id);
    expect(await sessions.find(id, new Date(0))).toBeNull();
  });

  it('keeps a session that is written again, with its new end', async () => {
    const { sessions } = store();
    const id = newId();
    await sessions.keep(id, '{"a":1}', new Date('2030-01-01T00:00:00Z'));
    await sessions.keep(id, '{"a":2}', new Date('2031-01-01T00:00:00Z'));
    expect(await sessions.find(id, new Date('2030-06-01T00:00:00Z'))).toBe('{"a":2}');
  });
}
