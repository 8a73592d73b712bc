import { Metrics, type HttpRequest } from '@tributary/platform';
import { fastify, type FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { logRequests } from './request-log';

interface Line {
  readonly level: string;
  readonly [field: string]: unknown;
}

let server: FastifyInstance;
let lines: Line[];
beforeEach(() => {
  lines = [];
  const at = (level: string) => (line: object) => void lines.push({ level, ...line });
  server = fastify({ genReqId: () => 'correlation-1' });
  logRequests(server, { info: at('info'), debug: at('debug'), error: at('error') } as unknown as Logger, new Metrics());
  server.get('/api/orders/:id', (request: HttpRequest) => {
    request.ctx = { actor: { kind: 'user', userId: 7 } } as HttpRequest['ctx'];
    return {};
  });
  server.get('/api/health', () => ({}));
  server.get('/api/broken', (_request, reply) => reply.status(500).send());
});
afterEach(() => server.close());

const logged = async (url: string) => {
  await server.inject({ url, headers: { cookie: 'tributary_session=secret', authorization: 'Bearer trb_secret' } });
  return lines;
};

describe('request log', () => {
  it('says in one line what was asked, by whom, and how it went', async () => {
    expect(await logged('/api/orders/471100?search=Wang')).toEqual([
      { level: 'info', msg: 'request', method: 'GET', route: '/api/orders/:id', status: 200, ms: expect.any(Number), correlationId: 'correlation-1', userId: 7 },
    ]);
  });

  it('holds nothing of the address that could be about somebody', async () => {
    expect(JSON.stringify(await logged('/api/orders/471100?search=Wang'))).not.toMatch(/Wang|471100|secret/);
  });

  it.each([
    ['/api/health', 'debug'],
    ['/api/broken', 'error'],
    ['/api/nowhere', 'info'],
  ])('notes %s at level %s', async (url, level) => {
    const [line] = await logged(url);
    expect(line?.level).toBe(level);
    expect(line).not.toHaveProperty('userId');
  });

  it('does not name what is unknown', async () => expect((await logged('/api/nowhere'))[0]?.['route']).toBe('unmatched'));
});
