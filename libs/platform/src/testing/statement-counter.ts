import type { DataSource, QueryRunner } from 'typeorm';

/**
 * Counts the statements that `work` sends to PostgreSQL through `source`, transaction control included. Only one thing
 * at a time may run on `source` meanwhile.
 */
export async function countStatements(source: DataSource, work: () => Promise<unknown>): Promise<string[]> {
  const statements: string[] = [];
  const create = source.createQueryRunner.bind(source);
  source.createQueryRunner = (mode) => {
    const runner: QueryRunner = create(mode);
    const query = runner.query.bind(runner) as (text: string, params?: unknown[], structured?: boolean) => Promise<unknown>;
    runner.query = ((text: string, params?: unknown[], structured?: boolean) => {
      statements.push(text);
      return query(text, params, structured);
    }) as QueryRunner['query'];
    return runner;
  };
  try {
    await work();
    return statements;
  } finally {
    source.createQueryRunner = create;
  }
}
