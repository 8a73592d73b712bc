import type { Client } from 'pg';

export interface PriceListSketch {
  readonly id: number;
  /** null: recommended by head office. */
  readonly sellerId: number | null;
  readonly tier?: 1 | 2;
  readonly priority?: number;
  /** A `daterange`; always valid unless told. */
  readonly valid?: string;
  readonly items: readonly { readonly skuId: number; readonly price: string; readonly unit?: string; readonly valid?: string }[];
}

/** One price list `PL<id>` with its items, in drums unless told. */
export async function buildPriceList(owner: Client, { id, sellerId, tier = 1, priority = 0, valid = '[2000-01-01,)', items }: PriceListSketch): Promise<void> {
  await owner.query(
    `INSERT INTO price_list (id, code, name, name_en, seller_id, tier, priority, valid) VALUES ($1, $2, $3, $2, $4, $5, $6, $7)`,
    [id, `PL${id}`, `价目 ${id}`, sellerId, tier, priority, valid],
  );
  for (const { skuId, price, unit = 'drum', valid: itemValid = '[2000-01-01,)' } of items) {
    await owner.query('INSERT INTO price_list_item (price_list_id, sku_id, unit, price, valid) VALUES ($1, $2, $3, $4, $5)', [id, skuId, unit, price, itemValid]);
  }
}
