import { createHash } from 'node:crypto';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { AuditTrail } from '../audit/audit-trail';
import { type Ctx, onBehalfOf, type TxCtx } from '../context/ctx';
import { prepared } from '../database/prepared';
import { sql, sqlOne } from '../database/sql';
import { UnitOfWork } from '../database/unit-of-work';
import type { HttpRequest } from './http-request';
import { platformErrors } from './platform.errors';

interface StoredReply {
  readonly route: string;
  readonly request_hash: string;
  readonly status: number;
  readonly response: unknown;
}

/**
 * Runs a writing handler once per Idempotency-Key, in one transaction with the key and the reply. Nothing that is done on
 * a dealer's behalf stays untold: what leaves no entry in the audit trail by itself gets one here.
 */
@Injectable()
export class WriteInterceptor implements NestInterceptor {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly audit: AuditTrail,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<HttpRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return from(this.once(request, reply, next));
  }

  private once(request: HttpRequest, reply: FastifyReply, next: CallHandler): Promise<unknown> {
    const ctx = request.ctx as Ctx;
    const key = keyOf(request);
    const route = `${request.method} ${request.url.split('?')[0]}`;
    const hash = createHash('sha256').update(Buffer.isBuffer(request.body) ? request.body : JSON.stringify(request.body ?? null)).digest('hex');
    return this.uow.write(ctx, async (tx) => {
      const earlier = await claim(tx, key, route, hash);
      if (earlier) return replay(earlier, route, hash, reply);
      request.ctx = tx;
      const result: unknown = await lastValueFrom(next.handle(), { defaultValue: undefined });
      if (onBehalfOf(tx)) await this.audit.recordIfSilent(tx, { action: 'platform.write', subject: 'route', subjectId: route });
      await sql(tx, prepared(`UPDATE idempotency_key SET status = $3, response = $4 WHERE user_id = $1 AND key = $2`), [
        tx.scope.user ?? 0,
        key,
        reply.statusCode,
        JSON.stringify(result ?? null),
      ]);
      return result;
    });
  }
}

function keyOf(request: HttpRequest): string {
  const key = String(request.headers['idempotency-key'] ?? '');
  if (key.length < 8 || key.length > 200) throw platformErrors.idempotencyKeyNeeded();
  return key;
}

/** Takes the key, or gives the stored reply; a repeat that arrives while the first still runs waits for its commit. */
async function claim(tx: TxCtx, key: string, route: string, hash: string): Promise<StoredReply | undefined> {
  const user = tx.scope.user ?? 0;
  const taken = await sql(
    tx,
    prepared(`INSERT INTO idempotency_key (user_id, key, route, request_hash) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING key`),
    [user, key, route, hash],
  );
  if (taken.length > 0) return undefined;
  return sqlOne<StoredReply>(tx, 'SELECT route, request_hash, status, response FROM idempotency_key WHERE user_id = $1 AND key = $2', [user, key]);
}

function replay(earlier: StoredReply, route: string, hash: string, reply: FastifyReply): unknown {
  if (earlier.route !== route || earlier.request_hash !== hash) throw platformErrors.idempotencyKeyReused();
  void reply.status(earlier.status);
  void reply.header('idempotency-replayed', 'true');
  return earlier.response ?? undefined;
}
