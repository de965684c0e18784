import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import type { Config } from '../config.js';
import { createLog } from '../log.js';
import { openProgramme } from '../programme.js';
import { type Role, roles } from '../store/index.js';
import { InputFaulty } from './json-lines.js';
import type { Output } from './output.js';
import { table } from './table.js';

/** Asks for a password without showing it; reads one line where nobody sits at a terminal. */
async function askPassword(): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = process.stdin.isTTY === true;
  if (terminal) process.stderr.write('Password (not shown while you type): ');
  const lines = createInterface({ input: process.stdin, output: silent, terminal });
  try {
    for await (const line of lines) return line;
    throw new InputFaulty('No password was given. Type it when asked, or pipe it in on one line.');
  } finally {
    lines.close();
    if (terminal) process.stderr.write('\n');
  }
}

function rolesFrom(text: string): Role[] {
  return text.split(',').map((name) => {
    const role = roles.find((one) => one === name.trim());
    if (role === undefined)
      throw new InputFaulty(`There is no role "${name.trim()}". Roles are: ${roles.join(', ')}.`);
    return role;
  });
}

async function withAccounts<T>(
  config: Config,
  use: (programme: Awaited<ReturnType<typeof openProgramme>>) => Promise<T>,
): Promise<T> {
  const programme = await openProgramme(config, createLog('error'));
  try {
    return await use(programme);
  } finally {
    await programme.close();
  }
}

/** `ask-ahead user add EMAIL`. @throws AccountProblem, InputFaulty */
export async function addUser(
  config: Config,
  email: string,
  options: { name?: string; roles: string },
  out: Output,
): Promise<void> {
  const given = rolesFrom(options.roles);
  await withAccounts(config, async ({ accounts }) => {
    await accounts.add(email, options.name ?? '', await askPassword(), given);
  });
  await out.line(`The account ${email} is made, with the roles: ${given.join(', ')}.`);
}

/** `ask-ahead user reset EMAIL`. @throws AccountProblem */
export async function resetUser(config: Config, email: string, out: Output): Promise<void> {
  await withAccounts(config, async ({ accounts }) => accounts.reset(email, await askPassword()));
  await out.line(`The password of ${email} is changed, and its sessions are ended.`);
}

/** `ask-ahead user list`. */
export async function listUsers(config: Config, out: Output): Promise<void> {
  const people = await withAccounts(config, ({ accounts }) => accounts.list());
  if (people.length === 0) {
    await out.line(
      'There are no accounts yet. Make the first with: ask-ahead user add EMAIL --roles administrator,host,moderator',
    );
    return;
  }
  await out.line(
    table(
      ['email', 'name', 'roles'],
      people.map(({ email, name, roles: given }) => [email, name, given.join(', ')]),
    ),
  );
}
