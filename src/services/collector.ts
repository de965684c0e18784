import type { Logger } from 'pino';
import {
  FileCannotBeOpened,
  FileIsNotMail,
  FolderHasNoMail,
  MailboxCertificateNotTrusted,
  MailboxConnectionLost,
  MailboxFolderMissing,
  MailboxNotEncrypted,
  MailboxRefusedSignIn,
  MailboxUnreachable,
} from '../pipeline/1-collect/index.js';
import { LeaseLost, type Store, type Webinar } from '../store/index.js';
import type { CollectedMessage, Collecting, CollectOptions, CollectProgress } from './collecting.js';
import type { ThemingService } from './theming.js';

export interface RunProgress extends CollectProgress {
  stage: 'reading' | 'theming' | 'done' | 'failed';
  themes: number;
  /** What went wrong, in a sentence for people; empty otherwise. */
  problem: string;
}

export type RunOptions = Omit<CollectOptions, 'onProgress'> & {
  onProgress?: (progress: RunProgress) => void;
};

/** One run: messages in, hints compared, themes made. Knows how far the run of each webinar has come. */
export class Collector {
  private readonly running = new Map<string, RunProgress>();

  constructor(
    private readonly store: Store,
    private readonly collecting: Collecting,
    private readonly theming: ThemingService,
    private readonly log: Logger,
  ) {}

  /** The run going on for a webinar or the last one of this process; null when there was none. */
  progress(webinar: string): RunProgress | null {
    return this.running.get(webinar) ?? null;
  }

  /** @throws what the source throws, after everything before it was stored and themed */
  async run(
    webinar: Webinar,
    source: AsyncIterable<CollectedMessage>,
    options: RunOptions = {},
  ): Promise<RunProgress> {
    let progress: RunProgress = {
      total: options.total ?? null,
      messagesRead: 0,
      questionsFound: 0,
      known: 0,
      stage: 'reading',
      themes: 0,
      problem: '',
    };
    const tell = (more: Partial<RunProgress>) => {
      progress = { ...progress, ...more };
      this.running.set(webinar.id, progress);
      options.onProgress?.(progress);
    };
    tell({});
    try {
      await this.collecting.collect(webinar, source, { ...options, onProgress: tell });
    } catch (error) {
      // What went to another instance is themed there.
      if (!(error instanceof LeaseLost)) await this.theme(webinar, progress, tell);
      tell({ stage: 'failed', problem: problemOf(error) });
      throw error;
    }
    await options.place?.lease.assertOurs();
    await this.theme(webinar, progress, tell);
    tell({ stage: 'done' });
    return progress;
  }

  /** Themes again when there are new questions, or none were ever made. */
  private async theme(
    webinar: Webinar,
    { messagesRead, known }: RunProgress,
    tell: (more: Partial<RunProgress>) => void,
  ): Promise<void> {
    const themed = await this.store.themingRuns.latest(webinar.id);
    if (themed !== null && messagesRead === known) {
      tell({ themes: (await this.store.themes.ofWebinar(webinar.id)).length });
      return;
    }
    tell({ stage: 'theming' });
    this.log.debug({ webinar: webinar.id }, 'theming after collecting');
    tell({ themes: await this.theming.run(webinar.id) });
  }
}

/** Errors of a source are sentences for people; the message of any other may hold words of a mail. */
const spoken = [
  FileCannotBeOpened,
  FileIsNotMail,
  FolderHasNoMail,
  LeaseLost,
  MailboxCertificateNotTrusted,
  MailboxConnectionLost,
  MailboxFolderMissing,
  MailboxNotEncrypted,
  MailboxRefusedSignIn,
  MailboxUnreachable,
];

export function problemOf(error: unknown): string {
  return error instanceof Error && spoken.some((kind) => error instanceof kind)
    ? error.message
    : 'Collecting stopped before its end. What was stored before is safe: collect again.';
}
