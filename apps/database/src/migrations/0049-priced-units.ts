import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a dealer's word for a unit means may be decided for those rows only whose price says that it is another unit. */
export class PricedUnits0049 implements MigrationInterface {
  readonly name = 'PricedUnits1760000000049';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE flow_unit_word
        -- the unit that the price of such rows is usual for; null: whatever they cost
        ADD priced_as text REFERENCES unit,
        ADD CHECK (priced_as IS NULL OR sku_id IS NOT NULL),
        DROP CONSTRAINT flow_unit_word_dealer_id_word_sku_id_key,
        ADD UNIQUE NULLS NOT DISTINCT (dealer_id, word, sku_id, priced_as)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM flow_unit_word WHERE priced_as IS NOT NULL;
      ALTER TABLE flow_unit_word DROP priced_as, ADD UNIQUE NULLS NOT DISTINCT (dealer_id, word, sku_id)`);
  }
}
