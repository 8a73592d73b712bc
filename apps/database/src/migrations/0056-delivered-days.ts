import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A dealer's own system says of which days a delivery tells whole. */
export class DeliveredDays0056 implements MigrationInterface {
  readonly name = 'DeliveredDays1760000000056';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE raw_file_outcome ADD declared daterange CHECK (NOT isempty(declared) AND NOT lower_inf(declared) AND NOT upper_inf(declared))');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE raw_file_outcome DROP declared');
  }
}
