import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@tributary/kernel';
import { searchSql, sql, sqlCount, sqlOne, SqlParams, type TxCtx } from '@tributary/platform';
import type { PriceListKind } from '../price/price';
import type { PriceList, PriceListDetails, PriceListDraft, PriceListSource } from './price-list';
import { keptListSql, readListSql } from './price-list-scope';

export interface PriceListFilter {
  readonly search?: string;
  readonly kind?: PriceListKind;
  readonly source?: PriceListSource;
  readonly validOn?: LocalDate;
}

export interface PriceListPage extends PriceListFilter {
  /** Code of the last list of the page before. */
  readonly after?: string;
  readonly limit: number;
}

/** A list that nobody else changes until the transaction ends. */
export interface LockedPriceList extends PriceListDetails {
  readonly id: number;
  readonly code: string;
  readonly kind: PriceListKind;
  readonly version: number;
}

@Injectable()
export class PriceListRepository {
  /** In order of the code; counts the SKUs of each list from `today` on. */
  list(tx: TxCtx, { limit, ...page }: PriceListPage, today: LocalDate): Promise<PriceList[]> {
    const params = new SqlParams();
    const where = [readListSql(tx, params), searchSql('l.search_text', page.search, params), ...this.filters(tx, page, params)];
    const listed = `(SELECT l.* FROM price_list l WHERE ${where.join(' AND ')} ORDER BY l.code LIMIT ${params.add(limit)})`;
    return sql(tx, `${selectSql(tx, listed, today, params)} ORDER BY l.code`, params);
  }

  /** Undefined when absent, or not for the actor to read. */
  find(tx: TxCtx, id: number, today: LocalDate): Promise<PriceList | undefined> {
    const params = new SqlParams();
    const listed = `(SELECT l.* FROM price_list l WHERE l.id = ${params.add(id)} AND ${readListSql(tx, params)})`;
    return sqlOne(tx, selectSql(tx, listed, today, params), params);
  }

  async readable(tx: TxCtx, id: number): Promise<boolean> {
    const params = new SqlParams();
    const rows = await sql(tx, `SELECT 1 FROM price_list l WHERE l.id = ${params.add(id)} AND ${readListSql(tx, params)}`, params);
    return rows.length > 0;
  }

  /**
   * Locks a list that the actor keeps; undefined when it does not. Every change of a list and of its prices waits here, so
   * that it sees what the others left.
   */
  lock(tx: TxCtx, id: number): Promise<LockedPriceList | undefined> {
    const params = new SqlParams();
    return sqlOne(
      tx,
      `SELECT l.id, l.code, l.kind, l.name, l.name_en AS "nameEn", l.priority, ${VALIDITY}, l.contract_number AS "contractNumber", l.version
       FROM price_list l WHERE l.id = ${params.add(id)} AND ${keptListSql(tx, params)} FOR NO KEY UPDATE OF l`,
      params,
    );
  }

  /** Undefined when the code is taken. */
  async insert(tx: TxCtx, draft: PriceListDraft, text: string): Promise<number | undefined> {
    const { code, name, nameEn, sellerId, tier, priority, validFrom, validTo, kind, contractNumber, buyerId } = draft;
    const row = await sqlOne<{ id: number }>(
      tx,
      `INSERT INTO price_list (code, name, name_en, seller_id, tier, priority, valid, kind, contract_number, buyer_id, search_text)
       VALUES ($1, $2, $3, $4, $5, $6, daterange($7, $8, '[]'), $9, $10, $11, $12) ON CONFLICT (code) DO NOTHING RETURNING id`,
      [code, name, nameEn, sellerId, tier, priority, validFrom, validTo, kind, contractNumber, buyerId, text],
    );
    return row?.id;
  }

  async update(tx: TxCtx, id: number, { name, nameEn, priority, validFrom, validTo, contractNumber }: PriceListDetails, text: string): Promise<void> {
    await sqlCount(
      tx,
      `UPDATE price_list SET name = $2, name_en = $3, priority = $4, valid = daterange($5, $6, '[]'), contract_number = $7, search_text = $8, version = version + 1
       WHERE id = $1`,
      [id, name, nameEn, priority, validFrom, validTo, contractNumber, text],
    );
  }

  /** Shows a contract to its dealer, through the permission group of its contracts. */
  async grantContract(tx: TxCtx, id: number): Promise<void> {
    const row = await sqlOne<{ group: number | null }>(tx, 'SELECT price_contract_grant($1) AS "group"', [id]);
    if (!row?.group) throw new Error(`The contract ${id} was not granted to its dealer.`);
  }

  private filters(tx: TxCtx, { kind, source, validOn, after }: Omit<PriceListPage, 'limit'>, params: SqlParams): string[] {
    return [
      ...(kind === undefined ? [] : [`l.kind = ${params.add(kind)}`]),
      ...(source === undefined ? [] : [sourceSql(tx, source, params)]),
      ...(validOn === undefined ? [] : [`l.valid @> ${params.add(validOn)}::date`]),
      ...(after === undefined ? [] : [`l.code > ${params.add(after)}`]),
    ];
  }
}

const VALIDITY = `coalesce(lower(l.valid), DATE '2000-01-01') AS "validFrom", upper(l.valid) - 1 AS "validTo"`;

function sourceSql(tx: TxCtx, source: PriceListSource, params: SqlParams): string {
  if (source === 'recommended') return 'l.seller_id IS NULL';
  return `l.seller_id ${source === 'own' ? '=' : '<>'} ${params.add(tx.scope.organisation)}`;
}

/** The lists of the relation `listed` with their parties, groups and number of SKUs. */
function selectSql(tx: TxCtx, listed: string, today: LocalDate, params: SqlParams): string {
  const party = (alias: string) =>
    `CASE WHEN ${alias}.id IS NOT NULL THEN json_build_object('id', ${alias}.id, 'code', ${alias}.code, 'name', ${alias}.name, 'nameEn', nullif(${alias}.name_en, '')) END`;
  return `SELECT l.id, l.code, l.name, nullif(l.name_en, '') AS "nameEn", l.kind, l.contract_number AS "contractNumber", ${party('b')} AS buyer, ${party('o')} AS seller,
      l.tier, l.priority, ${VALIDITY}, l.version, ${keptListSql(tx, params)} AS own, ${groupsSql(tx)} AS groups,
      (SELECT count(DISTINCT i.sku_id) FROM price_list_item i WHERE i.price_list_id = l.id AND NOT i.valid << daterange(${params.add(today)}::date, NULL)) AS "skuCount"
    FROM ${listed} l LEFT JOIN organisation o ON o.id = l.seller_id LEFT JOIN organisation b ON b.id = l.buyer_id`;
}

/** Who may buy is head office's business; a dealer's own lists are open to all whom it supplies. */
function groupsSql(tx: TxCtx): string {
  if (tx.actor.kind === 'user' && tx.actor.organisationKind === 'dealer') return `'[]'::json`;
  return `(SELECT coalesce(json_agg(json_build_object('code', g.code, 'name', g.name, 'nameEn', nullif(g.name_en, ''), 'tiers', a.tiers,
        'organisationCount', a.organisations, 'userCount', a.users) ORDER BY g.code), '[]')
      FROM access_group_item gi JOIN access_group g ON g.id = gi.group_id AND g.dimension = 'price'
        CROSS JOIN LATERAL (SELECT coalesce(json_agg(t.tier ORDER BY t.tier) FILTER (WHERE t.tier IS NOT NULL), '[]') AS tiers,
          count(t.organisation_id) AS organisations, count(t.user_id) AS users FROM access_grant t WHERE t.group_id = g.id) a
      WHERE gi.kind = 'price_list' AND gi.item_id = l.id)`;
}
