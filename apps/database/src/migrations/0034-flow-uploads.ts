import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dealerVisible, granted, secure } from './visibility';

const STATES = ['archived', 'posted', 'identical', 'rejected', 'opened'];
const CLASSIFICATIONS = ['new', 'identical', 'correction', 'extension'];

/** Files that people bring: archived at once, held until somebody has seen what they would change and says yes. */
export class FlowUploads0034 implements MigrationInterface {
  readonly name = 'FlowUploads1760000000034';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${allowed('state', [...STATES, 'held', 'discarded'])}
      ${allowed('classification', [...CLASSIFICATIONS, 'overlap'])}
      CREATE TABLE flow_upload (
        raw_file_id bigint PRIMARY KEY REFERENCES raw_file,
        dealer_id bigint NOT NULL REFERENCES dealer,
        kind text NOT NULL CHECK (kind IN ('purchase', 'sale', 'stock')),
        state text NOT NULL CHECK (state IN ('reading', 'ready', 'refused', 'confirmed', 'discarded')),
        uploaded_at timestamptz NOT NULL,
        uploaded_by text NOT NULL,
        -- why it cannot count: {code, params}
        reason jsonb,
        -- what it would change, as of read_at
        preview jsonb,
        read_at timestamptz,
        decided_at timestamptz,
        decided_by text
      );
      CREATE INDEX flow_upload_dealer ON flow_upload (dealer_id, raw_file_id DESC);
      ${secure('flow_upload', dealerVisible('dealer_id', 'flow'))}
      ${granted('flow_upload')}
      -- the hash of a content tells nobody anything; whoever may add an arrival may add what it is of
      CREATE POLICY raw_object_add ON raw_object FOR INSERT WITH CHECK ((SELECT app_user()) IS NOT NULL);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP POLICY raw_object_add ON raw_object;
      DROP TABLE flow_upload;
      UPDATE raw_file_outcome SET state = 'rejected' WHERE state IN ('held', 'discarded');
      UPDATE raw_file_outcome SET classification = 'extension' WHERE classification = 'overlap';
      ${allowed('state', STATES)}
      ${allowed('classification', CLASSIFICATIONS)}`);
  }
}

function allowed(column: string, values: readonly string[]): string {
  return `ALTER TABLE raw_file_outcome DROP CONSTRAINT raw_file_outcome_${column}_check;
    ALTER TABLE raw_file_outcome ADD CONSTRAINT raw_file_outcome_${column}_check CHECK (${column} IN (${values.map((value) => `'${value}'`).join(', ')}));`;
}
