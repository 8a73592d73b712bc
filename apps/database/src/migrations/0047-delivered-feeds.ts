import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What dealers' own systems deliver is not fetched: plans and failures of fetching it go. */
export class DeliveredFeeds0047 implements MigrationInterface {
  readonly name = 'DeliveredFeeds1760000000047';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE feed SET next_due_at = NULL, last_checked_at = NULL, last_state = NULL, last_reason = NULL, failing_since = NULL, told_of = NULL
      WHERE source = 'api' AND next_due_at IS NOT NULL`);
  }

  down(): Promise<void> {
    return Promise.resolve();
  }
}
