import type { MigrationInterface, QueryRunner } from 'typeorm';

const CLASSIFICATIONS = ['new', 'identical', 'correction', 'extension', 'overlap'];

/** Arrivals that say what another dealer or kind says already, or name another dealer, wait for a person who says whose they are. */
export class Addressees0048 implements MigrationInterface {
  readonly name = 'Addressees1760000000048';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${allowed([...CLASSIFICATIONS, 'misaddressed'])}
      ALTER TABLE raw_file_outcome
        -- the dealer that the arrival seems to be of
        ADD alike_dealer_id bigint REFERENCES dealer,
        -- who said that it is of the dealer that it came for
        ADD addressed_by text,
        ADD addressed_at timestamptz;
      -- the same content is looked for everywhere, and rarely found; days on which nothing was sold are all alike
      CREATE INDEX flow_day_content ON flow_day USING hash (content_hash) WHERE entries > 0;
      CREATE INDEX organisation_name ON organisation (name);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX organisation_name;
      DROP INDEX flow_day_content;
      ALTER TABLE raw_file_outcome DROP addressed_at, DROP addressed_by, DROP alike_dealer_id;
      UPDATE raw_file_outcome SET classification = NULL WHERE classification = 'misaddressed';
      ${allowed(CLASSIFICATIONS)}`);
  }
}

function allowed(values: readonly string[]): string {
  return `ALTER TABLE raw_file_outcome DROP CONSTRAINT raw_file_outcome_classification_check;
    ALTER TABLE raw_file_outcome ADD CONSTRAINT raw_file_outcome_classification_check CHECK (classification IN (${values.map((value) => `'${value}'`).join(', ')}));`;
}
