import type { Client } from 'pg';

/** Lets identities go on behind the ids that a seed wrote itself. */
export async function advanceSequences(client: Client, ...tables: readonly string[]): Promise<void> {
  for (const table of tables) {
    await client.query(`SELECT setval(pg_get_serial_sequence('${table}', 'id'), greatest((SELECT max(id) FROM ${table}), 1))`);
  }
}
