import type { Client } from 'pg';

export interface PlanSketch {
  readonly id: number;
  readonly ownerId: number;
  readonly locationId: number;
  readonly skuId: number;
  readonly readyOn: string;
  /** In base units. */
  readonly planned: string;
  /** A plan of a planner, unless told. */
  readonly origin?: 'planned' | 'demand';
}

/** Above the ids that specs give. */
const MADE_BY_THE_WAY = 1_000_000;

/** Open production plans, in the ledger as well as in the balance. */
export async function buildPlan(owner: Client, ...sketches: readonly PlanSketch[]): Promise<void> {
  await owner.query(`SELECT setval(pg_get_serial_sequence('production_plan', 'id'), greatest(nextval(pg_get_serial_sequence('production_plan', 'id')), ${MADE_BY_THE_WAY}))`);
  for (const { id, ownerId, locationId, skuId, readyOn, planned, origin = 'planned' } of sketches) {
    await owner.query('INSERT INTO production_plan (id, owner_id, location_id, sku_id, ready_on, planned, origin) VALUES ($1, $2, $3, $4, $5, $6, $7)', [
      id, ownerId, locationId, skuId, readyOn, planned, origin,
    ]);
    await owner.query(
      `INSERT INTO production_movement (plan_id, owner_id, location_id, sku_id, kind, planned_delta, document, document_id, actor_name)
       VALUES ($1, $2, $3, $4, 'plan', $5, 'plan', $1, 'test')`,
      [id, ownerId, locationId, skuId, planned],
    );
  }
}

/** Every plan whose quantities are not the sums of its movements: must be empty, whatever happened. */
export async function productionDrift(owner: Client): Promise<unknown[]> {
  const { rows } = await owner.query(`
    SELECT p.id, p.planned, p.promised, p.produced, p.allocated, m.* FROM production_plan p LEFT JOIN (
      SELECT plan_id, sum(planned_delta) AS planned, sum(promised_delta) AS promised, sum(produced_delta) AS produced, sum(allocated_delta) AS allocated
      FROM production_movement GROUP BY plan_id
    ) m ON m.plan_id = p.id
    WHERE (p.planned, p.promised, p.produced, p.allocated) IS DISTINCT FROM (m.planned, m.promised, m.produced, m.allocated)`);
  return rows;
}

/** One plan as `planned/promised/produced/allocated`. */
export async function planOf(owner: Client, id: number): Promise<string> {
  const { rows } = await owner.query<{ balance: string }>(
    `SELECT concat_ws('/', trim_scale(planned), trim_scale(promised), trim_scale(produced), trim_scale(allocated)) AS balance FROM production_plan WHERE id = $1`,
    [id],
  );
  return rows[0]?.balance ?? 'none';
}
