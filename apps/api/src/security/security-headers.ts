import type { FastifyInstance } from 'fastify';

/** The portal loads everything from its own origin; Angular writes component styles into the page. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Of every answer. */
export const HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
};

const YEAR_S = 31_536_000;

/** Sets the headers of every answer; what the API says about somebody is never kept by a cache. */
export function secureHeaders(server: FastifyInstance, secure: boolean): void {
  server.addHook('onRequest', (request, reply, done) => {
    void reply.headers(HEADERS);
    if (secure) void reply.header('strict-transport-security', `max-age=${YEAR_S}; includeSubDomains`);
    if (request.url.startsWith('/api')) void reply.header('cache-control', 'no-store');
    done();
  });
}
