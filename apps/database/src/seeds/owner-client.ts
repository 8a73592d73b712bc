import { registerTypeParsers } from '@tributary/platform';
import { Client } from 'pg';

/** Connects as the owner, runs `work`, and closes whatever happens. */
export async function withOwnerClient<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const connectionString = process.env['DATABASE_URL'];
  if (!connectionString) throw new Error('DATABASE_URL is not set: give the address of the PostgreSQL database to work on.');
  registerTypeParsers();
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
