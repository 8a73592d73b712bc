import { withOwner } from './data-source';

/** Brings the database to the newest state; does nothing when it is there already. */
export async function migrate(): Promise<void> {
  await withOwner(async (source) => {
    const done = await source.runMigrations();
    console.log(done.length === 0 ? 'database is up to date' : `migrations applied: ${done.length}`);
  });
}
