import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whoever names owner, location and SKU finds one row by either index. Without the SKU a planner that has seen no statistics
 * yet (a company's first day) read the whole location for every line of an order.
 */
export class StockBalanceOwner0029 implements MigrationInterface {
  readonly name = 'StockBalanceOwner1760000000029';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX stock_balance_owner;
      CREATE INDEX stock_balance_owner ON stock_balance (owner_id, location_id, sku_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX stock_balance_owner;
      CREATE INDEX stock_balance_owner ON stock_balance (owner_id, location_id)`);
  }
}
