import type { MigrationInterface, QueryRunner } from 'typeorm';
import { reference } from './visibility';

/** What SKUs are found by; a change of any of it makes another revision. */
const TABLES = ['sku', 'sku_unit', 'grade', 'packaging', 'product_line'];

/** Which catalogue there is: processes keep it in memory, and ask only whether it is still the one they know. */
export class CatalogueRevision0032 implements MigrationInterface {
  readonly name = 'CatalogueRevision1760000000032';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE catalogue_revision (sole boolean PRIMARY KEY DEFAULT true CHECK (sole), revision bigint NOT NULL);
      INSERT INTO catalogue_revision (revision) VALUES (1);
      ${reference('catalogue_revision')}
      GRANT SELECT ON catalogue_revision TO tributary_app;
      CREATE FUNCTION catalogue_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
        BEGIN
          UPDATE catalogue_revision SET revision = revision + 1;
          RETURN NULL;
        END $$`);
    for (const table of TABLES) {
      await runner.query(`CREATE TRIGGER ${table}_revision AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION catalogue_changed()`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`DROP TRIGGER ${table}_revision ON ${table}`);
    await runner.query('DROP FUNCTION catalogue_changed(); DROP TABLE catalogue_revision');
  }
}
