import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How many rows of the file in hand are read, so that a large one is seen to go on. */
export class FlowWorkReading0046 implements MigrationInterface {
  readonly name = 'FlowWorkReading1760000000046';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE flow_work ADD reading integer NOT NULL DEFAULT 0');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE flow_work DROP reading');
  }
}
