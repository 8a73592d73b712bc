import { Injectable } from '@nestjs/common';
import { DataSource, QueryFailedError, type QueryRunner } from 'typeorm';
import { type Ctx, isViewOnly, type TxCtx } from '../context/ctx';
import { scopeSettings } from './scope-settings';

const ATTEMPTS = 4;
/** serialization_failure and deadlock_detected: the transaction did nothing, so it may simply run again. */
const RETRYABLE = new Set(['40001', '40P01']);

/**
 * Opens transactions and tells PostgreSQL whose they are. Everything that reads or writes goes through here, so there
 * is no statement without a scope.
 */
@Injectable()
export class UnitOfWork {
  constructor(private readonly source: DataSource) {}

  /**
   * Runs `work` in one transaction, or joins the one `ctx` carries. Deadlocks are retried when nothing outside was
   * joined. Whoever only looks at what a dealer sees gets a transaction that cannot change anything here either.
   */
  write<T>(ctx: Ctx, work: (tx: TxCtx) => Promise<T>): Promise<T> {
    return this.run(ctx, isViewOnly(ctx) ? 'READ ONLY' : 'READ WRITE', work);
  }

  /** As `write`, in a transaction that cannot change anything. */
  read<T>(ctx: Ctx, work: (tx: TxCtx) => Promise<T>): Promise<T> {
    return this.run(ctx, 'READ ONLY', work);
  }

  private async run<T>(ctx: Ctx, mode: string, work: (tx: TxCtx) => Promise<T>): Promise<T> {
    if (ctx.tx) return work(ctx as TxCtx);
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.attempt(ctx, mode, work);
      } catch (error) {
        if (attempt >= ATTEMPTS || !isRetryable(error)) throw error;
      }
    }
  }

  private async attempt<T>(ctx: Ctx, mode: string, work: (tx: TxCtx) => Promise<T>): Promise<T> {
    const runner = this.source.createQueryRunner();
    try {
      await begin(runner, ctx, mode);
      const result = await work({ ...ctx, tx: runner.manager });
      await runner.query('COMMIT');
      return result;
    } catch (error) {
      await runner.query('ROLLBACK').catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }
}

/** One round trip: the transaction and whose it is. */
async function begin(runner: QueryRunner, ctx: Ctx, mode: string): Promise<void> {
  await runner.query(`BEGIN ${mode}; ${scopeSettings(ctx.scope)}`);
}

/** PostgreSQL's error code of a failed statement, if that is what `error` is. */
export function sqlState(error: unknown): string | undefined {
  return error instanceof QueryFailedError ? (error.driverError as { code?: string }).code : undefined;
}

function isRetryable(error: unknown): boolean {
  const state = sqlState(error);
  return state !== undefined && RETRYABLE.has(state);
}

