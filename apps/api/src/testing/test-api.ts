import { randomUUID } from 'node:crypto';
import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Clock, type Config, readConfig } from '@tributary/platform';
import { FixedClock, type TestDatabase } from '@tributary/platform/testing';
import { DealersHttpModule } from '@tributary/dealers/http';
import { SESSION_COOKIE } from '@tributary/identity';
import { IdentityHttpModule } from '@tributary/identity/http';
import { TEST_PASSWORD } from '@tributary/identity/testing';
import { createApi } from '../api';
import { AppModule } from '../app.module';

/** What a browser knows of its session. */
export interface Browser {
  readonly token?: string;
  readonly csrf?: string;
}

export interface Call {
  readonly as?: Browser;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly text: string;
  readonly headers: Record<string, unknown>;
}

type Overrides = Pick<Partial<Config>, 'secureCookies' | 'trustedProxies' | 'portalDir' | 'rawDir'>;

/** The real API with identity and dealers on a test database, its clock in the hands of the spec. */
export class TestApi {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly clock: FixedClock,
  ) {}

  static async start(db: TestDatabase, more: Overrides = {}, domains: Type[] = [IdentityHttpModule, DealersHttpModule]): Promise<TestApi> {
    const env = { APP_DATABASE_URL: db.appUrl, TRIBUTARY_SECRET: 'a secret of the tests', LOG_LEVEL: 'silent', DATABASE_POOL_SIZE: '10' };
    const config = { ...readConfig(env), ...more };
    const app = await createApi(AppModule.with(config, domains), config);
    const clock = new FixedClock();
    // every provider shares this one object; the tests set its time
    Object.assign(app.get(Clock), { now: () => clock.now() });
    return new TestApi(app, clock);
  }

  async call(method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE', url: string, { as = {}, body, headers = {} }: Call = {}): Promise<Answer> {
    const response = await this.app.inject({
      method,
      url,
      ...(body === undefined ? {} : { payload: body as object }),
      headers: {
        ...(as.token === undefined ? {} : { cookie: `${SESSION_COOKIE}=${as.token}` }),
        ...(as.csrf === undefined ? {} : { 'x-csrf-token': as.csrf }),
        ...(method === 'GET' ? {} : { 'idempotency-key': randomUUID() }),
        ...headers,
      },
    });
    const isJson = String(response.headers['content-type']).includes('json');
    return { status: response.statusCode, body: isJson ? response.json() : {}, text: response.body, headers: response.headers };
  }

  attempt(account: string, password = TEST_PASSWORD, call: Call = {}): Promise<Answer> {
    return this.call('POST', '/api/sign-in', { ...call, body: { account, password } });
  }

  /** Signs in and gives what the browser then holds. */
  async signIn(account: string, password = TEST_PASSWORD): Promise<Required<Browser>> {
    const answer = await this.attempt(account, password);
    if (answer.status !== 200) throw new Error(`${account} could not sign in: ${answer.text}`);
    return { token: tokenIn(answer), csrf: String(answer.body['csrfToken']) };
  }

  stop(): Promise<void> {
    return this.app.close();
  }
}

/** The session token that an answer sets. */
export function tokenIn({ headers }: Answer): string {
  return /tributary_session=([^;]*)/.exec(String(headers['set-cookie']))?.[1] ?? '';
}
