import { Injectable } from '@nestjs/common';
import { SKU_UNITS_SQL } from '@tributary/catalogue';
import { suppliedLinesSql } from '@tributary/dealers';
import type { LocalDate } from '@tributary/kernel';
import { catalogueScope, prepared, sql, SqlParams, type TxCtx } from '@tributary/platform';
import type { BasketSku } from '../basket/basket';

export interface WantedSku extends BasketSku {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
}

@Injectable()
export class WantedSkuRepository {
  /** What the catalogue and the supply say of these SKUs today; what the buyer does not see is absent. */
  find(tx: TxCtx, trade: { buyerId: number; sellerId: number; onDate: LocalDate }, skuIds: readonly number[]): Promise<WantedSku[]> {
    const params = new SqlParams();
    const supplied = suppliedLinesSql(tx, trade, params);
    return sql<WantedSku>(
      tx,
      prepared(`SELECT s.id, s.code, s.name, s.name_en AS "nameEn", s.status, p.business_line_id = ANY (${supplied}) AS supplied, s.base_unit AS "baseUnit",
              s.sales_unit AS "salesUnit", trim_scale(s.pack_multiple) AS "packMultiple", ${SKU_UNITS_SQL} AS units
       FROM sku s JOIN product_line p ON p.id = s.product_line_id
       WHERE s.id = ANY (${params.add(skuIds)}::bigint[]) AND ${catalogueScope(tx, 's.id', 's.product_line_id', params)}`),
      params,
    );
  }
}
