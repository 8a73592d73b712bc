import { withOwner } from './data-source';

/** Drops everything in the schema. Asks for `--yes`, because nothing brings the data back. */
export async function reset(args: string[]): Promise<void> {
  if (!args.includes('--yes')) throw new Error('reset deletes all data of this database; repeat with --yes if that is meant.');
  await withOwner(async (source) => {
    await source.query('DROP SCHEMA IF EXISTS queue CASCADE; DROP SCHEMA public CASCADE; CREATE SCHEMA public;');
    console.log('database emptied');
  });
}
