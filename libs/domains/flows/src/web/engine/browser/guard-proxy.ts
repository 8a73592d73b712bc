import { once } from 'node:events';
import { createServer, type IncomingMessage, request as requestHttp, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type LookupFunction, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { HostReach } from '@tributary/platform';

/**
 * The only way out of a browser: looks every host up itself, connects to that address and to none that may not be reached,
 * whatever the page, its scripts or its frames ask for.
 */
export class GuardProxy {
  private readonly sockets = new Set<Duplex>();
  private readonly refused = new Set<string>();

  private constructor(
    private readonly server: Server,
    private readonly reach: HostReach,
  ) {}

  static async start(reach: HostReach): Promise<GuardProxy> {
    const server = createServer();
    const proxy = new GuardProxy(server, reach);
    server.on('connection', (socket) => proxy.keep(socket));
    server.on('request', (request, response) => void proxy.pass(request, response).catch(() => response.destroy()));
    server.on('connect', (request: IncomingMessage, socket: Duplex, head: Buffer) => void proxy.tunnel(request, socket, head).catch(() => socket.destroy()));
    server.on('upgrade', (_request, socket: Duplex) => socket.destroy());
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return proxy;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Whether this host was asked for and may not be reached. */
  refuses(host: string): boolean {
    return this.refused.has(host);
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }

  private keep(socket: Duplex): void {
    this.sockets.add(socket);
    socket.once('close', () => this.sockets.delete(socket));
    socket.on('error', () => socket.destroy());
  }

  private async pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = URL.canParse(request.url ?? '') ? new URL(request.url ?? '') : undefined;
    const to = url?.protocol === 'http:' ? await this.allowed(url.hostname) : undefined;
    if (!url || !to) {
      // without a body the browser calls it broken
      response.writeHead(403, { 'content-type': 'text/plain' }).end('forbidden');
      return;
    }
    const headers = Object.fromEntries(Object.entries(request.headers).filter(([name]) => name !== 'proxy-connection'));
    const lookup: LookupFunction = (_host, options, done) => (options.all ? done(null, [to]) : done(null, to.address, to.family));
    const onward = requestHttp(url, { method: request.method, headers, lookup }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    response.on('close', () => onward.destroy());
    request.pipe(onward);
  }

  private async tunnel(request: IncomingMessage, client: Duplex, head: Buffer): Promise<void> {
    const url = URL.canParse(`https://${request.url}`) ? new URL(`https://${request.url}`) : undefined;
    const to = url && (await this.allowed(url.hostname));
    if (!url || !to) {
      client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    const server: Socket = connect({ host: to.address, port: Number(url.port || 443) }, () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      server.write(head);
      server.pipe(client).pipe(server);
    });
    this.keep(server);
    client.on('error', () => server.destroy());
    client.once('close', () => server.destroy());
    server.once('close', () => client.destroy());
  }

  private async allowed(host: string): Promise<{ address: string; family: 4 | 6 } | undefined> {
    try {
      const { address, family } = await this.reach.resolve(host);
      return { address, family };
    } catch {
      this.refused.add(host.replace(/^\[(.*)\]$/, '$1'));
      return undefined;
    }
  }
}
