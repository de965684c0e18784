import session from 'express-session';
import type { Store } from '../store/index.js';

/** Keeps signed-in sessions in the store, so that a restart signs nobody out. */
export class SessionStore extends session.Store {
  constructor(
    private readonly sessions: Store['sessions'],
    private readonly idleMs: number,
  ) {
    super();
  }

  override get(id: string, done: (error: unknown, session?: session.SessionData | null) => void): void {
    this.sessions
      .find(id, new Date())
      .then((found) => done(null, found === null ? null : (JSON.parse(found) as session.SessionData)), done);
  }

  override set(id: string, data: session.SessionData, done?: (error?: unknown) => void): void {
    const expires = new Date(Date.now() + this.idleMs);
    this.sessions.keep(id, JSON.stringify(data), expires).then(() => done?.(), done);
  }

  override touch(id: string, data: session.SessionData, done?: () => void): void {
    this.set(id, data, () => done?.());
  }

  override destroy(id: string, done?: (error?: unknown) => void): void {
    this.sessions.end(id).then(() => done?.(), done);
  }
}
