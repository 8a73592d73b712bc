import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Feeds declare of which days their files tell whole; a file that seems to tell of less waits for a person. */
export class Coverage0052 implements MigrationInterface {
  readonly name = 'Coverage1760000000052';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE feed
        -- days: those with rows; month: all since the first of the month; snapshot: all from the first to the last
        ADD coverage text NOT NULL DEFAULT 'days' CHECK (coverage IN ('days', 'month', 'snapshot'));
      ALTER TABLE raw_file_outcome
        -- as it was when the arrival counted, or as a person said
        ADD coverage text CHECK (coverage IN ('days', 'month', 'snapshot')),
        ADD coverage_by text,
        ADD coverage_at timestamptz;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE raw_file_outcome DROP coverage_at, DROP coverage_by, DROP coverage;
      ALTER TABLE feed DROP coverage;`);
  }
}
