import csrf from '@fastify/csrf';
import type { Request, RequestHandler, Response } from 'express';
import type { Accounts } from '../services/accounts.js';
import type { Person } from '../store/index.js';
import { Forbidden, FormExpired } from './errors.js';
import type { Permission } from './routes.js';

declare module 'express-session' {
  interface SessionData {
    personId: string;
    /** Milliseconds since 1970. */
    signedInAt: number;
    csrfSecret: string;
    /** Shown once on the next page. */
    message: string;
    /** Where to go after signing in: a path of ours. */
    wanted: string;
  }
}

/** Without a click for this long a session is over; a host may be away from the laptop for a talk. */
export const idleMs = 60 * 60 * 1000;
/** And after this long in any case: one working day. */
const absoluteMs = 12 * 60 * 60 * 1000;

const tokens = csrf();

/** Puts the signed-in person, if any, into `response.locals.person`. */
export function whoIsIt(accounts: Accounts): RequestHandler {
  return async (request, response, next) => {
    response.locals.person = null;
    const { personId, signedInAt } = request.session;
    if (personId !== undefined && signedInAt !== undefined && Date.now() - signedInAt < absoluteMs) {
      response.locals.person = await accounts.ofSession(personId, new Date(signedInAt));
    }
    next();
  };
}

/** The token that each form of this session carries. */
export function csrfToken(request: Request): string {
  request.session.csrfSecret ??= tokens.secretSync();
  return tokens.create(request.session.csrfSecret);
}

/** Refuses a form without this session's token. @throws FormExpired */
export const checkForm: RequestHandler = (request, _response, next) => {
  if (request.method === 'GET' || request.method === 'HEAD') {
    next();
    return;
  }
  const secret = request.session.csrfSecret;
  const token: unknown = request.body?._csrf;
  if (secret === undefined || typeof token !== 'string' || !tokens.verify(secret, token))
    throw new FormExpired();
  next();
};

/** Thrown when nobody is signed in where somebody must be; the app answers with the sign-in page. */
export class SignInNeeded extends Error {
  constructor() {
    super('Please sign in.');
    this.name = 'SignInNeeded';
  }
}

/** Lets a request through or throws. @throws SignInNeeded, Forbidden */
export function guard(may: Permission) {
  return (_request: Request, response: Response): void => {
    if (may === 'anyone') return;
    const person = personOf(response);
    if (may !== 'signed in' && !may.some((role) => person.roles.includes(role))) throw new Forbidden();
  };
}

/** The person signed in. @throws SignInNeeded */
export function personOf(response: Response): Person {
  const person = response.locals.person as Person | null;
  if (person === null) throw new SignInNeeded();
  return person;
}

/** Begins a new session for a person: the old id, which others may know, is worth nothing from here on. */
export async function signIn(request: Request, person: Person): Promise<void> {
  const wanted = request.session.wanted;
  await new Promise<void>((resolve, reject) => {
    request.session.regenerate((error: unknown) => (error ? reject(error) : resolve()));
  });
  request.session.personId = person.id;
  request.session.signedInAt = Date.now();
  if (wanted !== undefined) request.session.wanted = wanted;
}

export async function signOut(request: Request): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    request.session.destroy((error: unknown) => (error ? reject(error) : resolve()));
  });
}
