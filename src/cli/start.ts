import type { Config } from '../config.js';
import { startServer } from '../server.js';

/** `ask-ahead start`: pages and jobs until the signal, then what is under way is finished. */
export async function startCommand(config: Config, signal: AbortSignal): Promise<void> {
  const { stop } = await startServer(config);
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  await stop();
}
