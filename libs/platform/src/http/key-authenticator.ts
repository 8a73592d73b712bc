import type { Ctx } from '../context/ctx';
import type { HttpRequest } from './http-request';

/** How every key begins, so that people and scanners of leaked secrets know one when they see it. */
export const KEY_PREFIX = 'trb_';

/** Port: whose system is behind a request with an API key. Implemented by the identity domain; where nobody does, keys open nothing. */
export abstract class KeyAuthenticator {
  /** `undefined` for a key that is unknown, revoked, expired or used from elsewhere. @throws platform.too-many-requests */
  abstract authenticate(request: HttpRequest, key: string): Promise<Ctx | undefined>;
}

/** The key in `Authorization: Bearer trb_…`; undefined when there is none. */
export function keyOf(request: HttpRequest): string | undefined {
  const [scheme = '', key = ''] = (request.headers.authorization ?? '').split(' ');
  return scheme.toLowerCase() === 'bearer' && key.startsWith(KEY_PREFIX) ? key : undefined;
}
