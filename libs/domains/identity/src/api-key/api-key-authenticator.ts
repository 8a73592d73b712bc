import { Injectable } from '@nestjs/common';
import { shanghaiToday } from '@tributary/kernel';
import { AuditTrail, Clock, type Ctx, type HttpRequest, KeyAuthenticator, localeOf, platformErrors, systemCtx, type TxCtx, UnitOfWork } from '@tributary/platform';
import { ScopeResolver } from '../scope/scope-resolver';
import { ApiKeyUses } from './api-key-uses';
import { isSecret, plainAddress } from './api-key';
import type { ShownKey } from './api-key.repository';

/** Who is behind an API key: the dealer's own system, in the dealer's scope, with the permissions of the key alone. */
@Injectable()
export class ApiKeyAuthenticator extends KeyAuthenticator {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly uses: ApiKeyUses,
    private readonly scopes: ScopeResolver,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {
    super();
  }

  /** What is noted of a refusal stays: it is thrown only once that is stored. @throws platform.too-many-requests */
  async authenticate(request: HttpRequest, key: string): Promise<Ctx | undefined> {
    if (!isSecret(key)) return undefined;
    const address = plainAddress(request.ip);
    const found = await this.uow.write(systemCtx('api-key', request.id), async (tx) => {
      const use = await this.uses.take(tx, key, address);
      if (!use.key || use.waitSeconds > 0) return use;
      const ctx = await this.ctxOf(tx, use.key, request);
      await this.note(tx, ctx, use.key, request);
      return { ...use, ctx };
    });
    if (found.waitSeconds > 0) throw platformErrors.tooManyRequests({ seconds: found.waitSeconds });
    return 'ctx' in found && !found.key?.fault ? found.ctx : undefined;
  }

  /** A key is nobody: numbers below zero are never a person's. */
  private async ctxOf(tx: TxCtx, { id, name, organisationId, tier, permissions }: ShownKey, request: HttpRequest): Promise<Ctx> {
    const scope = await this.scopes.resolve(tx, { userId: null, organisationId, tier }, shanghaiToday(this.clock.now()));
    return {
      actor: { kind: 'user', userId: -id, name: `API ${name}`, organisationId, organisationKind: 'dealer', tier },
      scope: { ...scope, user: -id },
      permissions: new Set(permissions),
      correlationId: request.id,
      locale: localeOf(request),
    };
  }

  private note(tx: TxCtx, ctx: Ctx, { id, fault }: ShownKey, request: HttpRequest): Promise<void> {
    const detail = { route: `${request.method} ${request.routeOptions.url ?? ''}`, address: plainAddress(request.ip), ...(fault ? { fault } : {}) };
    return this.audit.record({ ...ctx, tx: tx.tx }, { action: fault ? 'identity.api-key-refused' : 'identity.api-key-use', subject: 'api_key', subjectId: id, detail });
  }
}
