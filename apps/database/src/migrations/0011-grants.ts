import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the application's role may do: everything but changing or deleting what is written once. */
export class Grants0011 implements MigrationInterface {
  readonly name = 'Grants1760000000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      GRANT USAGE ON SCHEMA public TO tributary_app;
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO tributary_app;
      GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO tributary_app;
      REVOKE UPDATE, DELETE ON audit_entry, stock_movement, credit_movement, order_event, consignment_event, raw_object, raw_file
        FROM tributary_app;
      REVOKE ALL ON TABLE migrations FROM tributary_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('REVOKE ALL ON ALL TABLES IN SCHEMA public FROM tributary_app');
  }
}
