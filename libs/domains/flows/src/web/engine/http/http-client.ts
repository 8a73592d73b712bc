import { Agent as HttpAgent, type ClientRequest, type IncomingHttpHeaders, type IncomingMessage, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { DomainError } from '@tributary/kernel';
import type { HostReach, ReachableHost } from '@tributary/platform';
import { megabytes } from '@tributary/sheets/open';
import { CookieJar } from 'tough-cookie';
import { runFaults } from '../../../flows.faults';
import { networkReason } from '../../../sources/network-reason';
import { webFaults } from '../../web.faults';
import type { WebLimits } from '../web-limits';

export interface SiteRequest {
  readonly url: URL;
  readonly method: 'GET' | 'POST';
  /** An encoded form. */
  readonly body?: string;
  readonly referer?: string;
  /** Of the answer; absent: those of a page. */
  readonly limitBytes?: number;
  /** Something in it must not reach another site. */
  readonly secret?: boolean;
}

export interface SiteAnswer {
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
}

const USER_AGENT = 'Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36';
const DEFAULTS = { 'user-agent': USER_AGENT, accept: 'text/html,application/xhtml+xml,*/*;q=0.8', 'accept-language': 'zh-CN,zh;q=0.9', 'accept-encoding': 'identity' };
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * Requests of one visit: its cookies, one connection per host, and every host looked up once and held to that address,
 * redirects included.
 */
export class HttpClient {
  private readonly jar = new CookieJar(undefined, { looseMode: true });
  private readonly plain = new HttpAgent({ keepAlive: true, maxSockets: 1 });
  private readonly secure = new HttpsAgent({ keepAlive: true, maxSockets: 1 });
  private readonly hosts = new Map<string, ReachableHost>();

  constructor(
    private readonly reach: HostReach,
    private readonly limits: WebLimits,
    private readonly signal: AbortSignal,
  ) {}

  /** Follows redirects. @throws one of `webFaults` or `runFaults`, network.host-unknown, network.host-forbidden */
  async fetch(wanted: SiteRequest): Promise<SiteAnswer> {
    let request = wanted;
    for (let left = this.limits.redirects; left >= 0; left -= 1) {
      const { message, bytes } = await this.exchange(request);
      const status = message.statusCode ?? 0;
      const { location } = message.headers;
      if (!REDIRECTS.has(status) || !location) return this.answered(request.url, status, message.headers, bytes);
      request = redirected(request, location, status);
    }
    throw webFaults.redirectsEndless({ host: wanted.url.host });
  }

  close(): void {
    this.plain.destroy();
    this.secure.destroy();
  }

  private answered(url: URL, status: number, headers: IncomingHttpHeaders, bytes: Buffer): SiteAnswer {
    if (status < 200 || status > 299) throw webFaults.answerStatus({ host: url.host, status });
    return { url, headers, bytes };
  }

  private async exchange(request: SiteRequest): Promise<{ message: IncomingMessage; bytes: Buffer }> {
    const { url } = request;
    if (!/^https?:$/.test(url.protocol) || url.username || url.password) throw webFaults.addressForbidden({ url: url.href.slice(0, 200) });
    const host = await this.reachable(url.hostname);
    const deadline = AbortSignal.any([this.signal, AbortSignal.timeout(this.limits.requestMs)]);
    try {
      const message = await this.send(request, host, deadline);
      const bytes = await bodyOf(message, request.limitBytes ?? this.limits.pageBytes, url.host);
      for (const cookie of message.headers['set-cookie'] ?? []) this.jar.setCookieSync(cookie, url.href, { ignoreError: true });
      return { message, bytes };
    } catch (error) {
      if (this.signal.aborted) throw this.signal.reason;
      if (error instanceof DomainError) throw error;
      if (deadline.aborted) throw runFaults.connectionTimeout({ host: url.host });
      throw networkReason(error, url.host) ?? error;
    }
  }

  private send({ url, method, body, referer }: SiteRequest, { address, family }: ReachableHost, signal: AbortSignal): Promise<IncomingMessage> {
    const lookup: LookupFunction = (_host, options, done) => (options.all ? done(null, [{ address, family }]) : done(null, address, family));
    const cookie = this.jar.getCookieStringSync(url.href);
    const headers = {
      ...DEFAULTS, ...(cookie ? { cookie } : {}), ...(referer ? { referer } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(Buffer.byteLength(body)) }),
    };
    const options = { method, headers, lookup, signal };
    return new Promise((resolve, reject) => {
      const sent: ClientRequest = url.protocol === 'https:' ? requestHttps(url, { ...options, agent: this.secure }, resolve) : requestHttp(url, { ...options, agent: this.plain }, resolve);
      sent.once('error', reject);
      sent.end(body);
    });
  }

  private async reachable(name: string): Promise<ReachableHost> {
    const known = this.hosts.get(name);
    if (known) return known;
    const host = await this.reach.resolve(name);
    this.hosts.set(name, host);
    return host;
  }
}

function redirected(request: SiteRequest, location: string, status: number): SiteRequest {
  const url = URL.canParse(location, request.url.href) ? new URL(location, request.url) : undefined;
  if (!url) throw webFaults.addressForbidden({ url: location.slice(0, 200) });
  const { limitBytes } = request;
  const repeats = (status === 307 || status === 308) && request.method === 'POST';
  if (!repeats) return { method: 'GET', url, referer: request.url.href, ...(limitBytes === undefined ? {} : { limitBytes }) };
  if (request.secret && url.origin !== request.url.origin) throw webFaults.addressForbidden({ url: url.href.slice(0, 200) });
  return { ...request, url, referer: request.url.href };
}

async function bodyOf(message: IncomingMessage, limit: number, host: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) throw webFaults.answerTooLarge({ host, limit: megabytes(limit) });
    chunks.push(chunk);
  }
  return unpacked(Buffer.concat(chunks), String(message.headers['content-encoding'] ?? 'identity'), limit, host);
}

/** Some servers pack what nobody asked to be packed. */
function unpacked(bytes: Buffer, coding: string, limit: number, host: string): Buffer {
  const options = { maxOutputLength: limit };
  try {
    if (/gzip/i.test(coding)) return gunzipSync(bytes, options);
    if (/deflate/i.test(coding)) return inflateSync(bytes, options);
    return /\bbr\b/i.test(coding) ? brotliDecompressSync(bytes, options) : bytes;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw webFaults.answerTooLarge({ host, limit: megabytes(limit) });
    throw runFaults.sourceUnreachable({ host, detail: 'content-encoding' });
  }
}
