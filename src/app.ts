import { join } from 'node:path';
import ejs from 'ejs';
import express, { type ErrorRequestHandler, type Express } from 'express';
import { rateLimit } from 'express-rate-limit';
import session from 'express-session';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { earlierStateRoutes } from './admin/earlier-states/routes.js';
import { importRoutes } from './admin/imports/routes.js';
import { jobRoutes } from './admin/jobs/routes.js';
import { mailRoutes } from './admin/mail/routes.js';
import { proposalRoutes } from './admin/proposals/routes.js';
import { reshapingRoutes } from './admin/reshaping/routes.js';
import { reviewRoutes } from './admin/review/routes.js';
import { runningOrderRoutes } from './admin/running-order/routes.js';
import type { AdminServices } from './admin/services.js';
import { signInRoutes } from './admin/sign-in/routes.js';
import { sortingRoutes } from './admin/sorting/routes.js';
import { themeRoutes } from './admin/themes/routes.js';
import { topicRoutes } from './admin/topics/routes.js';
import { webinarRoutes } from './admin/webinars/routes.js';
import type { Config } from './config.js';
import { packageRoot } from './package-root.js';
import { assets } from './web/assets.js';
import { errorPages, notFound } from './web/errors.js';
import { layoutData } from './web/layout.js';
import { moderators, mountRoutes, type Route } from './web/routes.js';
import { SessionStore } from './web/session-store.js';
import { checkForm, guard, idleMs, personOf, SignInNeeded, whoIsIt } from './web/sign-in.js';
import { takeUpload } from './web/uploads.js';

export type AppConfig = Pick<Config, 'organisation' | 'brandColour' | 'baseUrl' | 'trustProxy'>;

export interface AppOptions {
  config: AppConfig;
  sessionSecret: string;
  services: AdminServices;
  log: Logger;
  /** The demo answers to loopback names only, so that no other site's name can be pointed at it. */
  loopbackOnly?: boolean;
}

/** Every route of the app, as values. */
export function allRoutes(services: AdminServices): Route[] {
  return [
    ...signInRoutes(services),
    ...webinarRoutes(services),
    ...mailRoutes(services),
    ...reviewRoutes(services),
    ...topicRoutes(services),
    ...themeRoutes(services),
    ...sortingRoutes(services),
    ...reshapingRoutes(services),
    ...proposalRoutes(services),
    ...earlierStateRoutes(services),
    ...runningOrderRoutes(services),
    ...jobRoutes(services),
    ...importRoutes(services),
  ];
}

export function createApp(options: AppOptions): Express {
  const app = express();
  setUpViews(app);
  setUpSecurity(app, options);
  setUpLog(app, options);
  setUpAssets(app, options);
  setUpForms(app);
  setUpSessions(app, options);
  setUpRoutes(app, options);
  setUpErrors(app, options);
  return app;
}

function setUpViews(app: Express): void {
  const views = join(packageRoot, 'views');
  // Partials are named from the views folder on, whatever page includes them.
  app.engine('ejs', (path: string, data: object, done: (error: Error | null, html?: string) => void) => {
    ejs.renderFile(path, data, { root: views, cache: true }, done);
  });
  app.set('view engine', 'ejs');
  app.set('views', views);
}

function setUpSecurity(app: Express, { config, loopbackOnly }: AppOptions): void {
  app.disable('x-powered-by');
  app.set('trust proxy', config.trustProxy);
  const https = config.baseUrl.protocol === 'https:';
  app.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          'default-src': ["'none'"],
          'script-src': ["'self'"],
          'style-src': ["'self'"],
          'img-src': ["'self'"],
          'connect-src': ["'self'"],
          'form-action': ["'self'"],
          'frame-ancestors': ["'none'"],
          'base-uri': ["'none'"],
        },
      },
      referrerPolicy: { policy: 'no-referrer' },
      strictTransportSecurity: https,
    }),
  );
  if (loopbackOnly === true) {
    app.use((request, response, next) => {
      if (['localhost', '127.0.0.1', '[::1]'].includes(request.hostname)) next();
      else response.status(421).type('text').send('The demo answers on this machine only.');
    });
  }
}

/** What was asked for is logged as the route's pattern: a path may hold a token. */
function setUpLog(app: Express, { log }: AppOptions): void {
  app.use((request, response, next) => {
    const begun = performance.now();
    response.on('finish', () => {
      log.debug(
        {
          method: request.method,
          route: request.route?.path ?? null,
          status: response.statusCode,
          ms: Math.round(performance.now() - begun),
        },
        'request',
      );
    });
    next();
  });
}

function setUpAssets(app: Express, { config }: AppOptions): void {
  app.use('/assets', assets(config.brandColour));
}

/** A form holds at most a pasted newsletter. */
const largestForm = '200kb';

/** An export of the questions of a large meeting takes some hundred kB. */
const largestUpload = 5 * 1024 * 1024;

function setUpForms(app: Express): void {
  app.use(express.urlencoded({ extended: false, limit: largestForm, parameterLimit: 100 }));
}

/** Guesses at a password from one address; each account counts its own failures besides. */
const signInTries = { windowMs: 15 * 60 * 1000, limit: 30 };

function setUpSessions(app: Express, { config, sessionSecret, services }: AppOptions): void {
  app.use((_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });
  app.use(
    session({
      name: 'ask-ahead',
      secret: sessionSecret,
      resave: false,
      saveUninitialized: false,
      rolling: true,
      store: new SessionStore(services.store.sessions, idleMs),
      cookie: {
        httpOnly: true,
        sameSite: 'lax',
        secure: config.baseUrl.protocol === 'https:',
        maxAge: idleMs,
      },
    }),
  );
  app.use(whoIsIt(services.accounts), layoutData(config.organisation));
  app.post(
    ['/sign-in', '/one-time/:token'],
    rateLimit({
      ...signInTries,
      handler: (_request, response) => {
        response.status(429).render('errors/error', {
          pageTitle: 'Too many tries',
          text: 'There were too many tries to sign in from here. Wait 15 minutes and try again.',
          conflict: null,
        });
      },
    }),
  );
  app.post('/imports', takeUpload(moderators, largestUpload));
  app.use(checkForm);
}

function setUpRoutes(app: Express, { services }: AppOptions): void {
  mountRoutes(app, allRoutes(services), guard, async ({ action, kind, parameter }, request, response) => {
    await services.store.history.add({
      webinar: String(request.params.webinar ?? ''),
      at: new Date(),
      who: personOf(response).name,
      action,
      subject: { kind, id: String(request.params[parameter]) },
      detail: '',
    });
  });
}

function setUpErrors(app: Express, { log }: AppOptions): void {
  app.use(notFound);
  app.use(toSignIn);
  app.use(errorPages(log));
}

/** Who must sign in first comes back to the page asked for. */
const toSignIn: ErrorRequestHandler = (error, request, response, next) => {
  if (!(error instanceof SignInNeeded)) {
    next(error);
    return;
  }
  if (request.method === 'GET') request.session.wanted = request.originalUrl;
  response.redirect(303, '/sign-in');
};
