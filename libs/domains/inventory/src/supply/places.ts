import { type SqlParams, stockScope, type TxCtx } from '@tributary/platform';
import { transitDaysSql } from './transit-days';

/** SQL: the owner's locations in scope, each with its days to the buyer. */
export function placeSql(tx: TxCtx, owner: string, buyer: string, params: SqlParams): string {
  return `SELECT l.id, l.code, l.name, l.name_en, (${transitDaysSql('l.id', buyer)}) AS days
    FROM stock_location l WHERE l.owner_id = ${owner} AND ${stockScope(tx, 'l.owner_id', 'l.id', params)}`;
}

/** SQL: the order of places: the nearest to the buyer first, those of which nobody said how far they are last. */
export const NEAREST_FIRST = 'days NULLS LAST, code';
