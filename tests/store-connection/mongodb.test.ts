import { afterEach, describe, expect, it } from '@jest/globals';
import { openStore } from '../../src/store/index.js';
import { type Script, startScriptedMongodb } from './scripted-mongodb.js';

const stops: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

async function server(script: Script): Promise<string> {
  const { uri, stop } = await startScriptedMongodb(script);
  stops.push(stop);
  return uri;
}

const open = (uri: string) => openStore({ kind: 'mongodb', uri });
const today = { minWireVersion: 0, maxWireVersion: 21 };

describe('a MongoDB that cannot be used', () => {
  it('is told when nothing answers at the address', async () => {
    const uri = await server({});
    for (const stop of stops.splice(0)) await stop();
    await expect(open(uri)).rejects.toThrow('MongoDB does not answer at the address in MONGODB_URI');
  });

  it('is told when it refuses the password', async () => {
    const uri = await server({
      hello: { ...today, saslSupportedMechs: ['SCRAM-SHA-256'] },
      saslStart: { ok: 0, code: 18, codeName: 'AuthenticationFailed', errmsg: 'Authentication failed.' },
    });
    await expect(open(uri.replace('//', '//officer:wrong@'))).rejects.toThrow(
      'MongoDB refused the user name or password in MONGODB_URI',
    );
  });

  it('is told when the account may not read', async () => {
    const uri = await server({
      hello: today,
      find: { ok: 0, code: 13, codeName: 'Unauthorized', errmsg: 'not allowed on ask-ahead' },
    });
    await expect(open(uri)).rejects.toThrow('that the user may read and write this database');
  });

  it('is told when it is too old', async () => {
    const uri = await server({ hello: { minWireVersion: 0, maxWireVersion: 6 } });
    await expect(open(uri)).rejects.toThrow('is too old for ask-ahead. Use version 4.4 or newer');
  });

  it('is not blamed for anything else', async () => {
    const uri = await server({ hello: today });
    await expect(open(uri)).rejects.toThrow('no such command: find');
  });
});
