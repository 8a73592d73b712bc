import type { TxCtx } from '../context/ctx';
import { SYSTEM_SCOPE } from '../context/scope';
import { scopeSettings } from './scope-settings';
import { sql } from './sql';

/**
 * Runs `work` in the transaction and under the name of `tx`, but with the whole company in sight: for what a person sets
 * off and others are entitled to, whom the person may not see (production that is shared out to all who wait). What it
 * finds must not be answered to the person.
 */
export async function inFullSight<T>(tx: TxCtx, work: (all: TxCtx) => Promise<T>): Promise<T> {
  await sql(tx, scopeSettings(SYSTEM_SCOPE));
  try {
    return await work({ ...tx, scope: SYSTEM_SCOPE });
  } finally {
    // in a transaction that failed this fails too; it is rolled back, and the failure that matters is on its way already
    await sql(tx, scopeSettings(tx.scope)).catch(() => undefined);
  }
}
