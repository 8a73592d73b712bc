import type { Client } from 'pg';

interface Definition {
  readonly drop: string;
  readonly create: string;
}

/**
 * Runs `work` while `table` has neither indexes nor constraints, and puts them back as they were: one sort per index and
 * one join per foreign key instead of a look-up per row. Must run inside a transaction.
 */
export async function bulkLoad(client: Client, table: string, work: () => Promise<number>): Promise<number> {
  const definitions = await definitionsOf(client, table);
  for (const { drop } of definitions) await client.query(drop);
  const rows = await work();
  await client.query(`SET LOCAL maintenance_work_mem = '256MB'`);
  for (const { create } of definitions) await client.query(create);
  await client.query(`ANALYZE ${table}`);
  return rows;
}

/** A key that other tables refer to stays; an index that belongs to a constraint comes and goes with it. */
async function definitionsOf(client: Client, table: string): Promise<Definition[]> {
  const { rows } = await client.query<Definition>(
    `SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS drop,
            format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS create
     FROM pg_constraint c WHERE conrelid = $1::regclass AND contype IN ('p', 'u', 'f', 'x')
       AND NOT EXISTS (SELECT 1 FROM pg_constraint other WHERE other.contype = 'f' AND other.conindid = c.conindid AND other.oid <> c.oid AND c.contype <> 'f')
     UNION ALL
     SELECT format('DROP INDEX %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
     FROM pg_index WHERE indrelid = $1::regclass AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u', 'x'))`,
    [table],
  );
  return rows;
}
