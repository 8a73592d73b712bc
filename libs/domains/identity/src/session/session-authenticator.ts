import { Inject, Injectable } from '@nestjs/common';
import { shanghaiToday } from '@tributary/kernel';
import {
  type Authentication, Authenticator, Clock, CONFIG, type Config, type Ctx, type HttpRequest, localeOf, type Scope, systemCtx, UnitOfWork,
} from '@tributary/platform';
import { identityErrors } from '../identity.errors';
import { ScopeResolver } from '../scope/scope-resolver';
import { csrfTokenOf, sessionTokenOf, tokenHash } from './session-token';
import { type SessionOwner, SessionRepository } from './session.repository';

/** All that somebody with a password from an administrator can do until it is changed. */
const OPEN_ROUTES = new Set(['/api/session', '/api/session/password', '/api/session/preferences', '/api/sign-out']);

interface Found {
  readonly owner: SessionOwner;
  readonly scope: Scope;
}

/** Reads the session cookie: two statements, whoever asks. Revocation and new rights count from the next request on. */
@Injectable()
export class SessionAuthenticator extends Authenticator {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly sessions: SessionRepository,
    private readonly scopes: ScopeResolver,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    super();
  }

  /** @throws identity.password-change-needed on every other route while the password is an administrator's */
  async authenticate(request: HttpRequest, correlationId: string): Promise<Authentication | undefined> {
    const token = sessionTokenOf(request);
    const found = token && (await this.find(token, correlationId));
    if (!found) return undefined;
    if (found.owner.mustChangePassword && !OPEN_ROUTES.has(request.routeOptions.url ?? '')) throw identityErrors.passwordChangeNeeded();
    return { ctx: ctxOf(found, request, correlationId), csrfToken: csrfTokenOf(token, this.config.secret) };
  }

  private find(token: string, correlationId: string): Promise<Found | undefined> {
    const now = this.clock.now();
    return this.uow.write(systemCtx('authenticate', correlationId), async (tx) => {
      const owner = await this.sessions.use(tx, tokenHash(token), now);
      return owner && { owner, scope: await this.scopes.resolve(tx, owner, shanghaiToday(now)) };
    });
  }
}

function ctxOf({ owner, scope }: Found, request: HttpRequest, correlationId: string): Ctx {
  const { userId, name, organisationId, organisationKind, tier } = owner;
  return {
    actor: { kind: 'user', userId, name, organisationId, organisationKind, tier },
    scope,
    permissions: new Set(owner.permissions),
    correlationId,
    locale: localeOf(request),
  };
}
