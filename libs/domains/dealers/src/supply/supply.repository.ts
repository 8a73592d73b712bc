import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@tributary/kernel';
import { partyScope, prepared, sql, SqlParams, type TxCtx } from '@tributary/platform';
import type { CreditDto } from '../dealer/credit.dto';
import { localNameSql } from '../dealer/local-name';
import type { SupplyRelationDto } from './supply-relation.dto';
import type { SupplierDto } from './supplier.dto';

export interface SupplyLine {
  readonly supplierId: number;
  readonly businessLineId: number;
}

/** Who would buy, on which day, and from whom; from anybody unless told. */
export interface Trade {
  readonly buyerId: number;
  readonly sellerId?: number | undefined;
  readonly onDate: LocalDate;
}

/** SQL: the relations `r` in which the buyer may buy on that day, as long as both sides trade. */
function tradeSql(tx: TxCtx, { buyerId, sellerId, onDate }: Trade, params: SqlParams): string {
  return `FROM supply_relation r
    WHERE r.buyer_id = ${params.add(buyerId)} AND ${sellerId === undefined ? 'TRUE' : `r.supplier_id = ${params.add(sellerId)}`}
      AND r.valid @> ${params.add(onDate)}::date AND organisation_trades(r.buyer_id) AND organisation_trades(r.supplier_id)
      AND ${partyScope(tx, 'r.buyer_id', 'r.supplier_id', params)}`;
}

/** SQL, as part of a larger statement: the array of business lines (ids) in which the buyer may buy. */
export function suppliedLinesSql(tx: TxCtx, trade: Trade, params: SqlParams): string {
  return `ARRAY(SELECT r.business_line_id ${tradeSql(tx, trade, params)})`;
}

type SupplierRow = Omit<SupplierDto, 'credit'>;
type RelationRow = SupplyRelationDto & { readonly supplies: boolean };

@Injectable()
export class SupplyRepository {
  /** The lines in which `buyerId` may buy on a day, from one seller or from all, as long as both sides trade. */
  lines(tx: TxCtx, buyerId: number, onDate: LocalDate, sellerId?: number): Promise<SupplyLine[]> {
    const params = new SqlParams();
    return sql(
      tx,
      prepared(`SELECT r.supplier_id AS "supplierId", r.business_line_id AS "businessLineId" ${tradeSql(tx, { buyerId, sellerId, onDate }, params)}
       ORDER BY r.supplier_id, r.business_line_id`),
      params,
    );
  }

  /** The organisations that supply `buyerId` on a day, each with all its lines. */
  suppliers(tx: TxCtx, buyerId: number, onDate: LocalDate): Promise<SupplierRow[]> {
    const params = new SqlParams();
    return sql(
      tx,
      `SELECT o.id, o.kind, o.code, o.name, nullif(o.name_en, '') AS "nameEn",
         string_agg(${localNameSql(tx, 'l')}, '、' ORDER BY l.code) AS "businessLine"
       FROM supply_relation r JOIN organisation o ON o.id = r.supplier_id JOIN business_line l ON l.id = r.business_line_id
       WHERE r.buyer_id = ${params.add(buyerId)} AND r.valid @> ${params.add(onDate)}::date AND organisation_trades(r.supplier_id)
         AND ${partyScope(tx, 'r.buyer_id', 'r.supplier_id', params)}
       GROUP BY o.id ORDER BY o.code`,
      params,
    );
  }

  /** Every relation of one dealer, past and to come; `supplies` tells that the dealer is the buyer in it. */
  relations(tx: TxCtx, dealerId: number): Promise<RelationRow[]> {
    const params = new SqlParams();
    const dealer = params.add(dealerId);
    return sql(
      tx,
      `SELECT r.id, o.id AS "organisationId", o.code, o.name, nullif(o.name_en, '') AS "nameEn", o.kind,
         ${localNameSql(tx, 'l')} AS "businessLine", lower(r.valid) AS "validFrom", upper(r.valid) - 1 AS "validTo",
         r.buyer_id = ${dealer} AS supplies
       FROM supply_relation r
       JOIN organisation o ON o.id = CASE WHEN r.buyer_id = ${dealer} THEN r.supplier_id ELSE r.buyer_id END
       JOIN business_line l ON l.id = r.business_line_id
       WHERE (r.buyer_id = ${dealer} OR r.supplier_id = ${dealer}) AND ${partyScope(tx, 'r.buyer_id', 'r.supplier_id', params)}
       ORDER BY o.code, l.code, lower(r.valid)`,
      params,
    );
  }

  /** The agreed credit of one buyer with each of its sellers. The accounts are kept by orders; here they are only shown. */
  credits(tx: TxCtx, buyerId: number): Promise<CreditDto[]> {
    const params = new SqlParams();
    return sql(
      tx,
      `SELECT a.seller_id AS "sellerId", ${localNameSql(tx, 'o')} AS "sellerName", a.credit_limit AS limit, a.used,
         a.credit_limit - a.used AS available
       FROM credit_account a JOIN organisation o ON o.id = a.seller_id
       WHERE a.buyer_id = ${params.add(buyerId)} AND a.credit_limit IS NOT NULL
         AND ${partyScope(tx, 'a.buyer_id', 'a.seller_id', params)}
       ORDER BY o.code`,
      params,
    );
  }
}
