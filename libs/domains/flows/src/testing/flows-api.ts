import { Global, Module } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { Authenticator, Clock, type Ctx, HttpModule, type HttpRequest, PlatformModule, PRICES, UPLOAD_TYPE } from '@tributary/platform';
import { FixedClock, userCtx } from '@tributary/platform/testing';
import { FlowsHttpModule } from '../flows.http-module';
import { flowsPermissions } from '../flows.permissions';
import { type FlowsWorld, TODAY } from './flows-world';

export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** The routes of this domain, with people who are who they say. */
export interface FlowsApi {
  /** POST with a body (a Buffer is a file), unless another method is said; GET without one. `more`: headers. */
  call(person: string, url: string, body?: object, method?: 'POST' | 'PUT' | 'DELETE', more?: Readonly<Record<string, string>>): Promise<Answer>;
  /** What is downloaded. */
  text(person: string, url: string): Promise<string>;
  /** Answers at an address as well, under /api as ever. */
  listen(): Promise<string>;
  stop(): Promise<void>;
}

/** A person of head office who sees the flow of these dealers. */
export function operatorOf(dealers: number[], permissions: readonly string[] = Object.values(flowsPermissions)): Ctx {
  const scope = { flow: { all: false, dealer: dealers, branch: [] }, dealers: { all: true, dealer: [], branch: [] }, catalogue: { all: true, product_line: [], sku: [] } };
  return userCtx({ organisationId: 1, organisationKind: 'head_office', tier: null }, scope, [...permissions, PRICES]);
}

export async function startFlowsApi({ config }: FlowsWorld, people: Readonly<Record<string, Ctx>>): Promise<FlowsApi> {
  const authenticator = {
    authenticate: (request: HttpRequest) => {
      const ctx = people[String(request.headers['x-person'])];
      return Promise.resolve(ctx && { ctx: { ...ctx, locale: 'en-US' as const }, csrfToken: 'csrf' });
    },
  };
  @Global()
  @Module({ providers: [{ provide: Authenticator, useValue: authenticator }], exports: [Authenticator] })
  class Surroundings {}
  const imports = [PlatformModule.with(config), Surroundings, FlowsHttpModule, HttpModule];
  const container = await Test.createTestingModule({ imports }).overrideProvider(Clock).useValue(new FixedClock(TODAY)).compile();
  const server = new FastifyAdapter({ rewriteUrl: ({ url = '/' }) => url.replace(/^\/api\//, '/') });
  server.getInstance().addContentTypeParser(UPLOAD_TYPE, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  const app = container.createNestApplication<NestFastifyApplication>(server);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  let keys = 0;
  return {
    call: async (person, url, body, method = 'POST', more = {}) => {
      const file = Buffer.isBuffer(body) ? { 'content-type': UPLOAD_TYPE } : {};
      const headers = { 'x-person': person, 'x-csrf-token': 'csrf', 'idempotency-key': `key-${(keys += 1)}-of-the-test`, ...file, ...more };
      const response = await app.inject({ method: body ? method : 'GET', url, ...(body ? { payload: body } : {}), headers });
      return { status: response.statusCode, body: response.body === '' ? {} : (response.json() as Record<string, unknown>) };
    },
    listen: async () => {
      await app.listen(0, '127.0.0.1');
      return app.getUrl();
    },
    text: async (person, url) => (await app.inject({ method: 'GET', url, headers: { 'x-person': person } })).body,
    stop: () => app.close(),
  };
}
