import type { Ctx } from '../context/ctx';
import type { HttpRequest } from './http-request';

export interface Authentication {
  readonly ctx: Ctx;
  /** What unsafe requests of this session must repeat in the X-CSRF-Token header. */
  readonly csrfToken: string;
}

/** Port: who is behind a request. Implemented by the identity domain. */
export abstract class Authenticator {
  /** `undefined` when there is no valid session. `personal`: as the person, whomever the session acts for. */
  abstract authenticate(request: HttpRequest, correlationId: string, personal: boolean): Promise<Authentication | undefined>;
}
