import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import cookie from '@fastify/cookie';
import { type Config, createLogger, JSON_BODY_BYTES, Metrics, NestLogger, platformErrors, PriceVeil, problemOf, UPLOAD_BODY_BYTES, UPLOAD_TYPE } from '@tributary/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { openApiDocument } from './openapi/openapi';
import { servePortal } from './portal/portal';
import { requestId } from './request/request-id';
import { logRequests } from './request/request-log';
import { HEADERS, secureHeaders } from './security/security-headers';

/** The API with everything around its routes, ready to listen or to be injected requests. */
export async function createApi(module: DynamicModule, config: Config): Promise<NestFastifyApplication> {
  const logger = createLogger('api', config.logLevel);
  // JSON and plain bytes are the only bodies there are: a form of another site must not be able to post to us
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter(config), { bodyParser: false, logger: new NestLogger(logger) });
  const server = app.getHttpAdapter().getInstance();
  server.removeContentTypeParser('text/plain');
  server.addContentTypeParser(UPLOAD_TYPE, { parseAs: 'buffer', bodyLimit: UPLOAD_BODY_BYTES }, (_request, body, done) => done(null, body));
  app.setGlobalPrefix('api');
  await app.register(cookie);
  secureHeaders(server, config.secureCookies);
  logRequests(server, logger, app.get(Metrics));
  const document = openApiDocument(app);
  app.get(PriceVeil).learn(document);
  const written = JSON.stringify(document);
  server.get('/api/openapi.json', (_request, reply) => reply.type('application/json; charset=utf-8').send(written));
  if (config.portalDir) await servePortal(server, config.portalDir);
  app.enableShutdownHooks();
  await app.init();
  await server.ready();
  return app;
}

function adapter(config: Config): FastifyAdapter {
  return new FastifyAdapter({
    trustProxy: config.trustedProxies?.split(',').map((proxy) => proxy.trim()) ?? false,
    genReqId: requestId,
    requestIdHeader: false,
    bodyLimit: JSON_BODY_BYTES,
    forceCloseConnections: 'idle',
    frameworkErrors: refuseAddress,
  });
}

/** An address that the router cannot even read; no hook and no filter runs for it. */
function refuseAddress(_error: Error, request: FastifyRequest, reply: FastifyReply): void {
  const problem = problemOf(platformErrors.malformed(), request);
  void reply.status(problem.status).headers(HEADERS).type('application/problem+json; charset=utf-8').send(problem);
}
