import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface CuttingProxy {
  port: number;
  /** Bytes the server has sent through it so far. */
  passed(): number;
  stop(): Promise<void>;
}

/**
 * Passes a TCP connection on to a port on loopback and cuts it, both ways at once, after the server has sent so many
 * bytes. It knows nothing of what it passes on.
 */
export async function startCuttingProxy(
  target: number,
  cutAfterBytes = Number.POSITIVE_INFINITY,
): Promise<CuttingProxy> {
  const open = new Set<Socket>();
  let passed = 0;
  const server = createServer((client) => {
    const upstream = connect(target, '127.0.0.1');
    const cut = () => {
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on('error', cut);
      socket.on('close', () => open.delete(socket));
    }
    client.pipe(upstream);
    upstream.on('data', (chunk) => {
      const left = cutAfterBytes - passed;
      passed += Math.min(chunk.length, left);
      if (chunk.length < left) client.write(chunk);
      else client.write(chunk.subarray(0, left), cut);
    });
    upstream.on('end', () => client.end());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    passed: () => passed,
    async stop() {
      server.close();
      for (const socket of open) socket.destroy();
      await once(server, 'close');
    },
  };
}
