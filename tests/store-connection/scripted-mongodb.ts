import { createServer, type Server, type Socket } from 'node:net';
import mongoose from 'mongoose';

const { BSON } = mongoose.mongo;

/** The two kinds of message of MongoDB's wire protocol: the old one for the first word, and the one for all else. */
const opReply = 1;
const opQuery = 2004;
const opMsg = 2013;
const headerLength = 16;

type Fields = Record<string, unknown>;

/** Answers each command by its name; what is not scripted is unknown to it, as to a server. */
export type Script = Record<string, Fields>;

const hello = {
  ok: 1,
  isWritablePrimary: true,
  maxBsonObjectSize: 16_777_216,
  maxMessageSizeBytes: 48_000_000,
};

function answerTo(message: Buffer, script: Script): Buffer {
  const isQuery = message.readInt32LE(12) === opQuery;
  // A query has flags, the collection's name and two numbers before the command; a message has flags and a kind.
  const start = isQuery ? message.indexOf(0, headerLength + 4) + 9 : headerLength + 5;
  const command = BSON.deserialize(message.subarray(start, start + message.readInt32LE(start)));
  const [name = ''] = Object.keys(command);
  const isHello = /^(hello|ismaster)$/i.test(name);
  const unknown = { ok: 0, code: 59, errmsg: `no such command: ${name}` };
  const document = BSON.serialize(isHello ? { ...hello, ...script.hello } : (script[name] ?? unknown));
  const before = Buffer.alloc(isQuery ? 20 : 5);
  if (isQuery) before.writeInt32LE(1, 16);
  const header = Buffer.alloc(headerLength);
  header.writeInt32LE(headerLength + before.length + document.length, 0);
  header.writeInt32LE(message.readInt32LE(4), 8);
  header.writeInt32LE(isQuery ? opReply : opMsg, 12);
  return Buffer.concat([header, before, document]);
}

/** Something that speaks as much of MongoDB's protocol as a script says. */
export async function startScriptedMongodb(script: Script): Promise<{ uri: string; stop(): Promise<void> }> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    let waiting = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (piece) => {
      waiting = Buffer.concat([waiting, piece]);
      while (waiting.length >= headerLength && waiting.length >= waiting.readInt32LE(0)) {
        const length = waiting.readInt32LE(0);
        socket.write(answerTo(waiting.subarray(0, length), script));
        waiting = waiting.subarray(length);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return {
    uri: `mongodb://127.0.0.1:${port}/ask-ahead`,
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
