import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { NotFound, StaleVersion } from '../store/index.js';

/** Thrown when somebody signed in asks for what their roles do not include. */
export class Forbidden extends Error {
  constructor() {
    super('Your account is not allowed to do this. Ask an administrator if it should be.');
    this.name = 'Forbidden';
  }
}

/** Thrown when a form comes without the token of this session: an old page, or another site. */
export class FormExpired extends Error {
  constructor() {
    super(
      'This form is no longer valid, because you signed in again or it was open for too long. Go back, load the page again and send it once more.',
    );
    this.name = 'FormExpired';
  }
}

/** Thrown when a form's hidden parts are not what the page put there. */
export class FormBroken extends Error {
  constructor() {
    super('This form arrived incomplete. Go back, load the page again and send it once more.');
    this.name = 'FormBroken';
  }
}

/** Thrown when a form was made from an older version: carries what was sent and what stands now. */
export class StaleForm extends Error {
  constructor(
    readonly what: string,
    readonly yours: { label: string; value: string }[],
    readonly now: { label: string; value: string }[],
    /** A path of ours. */
    readonly back: string,
  ) {
    super(`Somebody else changed this ${what} since you opened the page.`);
    this.name = 'StaleForm';
  }
}

/** Runs a change; when its page was stale, answers with both versions. */
export async function unlessStale<T>(
  change: () => Promise<T>,
  both: () => Promise<Pick<StaleForm, 'what' | 'yours' | 'now' | 'back'>>,
): Promise<T> {
  try {
    return await change();
  } catch (error) {
    if (!(error instanceof StaleVersion)) throw error;
    const { what, yours, now, back } = await both();
    throw new StaleForm(what, yours, now, back);
  }
}

interface ErrorPage {
  status: number;
  title: string;
  text: string;
}

function pageFor(error: unknown): ErrorPage {
  if (error instanceof NotFound) return { status: 404, title: 'Page not found', text: error.message };
  if (error instanceof Forbidden) return { status: 403, title: 'You cannot do this', text: error.message };
  if (error instanceof FormExpired)
    return { status: 403, title: 'Please send the form again', text: error.message };
  if (error instanceof FormBroken)
    return { status: 400, title: 'Please send the form again', text: error.message };
  if (error instanceof StaleForm || error instanceof StaleVersion) {
    return { status: 409, title: 'Somebody else was faster', text: error.message };
  }
  const status = (error as { status?: unknown } | null)?.status;
  if (status === 413) {
    return {
      status,
      title: 'That is too much text',
      text: 'The form holds more than we can take. Shorten it and send it again.',
    };
  }
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return {
      status,
      title: 'That did not work',
      text: 'We could not understand this request. Go back and try again.',
    };
  }
  return {
    status: 500,
    title: 'Something went wrong',
    text: 'The fault is ours. What was saved before is safe. Go back and try again; if it happens again, tell the person who looks after this service what you were doing.',
  };
}

export const notFound: RequestHandler = (_request, _response, next) => {
  next(new NotFound('page'));
};

/** A page in plain words for every error. The log gets the kind of error and the route, never words of a mail. */
export function errorPages(log: Logger): ErrorRequestHandler {
  // Four parameters make it an error handler; the framework's own, which prints messages, must never run.
  return (error, request, response, _next) => {
    const page = pageFor(error);
    if (page.status >= 500)
      log.error(
        {
          kind: error instanceof Error ? error.name : 'unknown',
          route: request.route?.path,
          stack: framesOf(error),
        },
        'request failed',
      );
    if (response.headersSent) {
      // Half an answer must not pass for a whole one.
      request.socket.destroy();
      return;
    }
    const view = error instanceof StaleForm ? 'errors/conflict' : 'errors/error';
    const model = {
      pageTitle: page.title,
      text: page.text,
      conflict: error instanceof StaleForm ? error : null,
    };
    response.status(page.status).render(view, model, (fault: Error | null, html?: string) => {
      if (fault === null) response.send(html);
      else response.type('text').send(`${page.title}. ${page.text}`);
    });
  };
}

/**
 * Where it happened, without the message, which may hold words of a mail, even lines that look like places. Nothing
 * when the message was changed since, so that it cannot be cut away.
 */
function framesOf(error: unknown): string[] {
  if (!(error instanceof Error) || error.stack === undefined) return [];
  const at = error.stack.indexOf(error.message);
  if (at === -1) return [];
  return error.stack
    .slice(at + error.message.length)
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8);
}
