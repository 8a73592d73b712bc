import type { FastifyRequest } from 'fastify';
import type { Locale } from '@tributary/kernel';
import type { Ctx } from '../context/ctx';

/** A request as the guards and interceptors pass it on. */
export type HttpRequest = FastifyRequest & {
  ctx?: Ctx;
  cookies?: Record<string, string | undefined>;
};

/** The language a caller asks for; Chinese unless English is preferred. */
export function localeOf(request: FastifyRequest): Locale {
  return /^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en-US' : 'zh-CN';
}
