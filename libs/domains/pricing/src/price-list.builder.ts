import type { Client } from 'pg';

export interface PriceItemSketch {
  readonly skuId: number;
  readonly price: string;
  readonly unit?: string;
  /** In `unit`; any unless told. */
  readonly from?: string;
  readonly valid?: string;
}

export interface PriceListSketch {
  readonly id: number;
  /** null: recommended by head office. */
  readonly sellerId: number | null;
  readonly tier?: 1 | 2;
  readonly priority?: number;
  /** A `daterange`; always valid unless told. */
  readonly valid?: string;
  /** The dealer of a contract `C<id>`; an ordinary list unless told. */
  readonly contractWith?: number;
  readonly items: readonly PriceItemSketch[];
}

/** One price list `PL<id>` with its items, in drums unless told. */
export async function buildPriceList(owner: Client, { id, sellerId, tier = 1, priority = 0, valid = '[2000-01-01,)', contractWith, items }: PriceListSketch): Promise<void> {
  const contract = contractWith === undefined ? ['list', null, null] : ['contract', `C${id}`, contractWith];
  await owner.query(
    `INSERT INTO price_list (id, code, name, name_en, search_text, seller_id, tier, priority, valid, kind, contract_number, buyer_id)
     VALUES ($1, $2, $3, $2, lower($2), $4, $5, $6, $7, $8, $9, $10)`,
    [id, `PL${id}`, `价目 ${id}`, sellerId, tier, priority, valid, ...contract],
  );
  const column = (value: (item: PriceItemSketch) => unknown): unknown[] => items.map(value);
  await owner.query(
    `INSERT INTO price_list_item (price_list_id, sku_id, unit, from_quantity, price, valid)
     SELECT $1, * FROM unnest($2::bigint[], $3::text[], $4::numeric[], $5::numeric[], $6::daterange[])`,
    [id, column(({ skuId }) => skuId), column(({ unit = 'drum' }) => unit), column(({ from = '0' }) => from), column(({ price }) => price), column((item) => item.valid ?? '[2000-01-01,)')],
  );
}
