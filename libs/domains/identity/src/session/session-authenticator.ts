import { Inject, Injectable } from '@nestjs/common';
import { shanghaiToday } from '@tributary/kernel';
import {
  type Authentication, Authenticator, Clock, CONFIG, type Config, type Ctx, type HttpRequest, localeOf, type Scope, systemCtx, UnitOfWork,
  type UserActor,
} from '@tributary/platform';
import { identityErrors } from '../identity.errors';
import { ScopeResolver } from '../scope/scope-resolver';
import { csrfTokenOf, sessionTokenOf, tokenHash } from './session-token';
import { type SessionActing, type SessionOwner, SessionRepository } from './session.repository';

/** All that somebody with a password from an administrator can do until it is changed. */
const OPEN_ROUTES = new Set(['/api/session', '/api/session/password', '/api/session/preferences', '/api/sign-out']);

interface Found {
  readonly owner: SessionOwner;
  /** The dealer as whom this request is made, if any. */
  readonly acting: SessionActing | null;
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

  /**
   * @throws identity.password-change-needed on every other route while the password is an administrator's, and
   * identity.acting-over while the session acts for a dealer for whom it may not act any more: it never falls back to
   * the person's own rights in silence
   */
  async authenticate(request: HttpRequest, correlationId: string, personal: boolean): Promise<Authentication | undefined> {
    const token = sessionTokenOf(request);
    const found = token && (await this.find(token, personal, correlationId));
    if (!found) return undefined;
    if (found.owner.mustChangePassword && !OPEN_ROUTES.has(request.routeOptions.url ?? '')) throw identityErrors.passwordChangeNeeded();
    if (found.acting?.fault) throw identityErrors.actingOver({ dealer: found.acting.organisationName });
    const csrfToken = csrfTokenOf(token, this.config.secret, found.owner.acting?.recordId);
    return { ctx: ctxOf(found, request, correlationId), csrfToken };
  }

  private find(token: string, personal: boolean, correlationId: string): Promise<Found | undefined> {
    const now = this.clock.now();
    return this.uow.write(systemCtx('authenticate', correlationId), async (tx) => {
      const owner = await this.sessions.use(tx, tokenHash(token), now);
      if (!owner) return undefined;
      const acting = personal ? null : owner.acting;
      const scope = await this.scopes.resolve(tx, acting ? { ...acting, userId: null } : owner, shanghaiToday(now));
      return { owner, acting, scope: { ...scope, user: owner.userId } };
    });
  }
}

function ctxOf(found: Found, request: HttpRequest, correlationId: string): Ctx {
  const { owner, acting, scope } = found;
  return {
    actor: actorOf(found),
    scope,
    permissions: new Set((acting ?? owner).permissions),
    correlationId,
    locale: localeOf(request),
  };
}

/** The person; with the dealer's organisation and tier while acting for it. */
function actorOf({ owner, acting }: Found): UserActor {
  const { userId, name, organisationId, organisationKind, tier } = owner;
  if (!acting) return { kind: 'user', userId, name, organisationId, organisationKind, tier };
  const { recordId: actingRecordId, organisationName, mode, ...dealer } = acting;
  return {
    kind: 'user', userId, name, organisationId: dealer.organisationId, organisationKind: 'dealer', tier: dealer.tier,
    onBehalfOf: { organisationId: dealer.organisationId, name: organisationName, mode, actingRecordId },
  };
}
