import type { RequestHandler, Response } from 'express';
import type { Person, Role, Webinar } from '../store/index.js';
import { csrfToken } from './sign-in.js';

export interface NavigationItem {
  text: string;
  href: string;
  current?: boolean;
}

export interface Layout {
  organisation: string;
  navigation: NavigationItem[];
  person: Pick<Person, 'name' | 'roles'> | null;
  csrf: string;
  /** Shown once, after something was done. */
  message: string | null;
}

/** What every page shows around its own content. */
export function layoutData(organisation: string): RequestHandler {
  return (request, response, next) => {
    const person = response.locals.person as Person | null;
    const layout: Layout = {
      organisation,
      navigation: navigationOf(person, request.path),
      person,
      csrf: csrfToken(request),
      message: request.session.message ?? null,
    };
    if (request.method === 'GET') delete request.session.message;
    response.locals.layout = layout;
    next();
  };
}

const pages: { text: string; href: string; may: readonly Role[] }[] = [
  { text: 'Webinars', href: '/webinars', may: ['host', 'moderator', 'administrator'] },
  { text: 'Import', href: '/imports', may: ['moderator', 'administrator'] },
  { text: 'Jobs', href: '/jobs', may: ['moderator', 'administrator'] },
];

/** The pages that belong to no webinar, as far as this person may open them. */
function navigationOf(person: Layout['person'], path: string): NavigationItem[] {
  return pages
    .filter(({ may }) => may.some((role) => person?.roles.includes(role)))
    .map(({ text, href }) => ({ text, href, current: path === href }));
}

/** Whether this person may do what only some roles may: pages leave out forms that would be refused. */
export function mayDo(response: Response, may: readonly Role[]): boolean {
  const layout = response.locals.layout as Layout;
  return may.some((role) => layout.person?.roles.includes(role) === true);
}

const sections: { text: string; path: string; may: readonly Role[] }[] = [
  { text: 'Overview', path: '', may: ['host', 'moderator', 'administrator'] },
  { text: 'Mail', path: '/mail', may: ['moderator', 'administrator'] },
  { text: 'Review', path: '/review', may: ['moderator', 'administrator'] },
  { text: 'Themes', path: '/themes', may: ['host', 'moderator', 'administrator'] },
  { text: 'Running order', path: '/running-order', may: ['host', 'moderator', 'administrator'] },
];

/** Whether this person may open a section of a webinar, by its path in it. */
export function mayOpen(response: Response, path: string): boolean {
  return sections.some((section) => section.path === path && mayDo(response, section.may));
}

/** Adds the sections of a webinar to the navigation, as far as this person may open them. */
export function inWebinar(response: Response, webinar: Pick<Webinar, 'id'>, current: string): void {
  const layout = response.locals.layout as Layout;
  layout.navigation = [
    { text: 'Webinars', href: '/webinars' },
    ...sections
      .filter(({ may }) => mayDo(response, may))
      .map(({ text, path }) => ({ text, href: `/webinars/${webinar.id}${path}`, current: text === current })),
  ];
}
