import { Injectable } from '@nestjs/common';
import { catalogueScope, cursorKey, fetchSize, type PageQuery, sql, sqlOne, SqlParams, stockScope, type TxCtx } from '@tributary/platform';

export interface TransitTimeQuery extends PageQuery {
  readonly locationId?: number;
}

/** Days on the road from a location to a division, and to whatever lies in it and has none of its own. */
export interface TransitTimeRow {
  readonly locationId: number;
  readonly locationCode: string;
  readonly locationName: string;
  readonly locationNameEn: string;
  readonly divisionCode: string;
  readonly divisionName: string;
  readonly days: number;
}

/** Days from a wish to goods that can leave, where nothing is planned; null: nobody said. */
export interface ProductionLeadRow {
  readonly productLineId: number;
  readonly name: string;
  readonly nameEn: string;
  readonly days: number | null;
  /** How much of one SKU may be asked for on one day at one location without a planner, in its sales unit; null: nothing. */
  readonly mostOnDemand: string | null;
}

export type ProductionLead = Pick<ProductionLeadRow, 'days' | 'mostOnDemand'>;

@Injectable()
export class SupplyTermsRepository {
  /** Of the owner's locations in scope, in the order of location and division. */
  transitTimes(tx: TxCtx, ownerId: number, query: TransitTimeQuery): Promise<TransitTimeRow[]> {
    const params = new SqlParams();
    const after = cursorKey(query, 2);
    return sql<TransitTimeRow>(
      tx,
      `SELECT l.id AS "locationId", l.code AS "locationCode", l.name AS "locationName", l.name_en AS "locationNameEn", d.code AS "divisionCode", d.name AS "divisionName", t.days
       FROM transit_time t JOIN stock_location l ON l.id = t.location_id JOIN division d ON d.code = t.division_code
       WHERE l.owner_id = ${params.add(ownerId)} AND ${stockScope(tx, 'l.owner_id', 'l.id', params)}
         ${query.locationId ? `AND l.id = ${params.add(query.locationId)}` : ''}
         ${query.search ? `AND strpos(d.name, ${params.add(query.search)}) > 0` : ''}
         ${after ? `AND (l.code, d.code) > (${params.add(after[0])}, ${params.add(after[1])})` : ''}
       ORDER BY l.code, d.code LIMIT ${params.add(fetchSize(query))}`,
      params,
    );
  }

  async isDivision(tx: TxCtx, code: string): Promise<boolean> {
    return (await sqlOne(tx, 'SELECT 1 FROM division WHERE code = $1', [code])) !== undefined;
  }

  /** `days` null: nobody knows any more. */
  async setTransitTime(tx: TxCtx, locationId: number, divisionCode: string, days: number | null): Promise<void> {
    if (days === null) await sql(tx, 'DELETE FROM transit_time WHERE location_id = $1 AND division_code = $2', [locationId, divisionCode]);
    else {
      await sql(
        tx,
        `INSERT INTO transit_time (location_id, division_code, days) VALUES ($1, $2, $3) ON CONFLICT (location_id, division_code) DO UPDATE SET days = excluded.days`,
        [locationId, divisionCode, days],
      );
    }
  }

  /** Every product line in scope. */
  productionLeads(tx: TxCtx): Promise<ProductionLeadRow[]> {
    const params = new SqlParams();
    return sql<ProductionLeadRow>(
      tx,
      `SELECT p.id AS "productLineId", p.name, p.name_en AS "nameEn", t.days, trim_scale(t.most_on_demand)::text AS "mostOnDemand" FROM product_line p LEFT JOIN production_lead t ON t.product_line_id = p.id
       WHERE (${catalogueScope(tx, '0', 'p.id', params)}) ORDER BY p.id`,
      params,
    );
  }

  async setProductionLead(tx: TxCtx, productLineId: number, { days, mostOnDemand }: ProductionLead): Promise<void> {
    if (days === null) await sql(tx, 'DELETE FROM production_lead WHERE product_line_id = $1', [productLineId]);
    else {
      await sql(
        tx,
        `INSERT INTO production_lead (product_line_id, days, most_on_demand) VALUES ($1, $2, $3)
         ON CONFLICT (product_line_id) DO UPDATE SET days = excluded.days, most_on_demand = excluded.most_on_demand`,
        [productLineId, days, mostOnDemand],
      );
    }
  }
}
