import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATES = ['archived', 'posted', 'identical', 'rejected'];
/** Where a refusal is stored as `{code, params}`. */
const REASONS = [
  ['feed', 'last_reason'],
  ['batch', 'reason'],
  ['raw_file_outcome', 'reason'],
] as const;

/** Archives and mails are opened: what is inside is an arrival of its own that knows what it came in. */
export class OpenedArrivals0031 implements MigrationInterface {
  readonly name = 'OpenedArrivals1760000000031';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE raw_file ADD COLUMN inside_id bigint REFERENCES raw_file;
      CREATE INDEX raw_file_inside ON raw_file (inside_id) WHERE inside_id IS NOT NULL;
      ${states([...STATES, 'opened'])}
      ${renamed('sheets.archive-unsupported', 'sheets.holds-files')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE raw_file_outcome SET state = 'rejected', reason = '{"code": "sheets.holds-files", "params": {}}' WHERE state = 'opened';
      ${states(STATES)}
      ${renamed('sheets.holds-files', 'sheets.archive-unsupported')}
      ALTER TABLE raw_file DROP COLUMN inside_id`);
  }
}

function states(allowed: readonly string[]): string {
  return `ALTER TABLE raw_file_outcome DROP CONSTRAINT raw_file_outcome_state_check;
    ALTER TABLE raw_file_outcome ADD CONSTRAINT raw_file_outcome_state_check CHECK (state IN (${allowed.map((state) => `'${state}'`).join(', ')}));`;
}

function renamed(from: string, to: string): string {
  return REASONS.map(([table, column]) => `UPDATE ${table} SET ${column} = jsonb_set(${column}, '{code}', '"${to}"') WHERE ${column} ->> 'code' = '${from}';`).join('\n');
}
