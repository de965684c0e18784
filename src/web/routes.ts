import type { Express, Request, Response } from 'express';
import type { Role } from '../store/index.js';

/** Who may use a route: everybody, everybody signed in, or people with one of these roles. */
export type Permission = 'anyone' | 'signed in' | readonly Role[];

/** A route as a value: a missing permission does not compile, and a test walks them all. */
export interface Route {
  method: 'get' | 'post';
  path: string;
  may: Permission;
  /** What the history says when somebody looked at restricted data here; `subject` names the parameter with its id. */
  records?: { action: string; kind: 'message' | 'question' | 'import'; parameter: string };
  handle: (request: Request, response: Response) => Promise<void> | void;
}

export const hosts: readonly Role[] = ['host', 'administrator'];
export const moderators: readonly Role[] = ['moderator', 'administrator'];
export const staff: readonly Role[] = ['host', 'moderator', 'administrator'];

/** Puts routes on the app, each behind its permission and its entry in the history. */
export function mountRoutes(
  app: Express,
  routes: readonly Route[],
  guard: (may: Permission) => (request: Request, response: Response) => void,
  record: (
    route: Required<Pick<Route, 'records'>>['records'],
    request: Request,
    response: Response,
  ) => Promise<void>,
): void {
  for (const route of routes) {
    const allow = guard(route.may);
    app[route.method](route.path, async (request, response) => {
      allow(request, response);
      if (route.records !== undefined) await record(route.records, request, response);
      await route.handle(request, response);
    });
  }
}
