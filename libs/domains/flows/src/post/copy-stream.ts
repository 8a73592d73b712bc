import type { Writable } from 'node:stream';
import type { TxCtx } from '@tributary/platform';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** A stream of COPY lines into a table of this transaction. Row-level security allows it for temporary tables only. */
export async function copyStream(tx: TxCtx, table: string, columns: readonly string[]): Promise<Writable> {
  const client = (await tx.tx.queryRunner?.connect()) as PoolClient | undefined;
  if (!client) throw new Error('COPY needs the transaction of a unit of work.');
  return client.query(copyFrom(`COPY ${table} (${columns.join(', ')}) FROM STDIN`));
}
