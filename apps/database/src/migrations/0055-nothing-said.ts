import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A person can say of a file without rows that there was nothing, and on which days. */
export class NothingSaid0055 implements MigrationInterface {
  readonly name = 'NothingSaid1760000000055';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE raw_file_outcome
        ADD nothing_from date,
        ADD nothing_to date,
        ADD nothing_by text,
        ADD nothing_at timestamptz,
        ADD CHECK (num_nonnulls(nothing_from, nothing_to, nothing_by, nothing_at) IN (0, 4) AND nothing_from <= nothing_to);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE raw_file_outcome DROP nothing_at, DROP nothing_by, DROP nothing_to, DROP nothing_from;');
  }
}
