import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is made and what waits never exceeds a plan; who waits for a plan is found at once. */
export class ProductionOrders0023 implements MigrationInterface {
  readonly name = 'ProductionOrders1760000000023';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Surplus goods lie in stock and are sold from there: they cannot be promised a second time.
      ALTER TABLE production_plan ADD CONSTRAINT production_plan_free CHECK (produced + promised - allocated <= planned);
      CREATE INDEX order_line_plan ON order_line (production_plan_id) WHERE production_plan_id IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX order_line_plan;
      ALTER TABLE production_plan DROP CONSTRAINT production_plan_free`);
  }
}
