import { randomUUID } from 'node:crypto';

export interface Reply {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
  /** The parsed body; read with the shape that the test expects. */
  json<T>(): T;
}

export interface CallOptions {
  readonly idempotencyKey?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A client of the API as the portal is one: cookie, CSRF token, idempotency keys. */
export class Http {
  private constructor(
    readonly base: string,
    private readonly cookie: string,
    private readonly csrfToken: string,
  ) {}

  /** Without a session. */
  static anonymous(base: string): Http {
    return new Http(base, '', '');
  }

  static async signIn(base: string, account: string, password: string): Promise<Http> {
    const reply = await Http.anonymous(base).call('POST', '/api/sign-in', { account, password });
    if (reply.status >= 300) throw new Error(`${account} cannot sign in: ${reply.status} ${reply.text}`);
    const cookie = (reply.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    return new Http(base, cookie, reply.json<{ csrfToken: string }>().csrfToken);
  }

  /** The same session with the CSRF token that it has now: acting for a dealer changes it. */
  async renewed(): Promise<Http> {
    return new Http(this.base, this.cookie, (await this.get<{ csrfToken: string }>('/api/session')).csrfToken);
  }

  get cookieHeader(): string {
    return this.cookie;
  }

  async call(method: string, path: string, body?: unknown, options: CallOptions = {}): Promise<Reply> {
    const reply = await fetch(this.base + path, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(this.cookie ? { cookie: this.cookie, 'x-csrf-token': this.csrfToken } : {}),
        ...(method === 'GET' ? {} : { 'idempotency-key': options.idempotencyKey ?? randomUUID() }),
        ...options.headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await reply.text();
    return { status: reply.status, text, headers: reply.headers, json: <T>() => JSON.parse(text) as T };
  }

  /** GET that must succeed. */
  async get<T>(path: string): Promise<T> {
    return expectOk('GET', path, await this.call('GET', path)).json<T>();
  }

  /** POST that must succeed. */
  async post<T>(path: string, body: unknown = {}): Promise<T> {
    const reply = expectOk('POST', path, await this.call('POST', path, body));
    return reply.text === '' ? (undefined as T) : reply.json<T>();
  }

  /** PUT that must succeed. */
  async put<T>(path: string, body: unknown): Promise<T> {
    return expectOk('PUT', path, await this.call('PUT', path, body)).json<T>();
  }
}

function expectOk(method: string, path: string, reply: Reply): Reply {
  if (reply.status >= 300) throw new Error(`${method} ${path}: ${reply.status} ${reply.text}`);
  return reply;
}
