import { collectFromFiles } from '../pipeline/1-collect/index.js';
import type { FetchedMessage } from '../pipeline/types.js';
import type { Programme } from '../programme.js';
import type { RunProgress } from '../services/collector.js';
import { closeAfterDeadline } from '../services/mailboxes.js';
import type { Webinar } from '../store/index.js';
import type { Progress } from './progress.js';

/** How many messages lie in the files. @throws what collecting from them throws */
async function countMessages(paths: string[]): Promise<number> {
  let count = 0;
  for await (const _message of collectFromFiles(paths)) count += 1;
  return count;
}

async function* asCollected(messages: AsyncIterable<FetchedMessage>) {
  for await (const message of messages) yield { message };
}

export function progressText({ stage, messagesRead, total, questionsFound, themes }: RunProgress): string {
  const of = total === null ? '' : ` of ${total}`;
  const read = `${messagesRead}${of} messages read, ${questionsFound} questions found`;
  if (stage === 'theming') return `${read}, making themes`;
  return stage === 'done' ? `${read}, ${themes} themes` : read;
}

export function showProgress(progress: Progress, run: RunProgress): void {
  const done = run.total === null || run.total === 0 ? null : run.messagesRead / run.total;
  progress.update(done, progressText(run));
}

/** Takes files through the same code as mail from a mailbox. @throws what collecting from files throws */
export async function importFiles(
  programme: Programme,
  webinar: Webinar,
  paths: string[],
  progress: Progress,
  signal?: AbortSignal,
): Promise<RunProgress> {
  const begun = new Date();
  const total = await countMessages(paths);
  try {
    const run = await programme.collector.run(webinar, asCollected(collectFromFiles(paths)), {
      total,
      onProgress: (now) => showProgress(progress, now),
      ...(signal === undefined ? {} : { signal }),
    });
    await closeAfterDeadline(programme.store, webinar, begun);
    progress.finish(progressText(run));
    return run;
  } finally {
    progress.stop();
  }
}
