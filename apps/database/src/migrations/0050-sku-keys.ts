import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a dealer's file calls a product is looked up among the codes and names of SKUs, for every file. */
export class SkuKeys0050 implements MigrationInterface {
  readonly name = 'SkuKeys1760000000050';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX sku_by_code_key ON sku (code_key); CREATE INDEX sku_by_name_key ON sku (name_key)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX sku_by_name_key, sku_by_code_key');
  }
}
