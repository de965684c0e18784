import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

/** What a server says: lines for each command, by its first words; `null` ends the connection without a word. */
export type Script = Record<string, string[] | null>;

export interface ScriptedImap {
  port: number;
  /** Every command that came, without its tag. */
  received: string[];
  stop(): Promise<void>;
}

const wellBehaved: Script = {
  greeting: ['* OK ready'],
  CAPABILITY: ['* CAPABILITY IMAP4rev1', 'OK done'],
  LOGIN: ['OK welcome'],
  LIST: ['* LIST () "/" "INBOX"', 'OK done'],
  LSUB: ['OK done'],
  EXAMINE: ['* 1 EXISTS', '* OK [UIDVALIDITY 17] numbered', '* OK [UIDNEXT 9] next', 'OK [READ-ONLY] done'],
  LOGOUT: ['* BYE', 'OK done'],
};

/**
 * An IMAP server without mail that says what a test tells it to, for what no real server does when asked.
 * The last line of an answer gets the command's tag.
 */
export async function startScriptedImap(changes: Script = {}): Promise<ScriptedImap> {
  const script = { ...wellBehaved, ...changes };
  const received: string[] = [];
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => socket.destroy());
    const say = (lines: string[] | null | undefined, tag: string) => {
      if (lines === null) socket.destroy();
      else if (lines !== undefined) {
        const last = lines.length - 1;
        socket.write(lines.map((line, at) => `${at === last ? tag : ''}${line}\r\n`).join(''));
      }
    };
    say(script.greeting, '');
    socket.on('data', (data) => {
      for (const line of data.toString().split('\r\n').filter(Boolean)) {
        const [tag = '', ...words] = line.split(' ');
        const command = words.join(' ');
        received.push(command);
        const known = Object.keys(script).find((start) => command.startsWith(start));
        say(known === undefined ? ['BAD unknown'] : script[known], `${tag} `);
      }
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    received,
    async stop() {
      server.close();
      for (const socket of open) socket.destroy();
      await once(server, 'close');
    },
  };
}
