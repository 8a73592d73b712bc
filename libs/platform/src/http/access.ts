import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiCookieAuth, ApiExtension, ApiForbiddenResponse, ApiSecurity, ApiTooManyRequestsResponse, ApiUnauthorizedResponse } from '@nestjs/swagger';
import { ProblemDto } from './problem.dto';

/** Who may call a route. */
export type Access = { readonly kind: 'public' } | { readonly kind: 'signed-in' } | { readonly kind: 'permit'; readonly anyOf: readonly string[] };

export const ACCESS = 'tributary:access';

/** Anyone may call, signed in or not. */
export const Public = (): MethodDecorator => SetMetadata(ACCESS, { kind: 'public' } satisfies Access);

/** Any signed-in user may call: the route speaks only of the caller. */
export const SignedIn = (): MethodDecorator => secured({ kind: 'signed-in' });

export const PERSONAL = 'tributary:personal';

/**
 * The route concerns the person, whomever the session acts for: it sees the person's own context. So ending to act works
 * whatever became of the dealer, and one's own password or notifications are no business of the dealer's log.
 */
export const Personal = (): MethodDecorator => SetMetadata(PERSONAL, true);

export const BY_KEY = 'tributary:by-key';
/** Of the security scheme in the API's document. */
export const KEY_SCHEME = 'apiKey';

/**
 * A dealer's own system may call the route as well, with an API key instead of a session; it needs the same permission. Every other
 * route knows no keys: it answers as if nobody were signed in.
 */
export const AlsoByKey = (): MethodDecorator =>
  applyDecorators(SetMetadata(BY_KEY, true), ApiSecurity(KEY_SCHEME), ApiTooManyRequestsResponse({ type: ProblemDto }));

/** Only users who have at least one of these permissions may call. */
export const Permit = (...anyOf: [string, ...string[]]): MethodDecorator => secured({ kind: 'permit', anyOf });

/** The API's document names the permissions, any one of which opens the route; an empty list: being signed in is enough. */
function secured(access: Exclude<Access, { kind: 'public' }>): MethodDecorator {
  return applyDecorators(
    SetMetadata(ACCESS, access),
    ApiCookieAuth(),
    ApiExtension('x-permissions', access.kind === 'permit' ? access.anyOf : []),
    ApiUnauthorizedResponse({ type: ProblemDto }),
    ApiForbiddenResponse({ type: ProblemDto }),
  );
}
