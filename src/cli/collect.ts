import type { Config } from '../config.js';
import { createLog } from '../log.js';
import { openProgramme, type Programme } from '../programme.js';
import { account, accountingLine } from '../services/accounting.js';
import type { RunProgress } from '../services/collector.js';
import { Mailboxes } from '../services/mailboxes.js';
import type { Webinar } from '../store/index.js';
import { type ExportOptions, importExport, isExport } from './import-export.js';
import { importFiles, progressText, showProgress } from './import-files.js';
import { InputFaulty } from './json-lines.js';
import type { Output } from './output.js';
import { createProgress } from './progress.js';

/** The webinar that is named; the only one when none is. @throws InputFaulty */
async function chosen(
  programme: Programme,
  id: string | undefined,
  fits: (webinar: Webinar) => boolean,
): Promise<Webinar[]> {
  const all = await programme.store.webinars.list();
  if (id !== undefined) {
    const named = all.filter((webinar) => webinar.id === id);
    if (named.length === 0) {
      const known = all.map((webinar) => `${webinar.id} (${webinar.title})`).join(', ');
      throw new InputFaulty(
        `There is no webinar ${id}. ${known === '' ? 'Make one in the pages first.' : `There are: ${known}.`}`,
      );
    }
    return named;
  }
  const fitting = all.filter(fits);
  if (fitting.length === 0) {
    throw new InputFaulty(
      'There is no webinar to collect for. Start ask-ahead, sign in, and make a webinar with a mailbox first.',
    );
  }
  return fitting;
}

/** `ask-ahead collect`: pulls now, for one webinar or all with a mailbox. @throws what mailboxes and the store throw */
export async function collectCommand(
  config: Config,
  options: { webinar?: string; dryRun?: boolean },
  out: Output,
  signal: AbortSignal,
): Promise<void> {
  const log = createLog(config.logLevel === 'info' ? 'warn' : config.logLevel);
  const programme = await openProgramme(config, log);
  try {
    const mailboxes = new Mailboxes(programme.store, programme.collector, config.mailboxes);
    for (const webinar of await chosen(programme, options.webinar, ({ mailbox }) => mailbox !== null)) {
      if (options.dryRun === true) {
        await out.line(
          `${webinar.title}: ${await mailboxes.count(webinar)} messages to collect. Nothing was changed.`,
        );
        continue;
      }
      const progress = createProgress();
      try {
        const onProgress = (now: RunProgress) => showProgress(progress, now);
        progress.finish(progressText(await mailboxes.collect(webinar, { onProgress, signal })));
      } finally {
        progress.stop();
      }
      const accounting = await account(programme.store, webinar.id);
      await out.line(`${webinar.title}: ${accountingLine(accounting)}`);
      if (webinar.deadline <= new Date())
        await out.line('The deadline has passed: what arrives now is kept and marked late.');
    }
  } finally {
    await programme.close();
  }
}

/** `ask-ahead import PATH…`: mail and exports of questions through the same line. @throws what files and the store throw */
export async function importCommand(
  config: Config,
  paths: string[],
  options: { webinar?: string } & ExportOptions,
  out: Output,
): Promise<void> {
  const mail = paths.filter((path) => !isExport(path));
  if (options.preview === true && mail.length > 0)
    throw new InputFaulty('--preview is for CSV exports only: name those alone.');
  const programme = await openProgramme(
    config,
    createLog(config.logLevel === 'info' ? 'warn' : config.logLevel),
  );
  try {
    const [webinar, second] = await chosen(programme, options.webinar, () => true);
    if (webinar === undefined || second !== undefined) {
      throw new InputFaulty(
        'There are several webinars. Say which with --webinar ID; the ID stands in the address of its page.',
      );
    }
    for (const path of paths.filter(isExport))
      await importExport(programme, webinar, path, options, createProgress(), out);
    if (mail.length > 0) await importFiles(programme, webinar, mail, createProgress());
    if (options.preview !== true) await out.line(accountingLine(await account(programme.store, webinar.id)));
  } finally {
    await programme.close();
  }
}
