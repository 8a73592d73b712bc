import type { HttpRequest, Metrics } from '@tributary/platform';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Logger } from 'pino';

/** Asked every few seconds by machines; only worth a line when they fail. */
const ROUTINE = new Set(['/api/health', '/api/health/live', '/api/health/ready', '/api/metrics']);

/** One line and one observation per request, and its correlation id in the answer. */
export function logRequests(server: FastifyInstance, logger: Logger, metrics: Metrics): void {
  server.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    done();
  });
  server.addHook('onResponse', (request, reply, done) => {
    const route = request.is404 ? 'unmatched' : (request.routeOptions.url ?? 'unmatched');
    metrics.httpDuration.observe({ method: request.method, route, status: String(reply.statusCode) }, reply.elapsedTime / 1000);
    logger[levelOf(route, reply)](line(request, reply, route));
    done();
  });
}

function line(request: HttpRequest, reply: FastifyReply, route: string): object {
  const actor = request.ctx?.actor;
  return {
    msg: 'request',
    method: request.method,
    route,
    status: reply.statusCode,
    ms: Math.round(reply.elapsedTime * 10) / 10,
    correlationId: request.id,
    ...(actor?.kind === 'user' ? { userId: actor.userId } : {}),
  };
}

function levelOf(route: string, { statusCode }: FastifyReply): 'error' | 'info' | 'debug' {
  if (statusCode >= 500) return 'error';
  return ROUTINE.has(route) ? 'debug' : 'info';
}
