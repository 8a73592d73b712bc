import { ownerUrl, withOwner } from './data-source';
import { migrateQueueSchema } from './queue-schema';
import { renewRoles } from './seeds/reference/renew-roles';

/** Brings the database to the newest state, its standard roles too, so that new work has people who may do it. */
export async function migrate(): Promise<void> {
  await withOwner(async (source) => {
    const done = await source.runMigrations();
    await migrateQueueSchema(ownerUrl());
    await renewRoles(source);
    console.log(done.length === 0 ? 'database is up to date' : `migrations applied: ${done.length}`);
  });
}
