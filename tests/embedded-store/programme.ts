import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { packageRoot } from '../../src/package-root.js';

/** Runs on the build: a process of its own needs JavaScript. */
const frame = (folder: string, work: string) => `
  import { writeSync } from 'node:fs';
  import mongoose from 'mongoose';
  import { embeddedDriver } from './dist/src/store/embedded/index.js';
  const say = (line) => writeSync(1, line + '\\n');
  const forever = new Promise(() => setInterval(() => {}, 1000));
  try {
    mongoose.setDriver(embeddedDriver);
    await mongoose.connect('embedded://' + ${JSON.stringify(folder)}, { autoIndex: false });
    const schema = new mongoose.Schema({ _id: String, identity: String, size: Number, revision: Number, text: String }, { versionKey: false });
    schema.index({ identity: 1 }, { unique: true });
    const Letters = mongoose.model('Letter', schema, 'letters');
    await Letters.createIndexes();
    const letter = (id) => ({ _id: id, identity: id, size: 0, text: 'x'.repeat(1000) });
    ${work}
    await mongoose.disconnect();
  } catch (error) {
    say(error.name + ': ' + error.message);
  }
`;

export interface Programme {
  pid: number;
  /** The next line it says; '' when it has ended. */
  line(): Promise<string>;
  /** Kill -9, and every line it said before that was not read yet. */
  kill(): Promise<string[]>;
}

/**
 * Starts a process that opens the folder and does some work on the model Letters, with \`letter(id)\`, \`say(line)\` and
 * \`forever\` at hand. It says the name and the sentence of the error when it fails. `limit` is the largest file it may write, in
 * blocks of the shell; `uid` the account it runs under.
 */
export function startProgramme(folder: string, work: string, limit = 'unlimited', uid?: number): Programme {
  const node = [process.execPath, '--input-type=module', '-e', frame(folder, work)];
  const child: ChildProcess = spawn('sh', ['-c', `ulimit -f ${limit}; exec "$@"`, 'sh', ...node], {
    cwd: packageRoot,
    stdio: ['ignore', 'pipe', 'ignore'],
    ...(uid === undefined ? {} : { uid }),
  });
  if (child.stdout === null || child.pid === undefined) throw new Error('The process did not start.');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = once(child, 'close');
  const line = async () => {
    const { value, done } = await lines.next();
    return done === true ? '' : value;
  };
  return {
    pid: child.pid,
    line,
    async kill() {
      child.kill('SIGKILL');
      const said: string[] = [];
      for (let next = await line(); next !== ''; next = await line()) said.push(next);
      await ended;
      return said;
    },
  };
}
