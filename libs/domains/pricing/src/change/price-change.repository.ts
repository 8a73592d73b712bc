import { Injectable } from '@nestjs/common';
import type { LocalDate } from '@tributary/kernel';
import { actorName, sql, sqlCount, SqlParams, type TxCtx } from '@tributary/platform';
import type { PriceEdit, PriceSpan } from './price-edit';
import type { PriceKey } from './price-review';

/** What happens to one price of a list. */
export interface KeyedEdit {
  readonly key: PriceKey;
  readonly edit: PriceEdit;
}

export type ChangeSource = 'screen' | 'workbook';

type SpanRow = PriceSpan & PriceKey;

@Injectable()
export class PriceChangeRepository {
  /** The prices of these SKUs that count on `day` or later, in order of their days: one statement for any number of SKUs. */
  spans(tx: TxCtx, priceListId: number, skuIds: readonly number[], day: LocalDate): Promise<SpanRow[]> {
    return sql(
      tx,
      `SELECT i.id, i.sku_id AS "skuId", i.unit, trim_scale(i.from_quantity) AS "fromQuantity", lower(i.valid) AS "from", upper(i.valid) AS "upTo", i.price
       FROM price_list_item i WHERE i.price_list_id = $1 AND i.sku_id = ANY ($2::bigint[]) AND NOT i.valid << daterange($3::date, NULL)
       ORDER BY i.sku_id, i.unit, i.from_quantity, lower(i.valid) NULLS FIRST`,
      [priceListId, skuIds, day],
    );
  }

  /**
   * Changes the rows and writes down what turned: five statements, whatever the number of prices, and no row of any other
   * price is touched. What ends goes first, or two prices would share a day.
   */
  async apply(tx: TxCtx, priceListId: number, edits: readonly KeyedEdit[], source: ChangeSource): Promise<void> {
    await this.remove(tx, priceListId, edits.flatMap(({ edit }) => edit.remove));
    await this.shorten(tx, priceListId, edits.flatMap(({ edit }) => edit.shorten));
    await this.reprice(tx, priceListId, edits.flatMap(({ edit }) => edit.reprice));
    await this.add(tx, priceListId, edits);
    await this.record(tx, priceListId, edits, source);
  }

  private async remove(tx: TxCtx, priceListId: number, ids: readonly number[]): Promise<void> {
    if (ids.length === 0) return;
    await sqlCount(tx, 'DELETE FROM price_list_item WHERE price_list_id = $1 AND id = ANY ($2::bigint[])', [priceListId, ids]);
  }

  private async shorten(tx: TxCtx, priceListId: number, changes: PriceEdit['shorten']): Promise<void> {
    if (changes.length === 0) return;
    await sqlCount(
      tx,
      `UPDATE price_list_item i SET valid = daterange(lower(i.valid), v.up_to) FROM unnest($2::bigint[], $3::date[]) AS v(id, up_to)
       WHERE i.price_list_id = $1 AND i.id = v.id`,
      [priceListId, changes.map(({ id }) => id), changes.map(({ upTo }) => upTo)],
    );
  }

  private async reprice(tx: TxCtx, priceListId: number, changes: PriceEdit['reprice']): Promise<void> {
    if (changes.length === 0) return;
    await sqlCount(
      tx,
      `UPDATE price_list_item i SET price = v.price FROM unnest($2::bigint[], $3::numeric[]) AS v(id, price) WHERE i.price_list_id = $1 AND i.id = v.id`,
      [priceListId, changes.map(({ id }) => id), changes.map(({ price }) => price)],
    );
  }

  private async add(tx: TxCtx, priceListId: number, edits: readonly KeyedEdit[]): Promise<void> {
    const rows = edits.flatMap(({ key, edit }) => edit.add.map((add) => ({ ...key, ...add })));
    if (rows.length === 0) return;
    const params = new SqlParams();
    const column = (type: string, values: readonly unknown[]): string => `${params.add(values)}::${type}[]`;
    await sqlCount(
      tx,
      `INSERT INTO price_list_item (price_list_id, sku_id, unit, from_quantity, price, valid)
       SELECT ${params.add(priceListId)}, v.sku_id, v.unit, v.from_quantity, v.price, daterange(v.from_day, v.up_to)
       FROM unnest(${column('bigint', rows.map(({ skuId }) => skuId))}, ${column('text', rows.map(({ unit }) => unit))},
         ${column('numeric', rows.map(({ fromQuantity }) => fromQuantity))}, ${column('numeric', rows.map(({ price }) => price))},
         ${column('date', rows.map(({ from }) => from))}, ${column('date', rows.map(({ upTo }) => upTo))}) AS v(sku_id, unit, from_quantity, price, from_day, up_to)`,
      params,
    );
  }

  private async record(tx: TxCtx, priceListId: number, edits: readonly KeyedEdit[], source: ChangeSource): Promise<void> {
    const rows = edits.flatMap(({ key, edit }) => edit.turns.map((turn) => ({ ...key, ...turn })));
    const params = new SqlParams();
    const column = (type: string, values: readonly unknown[]): string => `${params.add(values)}::${type}[]`;
    await sqlCount(
      tx,
      `INSERT INTO price_change (price_list_id, sku_id, unit, from_quantity, valid, old_price, new_price, source, user_id, actor_name)
       SELECT ${params.add(priceListId)}, v.sku_id, v.unit, v.from_quantity, daterange(v.from_day, v.up_to), v.old_price, v.new_price,
         ${params.add(source)}, ${params.add(tx.actor.kind === 'user' ? tx.actor.userId : null)}, ${params.add(actorName(tx))}
       FROM unnest(${column('bigint', rows.map(({ skuId }) => skuId))}, ${column('text', rows.map(({ unit }) => unit))},
         ${column('numeric', rows.map(({ fromQuantity }) => fromQuantity))}, ${column('date', rows.map(({ from }) => from))},
         ${column('date', rows.map(({ upTo }) => upTo))}, ${column('numeric', rows.map((row) => row.old))},
         ${column('numeric', rows.map((row) => row.new))}) AS v(sku_id, unit, from_quantity, from_day, up_to, old_price, new_price)`,
      params,
    );
  }
}
