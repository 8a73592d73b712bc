import { ownerUrl, withOwner } from './data-source';
import { migrateQueueSchema } from './queue-schema';

/** Brings the database to the newest state; does nothing when it is there already. */
export async function migrate(): Promise<void> {
  await withOwner(async (source) => {
    const done = await source.runMigrations();
    await migrateQueueSchema(ownerUrl());
    console.log(done.length === 0 ? 'database is up to date' : `migrations applied: ${done.length}`);
  });
}
