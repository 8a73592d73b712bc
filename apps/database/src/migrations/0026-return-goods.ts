import type { MigrationInterface, QueryRunner } from 'typeorm';

/** In what condition goods go back, and with whom. */
export class ReturnGoods0026 implements MigrationInterface {
  readonly name = 'ReturnGoods1760000000026';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE return_line
        ADD COLUMN condition text NOT NULL DEFAULT 'unopened' CHECK (condition IN ('unopened', 'opened', 'damaged', 'expired'));
      -- who brings the goods back, and under which number; empty: not said
      ALTER TABLE order_return
        ADD COLUMN carrier text NOT NULL DEFAULT '',
        ADD COLUMN waybill_number text NOT NULL DEFAULT '';
      -- what waits for a side, which is little, however much there was
      CREATE INDEX order_return_open ON order_return (seller_id, id DESC) WHERE state IN ('requested', 'approved', 'sent')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX order_return_open;
      ALTER TABLE order_return DROP COLUMN carrier, DROP COLUMN waybill_number;
      ALTER TABLE return_line DROP COLUMN condition`);
  }
}
