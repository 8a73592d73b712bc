import { Injectable } from '@nestjs/common';
import { catalogueScope, dealerScope, prepared, searchSql, sql, sqlCount, SqlParams, type TxCtx } from '@tributary/platform';
import { articleKey, type ArticleNumber, type DealerArticle } from './dealer-article';

export interface DealerArticlePage {
  readonly search?: string;
  /** Key and id of the last one of the page before. */
  readonly after?: readonly [key: string, id: number];
  readonly limit: number;
}

const COLUMNS = `a.id, a.number_shown AS number, a.sku_id AS "skuId", s.code AS "skuCode", s.name AS "skuName", s.name_en AS "skuNameEn",
  a.updated_by AS "updatedBy", a.updated_at AS "updatedAt"`;

/** Dealers' own article numbers. Numbers of SKUs outside the catalogue scope are out of sight with their SKU. */
@Injectable()
export class DealerArticleRepository {
  /** In order of the number. */
  list(tx: TxCtx, dealerId: number, page: DealerArticlePage): Promise<(DealerArticle & { readonly key: string })[]> {
    const params = new SqlParams();
    const from = this.fromSql(tx, dealerId, params);
    const search = page.search ? `(${searchSql('a.number_key', page.search, params)} OR ${searchSql('s.search_text', page.search, params)})` : 'TRUE';
    const after = page.after ? `(a.number_key, a.id) > (${params.add(page.after[0])}, ${params.add(page.after[1])}::bigint)` : 'TRUE';
    return sql(tx, `SELECT ${COLUMNS}, a.number_key AS key ${from} AND ${search} AND ${after} ORDER BY a.number_key, a.id LIMIT ${params.add(page.limit)}`, params);
  }

  /** What is remembered for these keys. */
  byKeys(tx: TxCtx, dealerId: number, keys: readonly string[]): Promise<DealerArticle[]> {
    const params = new SqlParams();
    return sql(tx, `SELECT ${COLUMNS} ${this.fromSql(tx, dealerId, params)} AND a.number_key = ANY (${params.add(keys)}::text[]) ORDER BY a.number_key`, params);
  }

  /** Which SKU each number of the dealer means, by its key. */
  async meanings(tx: TxCtx, dealerId: number): Promise<ReadonlyMap<string, number>> {
    const params = new SqlParams();
    const rows = await sql<{ key: string; skuId: number }>(
      tx,
      prepared(`SELECT a.number_key AS key, a.sku_id AS "skuId" FROM dealer_article a
       WHERE a.dealer_id = ${params.add(dealerId)} AND ${dealerScope(tx, 'dealers', 'a.dealer_id', params)}`),
      params,
    );
    return new Map(rows.map(({ key, skuId }) => [key, skuId]));
  }

  /** Remembers numbers, each in place of what it meant before; keys are distinct. */
  async put(tx: TxCtx, dealerId: number, articles: readonly ArticleNumber[], by: { readonly name: string; readonly at: Date }): Promise<void> {
    const [keys, shown, skus] = [articles.map(({ number }) => articleKey(number)), articles.map(({ number }) => number.trim()), articles.map(({ skuId }) => skuId)];
    await sqlCount(
      tx,
      `INSERT INTO dealer_article AS a (dealer_id, number_key, number_shown, sku_id, updated_by, updated_at)
       SELECT $1, n.key, n.shown, n.sku, $5, $6 FROM unnest($2::text[], $3::text[], $4::bigint[]) AS n (key, shown, sku)
       ON CONFLICT (dealer_id, number_key) DO UPDATE
         SET number_shown = excluded.number_shown, sku_id = excluded.sku_id, updated_by = excluded.updated_by, updated_at = excluded.updated_at
         WHERE (a.number_shown, a.sku_id) <> (excluded.number_shown, excluded.sku_id)`,
      [dealerId, keys, shown, skus, by.name, by.at],
    );
  }

  /** How many there were. */
  remove(tx: TxCtx, dealerId: number, ids: readonly number[]): Promise<number> {
    const params = new SqlParams();
    const wanted = `a.dealer_id = ${params.add(dealerId)} AND a.id = ANY (${params.add(ids)}::bigint[])`;
    return sqlCount(tx, `DELETE FROM dealer_article a WHERE ${wanted} AND ${dealerScope(tx, 'dealers', 'a.dealer_id', params)}`, params);
  }

  private fromSql(tx: TxCtx, dealerId: number, params: SqlParams): string {
    return `FROM dealer_article a JOIN sku s ON s.id = a.sku_id AND ${catalogueScope(tx, 's.id', 's.product_line_id', params)}
      WHERE a.dealer_id = ${params.add(dealerId)} AND ${dealerScope(tx, 'dealers', 'a.dealer_id', params)}`;
  }
}
