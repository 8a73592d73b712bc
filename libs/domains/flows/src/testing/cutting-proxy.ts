import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** Stands between a client and a server and cuts the line once, after so many bytes of what the server sends. */
export interface CuttingProxy {
  readonly port: number;
  /** How often the line was cut. */
  readonly cuts: () => number;
  stop(): void;
}

/** For FTP, `passive` puts another such proxy before each data connection and cuts that. */
export async function startCuttingProxy(target: number, after: number, passive = false): Promise<CuttingProxy> {
  const servers: Server[] = [];
  const sockets = new Set<Socket>();
  let cuts = 0;
  const relay = async (to: number, limit: number, rewrite?: (chunk: Buffer) => Promise<Buffer>): Promise<number> => {
    const server = createServer((client) => {
      const upstream = connect(to, '127.0.0.1');
      for (const socket of [client, upstream]) sockets.add(socket.on('error', () => undefined));
      client.pipe(upstream);
      client.on('close', () => upstream.destroy());
      pump(upstream, client, limit, rewrite).catch(() => client.destroy());
    }).listen(0, '127.0.0.1');
    servers.push(server);
    await once(server, 'listening');
    const address = server.address();
    return typeof address === 'object' && address ? address.port : 0;
  };
  const pump = async (from: Socket, into: Socket, limit: number, rewrite?: (chunk: Buffer) => Promise<Buffer>): Promise<void> => {
    let sent = 0;
    for await (const chunk of from) {
      const bytes = rewrite ? await rewrite(chunk as Buffer) : (chunk as Buffer);
      sent += bytes.length;
      if (cuts === 0 && sent > limit) {
        cuts += 1;
        into.destroy();
        from.destroy();
        return;
      }
      into.write(bytes);
    }
    into.end();
  };
  const throughProxy = async (chunk: Buffer): Promise<Buffer> => {
    const text = chunk.toString('latin1');
    const port = /^229 .*\(\|\|\|(\d+)\|\)/m.exec(text)?.[1];
    return port ? Buffer.from(text.replace(port, String(await relay(Number(port), after))), 'latin1') : chunk;
  };
  const port = passive ? await relay(target, Number.POSITIVE_INFINITY, throughProxy) : await relay(target, after);
  return {
    port,
    cuts: () => cuts,
    stop: () => {
      for (const server of servers) server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
