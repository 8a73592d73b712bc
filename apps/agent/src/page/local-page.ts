import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Spool } from '../spool/spool';
import { batchHtml, listHtml } from './page-html';
import { shownBatch, shownBatches } from './shown-batch';

const SHOWN = 200;
const HEADERS = {
  'content-type': 'text/html; charset=utf-8', 'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'`, 'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY', 'referrer-policy': 'no-referrer', 'cache-control': 'no-store',
};

/** Shows the dealer, on its own machine and nowhere else, what was taken. Nothing can be changed by it. */
export function servePage(spool: Spool, port: number, said: () => string): Promise<Server> {
  const server = createServer((request, response) => answer(spool, request, response, said));
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

function answer(spool: Spool, request: IncomingMessage, response: ServerResponse, said: () => string): void {
  const give = (status: number, html: string): void => void response.writeHead(status, HEADERS).end(html);
  // a page of somebody else's must not reach this one by a name that it points here
  if (!/^(127\.0\.0\.1|localhost):\d+$/.test(request.headers.host ?? '')) return give(403, '');
  if (request.method !== 'GET') return give(405, '');
  const [, number] = /^\/batches\/(\d{1,9})$/.exec(request.url ?? '') ?? [];
  const batch = number === undefined ? undefined : shownBatch(spool, Number(number));
  if (request.url === '/') return give(200, listHtml(shownBatches(spool, SHOWN), said()));
  return batch ? give(200, batchHtml(batch)) : give(404, '');
}
