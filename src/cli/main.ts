#!/usr/bin/env node
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { askedPort, ConfigFaulty, loadEnvironmentFile, readConfig } from '../config.js';
import { benchCommand } from './bench/bench.js';
import type { BenchOptions } from './bench/figures.js';
import { collectCommand, importCommand } from './collect.js';
import { demoCommand } from './demo/demo.js';
import { doctorCommand } from './doctor/doctor.js';
import { evaluateCommand } from './evaluate/evaluate.js';
import { sentenceFor } from './faults.js';
import type { ExportOptions } from './import-export.js';
import { OutputClosed, streamOutput } from './output.js';
import { readCommand } from './read.js';
import { screenCommand } from './screen.js';
import { startCommand } from './start.js';
import { backupCommand, copyCommand, dumpCommand, restoreCommand } from './store.js';
import { themeCommand } from './theme.js';
import { addUser, listUsers, resetUser } from './user.js';

const out = streamOutput(process.stdout);
const errors = streamOutput(process.stderr);
const stop = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stop.abort());

const badUsage = 2;

function settings() {
  loadEnvironmentFile();
  return readConfig();
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (text.trim() === '' || !Number.isInteger(number))
    throw new InvalidArgumentError('It must be a whole number.');
  return number;
}

const programme = new Command('ask-ahead')
  .description('Collects the questions families email before a webinar, and groups them into themes.')
  .exitOverride()
  .showHelpAfterError('Use --help to see what this command takes.');

programme
  .command('demo')
  .description('show everything on an example mailbox, or on your own folder of mail; nothing is kept')
  .option('--folder <path>', 'a folder of .eml files, or an mbox file')
  .action((options: { folder?: string }) =>
    demoCommand({ ...options, port: askedPort(), signal: stop.signal }, out),
  );

programme
  .command('start')
  .description('start the pages and the scheduled jobs')
  .action(() => startCommand(settings(), stop.signal));

programme
  .command('collect')
  .description('pull questions from the mailbox now')
  .option('--webinar <id>', 'only for this webinar')
  .option('--dry-run', 'only say how many messages there are')
  .action((options: { webinar?: string; dryRun?: boolean }) =>
    collectCommand(settings(), options, out, stop.signal),
  );

programme
  .command('import')
  .description(
    'import .eml files, mbox files, Maildirs or folders of them, and CSV exports of Teams or Slido',
  )
  .argument('<path...>')
  .option('--webinar <id>', 'the webinar they belong to')
  .option('--preview', 'of CSV exports only say what would be imported')
  .option('--question-column <name>', 'the column of a CSV export that holds the questions')
  .option('--time-column <name>', 'the column of a CSV export that says when they were asked')
  .action((paths: string[], options: { webinar?: string } & ExportOptions) =>
    importCommand(settings(), paths, options, out),
  );

programme
  .command('read')
  .description('read mail files and print what was found in each')
  .argument('<file...>')
  .option('--json', 'a JSON line per message')
  .option('--address <address>', 'the address that families write to')
  .option('--announcement <file>', 'the text that families got')
  .action((files: string[], options: { json?: boolean; address?: string; announcement?: string }) =>
    readCommand(files, options, out),
  );

programme
  .command('screen')
  .description(
    'raise hints on questions: JSON lines {id, text, context?, message?} in, {id, hints, redacted} out',
  )
  .argument('[file]', 'JSON lines; standard input when absent')
  .option('--json', 'JSON lines out (the only form there is)')
  .option('--webinar <file>', 'JSON: {title, description, address, topics?}')
  .action((file: string | undefined, options: { webinar?: string }) =>
    screenCommand(file, options, out, errors),
  );

programme
  .command('theme')
  .description(
    'group questions: JSON lines {id, text, context?, message?, pinned?} in, each with its theme out',
  )
  .argument('[file]', 'JSON lines; standard input when absent')
  .option('--json', 'JSON lines out (the only form there is)')
  .option('--topics <file>', 'JSON: [{title, description}]')
  .option('--granularity <number>', 'steps narrower (positive) or broader (negative)', wholeNumber)
  .option('--ask <number>', 'also say whom to ask a person about, on standard error', wholeNumber)
  .option('--previous <file>', 'earlier output: those themes stand')
  .action(
    (
      file: string | undefined,
      options: { topics?: string; granularity?: number; ask?: number; previous?: string },
    ) => themeCommand(file, options, out, errors),
  );

programme
  .command('bench')
  .description('measure speed, as ratios in one run: store or theme')
  .argument('<name>')
  .option('--python <path>', 'a Python with BERTopic, to compare theming with')
  .option('--model <name>', 'the sentence model BERTopic uses: a name it knows, or a folder')
  .action((name: string, options: BenchOptions) => benchCommand(name, options, out));

programme
  .command('evaluate')
  .description('measure quality on labelled mailboxes: read, screen or theme')
  .argument('<name>')
  .argument('[path...]', 'folders of a labelled mailbox; the example mailbox when absent')
  .action((name: string, paths: string[]) => evaluateCommand(name, paths, out));

programme
  .command('doctor')
  .description('look at settings, store, mailboxes and outgoing mail step by step, and say what to mend')
  .option('--json', 'one JSON object {ok, steps}')
  .action((options: { json?: boolean }) => doctorCommand(settings, options, out));

const user = programme.command('user').description('accounts of hosts, moderators and administrators');
user
  .command('add')
  .argument('<email>')
  .requiredOption('--roles <roles>', 'host, moderator, administrator; several with commas')
  .option('--name <name>', 'as colleagues know them')
  .action((email: string, options: { name?: string; roles: string }) =>
    addUser(settings(), email, options, out),
  );
user
  .command('reset')
  .argument('<email>')
  .action((email: string) => resetUser(settings(), email, out));
user.command('list').action(() => listUsers(settings(), out));

const store = programme
  .command('store')
  .description('the records: back up, restore, copy to MongoDB, or dump');
store
  .command('backup')
  .description('copy the built-in store into one file, also while ask-ahead runs')
  .argument('<file>')
  .action((file: string) => backupCommand(settings(), file, out));
store
  .command('restore')
  .description('put a backup where there is no store yet, or a damaged one')
  .argument('<file>')
  .action((file: string) => restoreCommand(settings(), file, out));
store
  .command('copy')
  .description('copy the built-in store into an empty MongoDB database')
  .requiredOption('--to <uri>', 'mongodb://…')
  .action((options: { to: string }) => copyCommand(settings(), options.to, out));
store
  .command('dump')
  .description('print every record as a line of JSON, from the data file alone')
  .argument('[file]', 'a backup; the built-in store when absent')
  .action((file: string | undefined) => dumpCommand(settings(), file, out));

try {
  await programme.parseAsync();
} catch (error) {
  process.exitCode = await exitCodeFor(error);
}

async function exitCodeFor(error: unknown): Promise<number> {
  // Commander has said what was wrong already, or shown the help that was asked for.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : badUsage;
  if (error instanceof OutputClosed) process.stdout.destroy();
  await errors.line(sentenceFor(error)).catch(() => undefined);
  return error instanceof ConfigFaulty ? badUsage : 1;
}
