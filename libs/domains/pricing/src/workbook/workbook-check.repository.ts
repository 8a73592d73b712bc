import { Injectable } from '@nestjs/common';
import { catalogueScope, sql, SqlParams, type TxCtx } from '@tributary/platform';

export interface UnitNames {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
}

@Injectable()
export class WorkbookCheckRepository {
  /** Ids of the SKUs with these codes (in upper case), by code. */
  async skuIds(tx: TxCtx, codes: readonly string[]): Promise<Map<string, number>> {
    const params = new SqlParams();
    const rows = await sql<{ code: string; id: number }>(
      tx,
      `SELECT upper(s.code) AS code, s.id FROM sku s WHERE upper(s.code) = ANY (${params.add(codes)}::text[]) AND ${catalogueScope(tx, 's.id', 's.product_line_id', params)}`,
      params,
    );
    return new Map(rows.map(({ code, id }) => [code, id]));
  }

  unitNames(tx: TxCtx): Promise<UnitNames[]> {
    return sql(tx, 'SELECT code, name, name_en AS "nameEn" FROM unit');
  }
}
