import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { DealerDrop } from '../files/dealer-drop';
import type { Mailbox } from '../mail/mailbox';
import type { SandboxWorld } from '../spec/sandbox-world';
import type { QuerySite } from '../web/query-site';
import { controlPage } from './control-page';
import { parseDropRequest } from './control-request';

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** The sandbox's switchboard: a page for people, the same buttons as JSON for tests. */
export class ControlServer {
  private readonly server: Server;

  constructor(
    private readonly world: SandboxWorld,
    private readonly drops: DealerDrop,
    private readonly mailbox: Mailbox,
    private readonly sites: QuerySite,
    private readonly now: () => Date,
  ) {
    this.server = createServer((request, response) => {
      if (request.url?.startsWith('/site/')) {
        void this.sites.answer(request, response).then((known) => known || response.writeHead(404).end(), () => response.writeHead(400).end());
        return;
      }
      void this.answer(request).then(({ status, body }) => {
        const isPage = typeof body === 'string';
        response.writeHead(status, { 'content-type': isPage ? 'text/html; charset=utf-8' : 'application/json' });
        response.end(isPage ? body : JSON.stringify(body));
      });
    });
  }

  async listen(port: number, host: string): Promise<number> {
    this.server.listen(port, host);
    await once(this.server, 'listening');
    return (this.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async answer(request: IncomingMessage): Promise<Answer> {
    const url = new URL(request.url ?? '/', 'http://sandbox');
    const route = `${request.method} ${url.pathname}`;
    try {
      if (route === 'GET /') return { status: 200, body: controlPage(this.world.spec.dealers, this.mailbox.list()) };
      if (route === 'GET /health') return { status: 200, body: { live: true } };
      if (route === 'GET /control/dealers') return { status: 200, body: this.world.spec.dealers.map(({ ftpPassword: _secret, ...dealer }) => dealer) };
      if (route === 'GET /control/mails') return { status: 200, body: this.mailbox.list(url.searchParams.get('to') ?? undefined) };
      if (route === 'GET /control/site') return { status: 200, body: this.sites.moodOf(url.searchParams.get('user') ?? '') };
      if (route === 'POST /control/site') return await this.change(request);
      if (route === 'POST /control/drop') return await this.drop(request);
      return { status: 404, body: { error: `There is no ${route}.` } };
    } catch (error) {
      return { status: 400, body: { error: error instanceof Error ? error.message : String(error) } };
    }
  }

  private async change(request: IncomingMessage): Promise<Answer> {
    if (!isJson(request)) return { status: 415, body: { error: 'Send JSON.' } };
    const { ftpUser, ...mood } = JSON.parse(await text(request)) as Record<string, unknown>;
    return { status: 200, body: this.sites.change(String(ftpUser), mood) };
  }

  /** JSON only: a form on some other page cannot press our buttons. */
  private async drop(request: IncomingMessage): Promise<Answer> {
    if (!isJson(request)) return { status: 415, body: { error: 'Send JSON.' } };
    const { ftpUser, date, variant } = parseDropRequest(await text(request), this.now());
    const dealer = this.world.dealer(ftpUser);
    if (!dealer) return { status: 404, body: { error: `There is no dealer with the FTP user ${ftpUser}.` } };
    return { status: 201, body: { ...this.drops.drop(dealer, date, variant), ftpUser, date, variant } };
  }
}

function isJson(request: IncomingMessage): boolean {
  return request.headers['content-type']?.split(';')[0] === 'application/json';
}
