import { DataSource } from 'typeorm';
import { migrations } from './migrations';

/** The owner's connection: migrations and seeds only; the running product connects as `tributary_app`. */
export function ownerDataSource(): DataSource {
  const url = ownerUrl();
  return new DataSource({ type: 'postgres', url, migrations, migrationsTransactionMode: 'each', migrationsTableName: 'migrations' });
}

/** Connects, runs `work`, and closes whatever happens. */
export async function withOwner<T>(work: (source: DataSource) => Promise<T>): Promise<T> {
  const source = await ownerDataSource().initialize();
  try {
    return await work(source);
  } finally {
    await source.destroy();
  }
}

/** The owner's address; throws one sentence when it is not given. */
export function ownerUrl(): string {
  const url = process.env['DATABASE_URL'];
  if (!url) throw new Error('DATABASE_URL is not set: give the address of the PostgreSQL database to work on.');
  return url;
}
