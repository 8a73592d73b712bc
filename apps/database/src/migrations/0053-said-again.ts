import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A day that a later arrival told again as it stands is as new as that: what came before it and waited for a person changes it no more. */
export class SaidAgain0053 implements MigrationInterface {
  readonly name = 'SaidAgain1760000000053';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- the place in the order of arrivals of the last one that said the same
      ALTER TABLE flow_day ADD said_again bigint;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE flow_day DROP said_again;');
  }
}
