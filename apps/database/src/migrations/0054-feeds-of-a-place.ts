import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every run that ends looks for the next one at its own server: found by it, however many wait elsewhere. */
export class FeedsOfAPlace0054 implements MigrationInterface {
  readonly name = 'FeedsOfAPlace1760000000054';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX feed_due_at_place ON feed (place, next_due_at) WHERE status = 'active'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX feed_due_at_place');
  }
}
