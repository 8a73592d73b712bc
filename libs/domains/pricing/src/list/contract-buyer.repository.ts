import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@tributary/kernel';
import { partyScope, searchSql, sql, SqlParams, type TxCtx } from '@tributary/platform';
import type { PriceListParty } from './price-list';

export interface ContractBuyerPage {
  readonly sellerId: number;
  readonly onDate: LocalDate;
  readonly search?: string;
  readonly after?: string;
  readonly limit: number;
}

@Injectable()
export class ContractBuyerRepository {
  /** The dealers that the seller supplies on a day, in order of their code. */
  list(tx: TxCtx, { sellerId, onDate, search, after, limit }: ContractBuyerPage): Promise<PriceListParty[]> {
    const params = new SqlParams();
    const where = [`EXISTS (${supplySql(tx, sellerId, 'o.id', onDate, params)})`, searchSql('o.search_text', search, params)];
    if (after !== undefined) where.push(`o.code > ${params.add(after)}`);
    return sql(
      tx,
      `SELECT o.id, o.code, o.name, nullif(o.name_en, '') AS "nameEn" FROM organisation o WHERE ${where.join(' AND ')} ORDER BY o.code LIMIT ${params.add(limit)}`,
      params,
    );
  }

  /** Whether the seller supplies the buyer on a day, as far as the actor may know. */
  async supplies(tx: TxCtx, sellerId: number, buyerId: number, onDate: LocalDate): Promise<boolean> {
    const params = new SqlParams();
    const rows = await sql(tx, `${supplySql(tx, sellerId, params.add(buyerId), onDate, params)} LIMIT 1`, params);
    return rows.length > 0;
  }
}

function supplySql(tx: TxCtx, sellerId: number, buyer: string, onDate: LocalDate, params: SqlParams): string {
  return `SELECT 1 FROM supply_relation r WHERE r.supplier_id = ${params.add(sellerId)} AND r.buyer_id = ${buyer} AND r.valid @> ${params.add(onDate)}::date
    AND ${partyScope(tx, 'r.buyer_id', 'r.supplier_id', params)}`;
}
