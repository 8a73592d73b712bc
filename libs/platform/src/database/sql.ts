import type { QueryResult } from 'typeorm';
import type { TxCtx } from '../context/ctx';

/** Collects the parameters of a statement that is put together from parts. */
export class SqlParams {
  readonly values: unknown[] = [];

  /** Adds a value and gives its placeholder. */
  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

/** Runs one statement in the transaction of `tx` and gives its rows (of `RETURNING`, for a write). */
export async function sql<Row>(tx: TxCtx, text: string, params: SqlParams | readonly unknown[] = []): Promise<Row[]> {
  return (await execute(tx, text, params)).records as Row[];
}

/** Runs one statement and gives the number of rows it touched. */
export async function sqlCount(tx: TxCtx, text: string, params: SqlParams | readonly unknown[] = []): Promise<number> {
  return (await execute(tx, text, params)).affected ?? 0;
}

function execute(tx: TxCtx, text: string, params: SqlParams | readonly unknown[]): Promise<QueryResult> {
  const runner = tx.tx.queryRunner;
  if (!runner) throw new Error('A statement needs the transaction of a unit of work.');
  return runner.query(text, params instanceof SqlParams ? params.values : [...params], true);
}

/** As `sql`, for a statement with `RETURNING` or one row of result: the first row, if any. */
export async function sqlOne<Row>(tx: TxCtx, text: string, params: SqlParams | readonly unknown[] = []): Promise<Row | undefined> {
  return (await sql<Row>(tx, text, params))[0];
}

