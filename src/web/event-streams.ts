import type { Request, Response } from 'express';

/** An open stream is given up after this: the page asks again, and is looked at again whether it may. */
const longestMs = 10 * 60_000;

/** Pages that are told of what happens as it happens, by server-sent events. */
export class EventStreams {
  private readonly open = new Set<Response>();

  /**
   * Tells a page what `look` gives, at once and each time it has changed, until the page goes away.
   * @param look must give the same text while nothing has changed
   */
  async follow(
    request: Request,
    response: Response,
    look: () => Promise<string>,
    everyMs = 1000,
  ): Promise<void> {
    let last = await look();
    // A stream neither prolongs a session nor, at its end, brings back one that was ended meanwhile.
    Reflect.deleteProperty(request, 'session');
    response.status(200).set({
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store',
      // A proxy that collects what passes would hold it back.
      'X-Accel-Buffering': 'no',
    });
    response.flushHeaders();
    this.open.add(response);
    const tell = (data: string) => response.write(`data: ${data.replaceAll('\n', '\ndata: ')}\n\n`);
    tell(last);
    let looking = false;
    const timer = setInterval(async () => {
      if (looking) return;
      looking = true;
      try {
        const now = await look();
        if (now !== last) tell(now);
        last = now;
      } catch {
        // As when the store is away: the page asks again.
        response.end();
      } finally {
        looking = false;
      }
    }, everyMs);
    const end = setTimeout(() => response.end(), longestMs);
    await new Promise<void>((resolve) => {
      response.once('close', () => resolve());
    });
    clearInterval(timer);
    clearTimeout(end);
    this.open.delete(response);
    response.end();
  }

  /** Ends all of them: an open stream would keep the server from stopping. */
  endAll(): void {
    for (const response of this.open) response.end();
  }
}
