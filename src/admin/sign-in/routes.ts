import type { Request, Response } from 'express';
import { typed } from '../../web/forms.js';
import type { Route } from '../../web/routes.js';
import { signIn, signOut } from '../../web/sign-in.js';
import type { AdminServices } from '../services.js';

const refused =
  'The email address or the password is wrong, or the account is locked for 15 minutes after too many tries.';

/** Signing in and out. */
export function signInRoutes({ accounts, oneTimeLinks }: AdminServices): Route[] {
  const show = (response: Response, email: string, error: string | null, status = 200) => {
    response.status(status).render('sign-in/sign-in', {
      pageTitle: error === null ? 'Sign in' : 'Error: Sign in',
      email,
      error,
      errors: error === null ? [] : [{ text: error, href: '#email' }],
    });
  };

  const enter = async (request: Request, response: Response) => {
    const { email = '', password = '' } = typed(request.body, ['email', 'password']);
    // The password is taken as typed: spaces may belong to it.
    const exact: unknown = request.body?.password;
    const person = await accounts.signIn(email, typeof exact === 'string' ? exact : password);
    if (person === null) {
      show(response, email, refused, 401);
      return;
    }
    await signIn(request, person);
    const wanted = request.session.wanted ?? '/webinars';
    delete request.session.wanted;
    response.redirect(303, wanted);
  };

  const redeem = async (request: Request, response: Response) => {
    const email = oneTimeLinks?.redeem(String(request.params.token)) ?? null;
    const person = email === null ? undefined : (await accounts.list()).find((one) => one.email === email);
    if (person === undefined) {
      response.status(410).render('errors/error', {
        pageTitle: 'This link was used already',
        text: 'A sign-in link works once. Stop the demo with Ctrl-C and start it again for a new one.',
        conflict: null,
      });
      return;
    }
    await signIn(request, person);
    response.redirect(303, '/webinars');
  };

  return [
    {
      method: 'get',
      path: '/',
      may: 'anyone',
      handle: (_request, response) => response.redirect('/webinars'),
    },
    {
      method: 'get',
      path: '/sign-in',
      may: 'anyone',
      handle: (_request, response) => show(response, '', null),
    },
    { method: 'post', path: '/sign-in', may: 'anyone', handle: enter },
    {
      method: 'post',
      path: '/sign-out',
      may: 'signed in',
      handle: async (request, response) => {
        await signOut(request);
        response.redirect(303, '/sign-in');
      },
    },
    {
      method: 'get',
      path: '/one-time/:token',
      may: 'anyone',
      handle: (request, response) => {
        const good = oneTimeLinks?.isGood(String(request.params.token)) ?? false;
        response.status(good ? 200 : 410).render('sign-in/one-time', { pageTitle: 'Sign in', good });
      },
    },
    { method: 'post', path: '/one-time/:token', may: 'anyone', handle: redeem },
  ];
}
