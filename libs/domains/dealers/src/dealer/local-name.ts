import type { TxCtx } from '@tributary/platform';

/** SQL: the name of the row behind `alias` in the reader's language; the Chinese one where there is no other. */
export function localNameSql(tx: TxCtx, alias: string): string {
  return tx.locale === 'en-US' ? `coalesce(nullif(${alias}.name_en, ''), ${alias}.name)` : `${alias}.name`;
}
