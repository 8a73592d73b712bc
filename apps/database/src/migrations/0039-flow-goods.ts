import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which goods of a product: batch and expiry, where dealers tell them. */
export class FlowGoods0039 implements MigrationInterface {
  readonly name = 'FlowGoods1760000000039';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE flow_entry ADD COLUMN batch_number text NOT NULL DEFAULT '', ADD COLUMN expiry_date date`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE flow_entry DROP COLUMN batch_number, DROP COLUMN expiry_date');
  }
}
